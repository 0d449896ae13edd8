"""A file of 1,000,000 requests, a tenth of them wrong: all violations, beside the peers.

Each candidate is a process of its own that reads the whole file. Run with the name of a candidate
and a file, this module is such a process.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import machine, publish, table, whole_process

HERE = Path(__file__).resolve()
FOLDER = HERE.parents[2] / "build" / "bench"
COUNT = 1_000_000
ROUNDS = 7
FEW = 20_000
"""Lines for the one peer that would take minutes for all."""
MODELS = ("rivya/qwen2-image", "reapi/qwen-image-2", "skills-video/qwen/qwen-image-2")
FIELD = "for"
"""The key under which each line names its model."""
OURS = "image_gateways"
OURS_FAST = f"{OURS} [fast]"
OURS_TWO = f"{OURS} [fast] --jobs 2"
OURS_SHARDS = f"{OURS} [fast], two shards at once"
BARE = "(orjson.loads alone)"
BARE_TWO = "(orjson.loads alone, two at once)"
OWN = [sys.executable, "-m", OURS, "validate", "--model-field", FIELD, "--quiet"]


def lines(count: int, spaced: bool) -> Iterator[str]:
    """Requests to three models in turn, 90 % right, the others with one to four mistakes."""
    chance = random.Random(20)
    separators = (", ", ": ") if spaced else (",", ":")
    for number in range(count):
        key = MODELS[number % len(MODELS)]
        prompt = (
            f"A lighthouse at dusk with {number} gulls around it, " + "painted in gouache, " * 8
        )
        common = {"output_format": chance.choice(("png", "jpeg")), "seed": chance.randrange(10**6)}
        body: dict[str, Any] = {"prompt": prompt, **common}
        if key.startswith("rivya"):
            size = {"image_size": chance.choice(("16:9", "1:1")), "nsfw_checker": "false"}
            body = {"model": "qwen2-image", "prompt": prompt, "params": {**size, **common}}
        elif key.startswith("reapi"):
            url = f"https://cdn.example.com/{number}.png"
            body.update(model="qwen-image-2", image_url=url, image_size="1:1")
        else:
            body.update(aspect_ratio="16:9", negative_prompt="blurred, cropped", num_images=2)
        if chance.random() < 0.1:
            inner = body.get("params", body)
            for mistake in chance.sample(range(4), chance.randint(1, 4)):
                if mistake == 0:
                    inner["output_format"] = "gif"
                elif mistake == 1:
                    body["prompt"] = number % 100
                elif mistake == 2:
                    inner["seed"] = "7"
                else:
                    inner["seeds"] = number
        yield json.dumps({FIELD: key, **body}, separators=separators)


def made(name: str, count: int, spaced: bool) -> Path:
    """The file of that many lines."""
    path = FOLDER / name
    FOLDER.mkdir(parents=True, exist_ok=True)
    other = path.with_suffix(".part")
    with other.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines(count, spaced))
    other.rename(path)
    return path


def bare(load: Callable[[bytes], Any], path: str) -> None:
    """Reads every line and judges none."""
    with Path(path).open("rb") as file:
        for line in file:
            load(line)


def judged(name: str, path: str) -> None:
    """Has a peer judge every line, and makes it say everything that is wrong."""
    import orjson
    from suites.peers import checkers

    check = {key: checkers(key)[name] for key in MODELS}
    load = orjson.loads
    bad = 0
    with Path(path).open("rb") as file:
        for line in file:
            body = load(line)
            if check[body.pop(FIELD)](body):
                bad += 1
    print(bad)


def standard(path: str) -> None:
    """Ours without what is compiled, its own and others'."""
    from gatewright_tools.bulk import Job, run, source
    from gatewright_tools.package import open_package

    with Path("/dev/null").open("w") as nowhere:
        run(
            Job("image_gateways", field=FIELD, fast=False),
            [source(open_package("image_gateways"), path)],
            nowhere.write,
        )


def at_once(*commands: list[str]) -> None:
    """Runs commands that know nothing of each other: what two cores can do at most."""
    for one in [subprocess.Popen(command) for command in commands]:
        one.wait()


def candidate(name: str, path: str) -> None:
    """What one process does."""
    if name == BARE:
        import orjson

        bare(orjson.loads, path)
    elif name == "(json.loads alone)":
        bare(json.loads, path)
    elif name == f"{OURS}, standard library":
        standard(path)
    elif name == OURS_SHARDS:
        at_once(*([*OWN, "--shard", f"{part}/2", path] for part in (1, 2)))
    elif name == BARE_TWO:
        bare_one = [sys.executable, str(HERE), BARE, path]
        at_once(bare_one, bare_one)
    else:
        judged(name, path)


def commands(path: Path, few: Path) -> dict[str, list[str]]:
    """Candidate → its command."""
    peers = [
        OURS_SHARDS,
        f"{OURS}, standard library",
        "jsonschema-rs iter_errors",
        "pydantic TypedDict",
    ]
    peers += ["msgspec convert *", "(json.loads alone)"]
    found = {name: [sys.executable, str(HERE), name, str(path)] for name in (BARE, BARE_TWO)}
    found[OURS_FAST] = [*OWN, str(path)]
    found[f"{OURS_FAST} --format json --only-invalid"] = [
        *OWN, "--format", "json", "--only-invalid", str(path)
    ]  # fmt: skip
    found[OURS_TWO] = [*OWN, "--jobs", "2", str(path)]
    found.update({name: [sys.executable, str(HERE), name, str(path)] for name in peers})
    found["jsonschema"] = [sys.executable, str(HERE), "jsonschema", str(few)]
    return found


def main() -> None:
    """Times every candidate on spaced lines, as `json.dumps` writes them, and on compact ones."""
    figures: dict[str, dict[str, dict[str, float]]] = {}
    text = ["# Checking 1,000,000 lines", "", machine(), ""]
    text += [
        "90 % right, all mistakes reported. * stops at the first mistake. Start is the wall time of the",
        "same command on a file of one line; rates and CPU are of what comes after it. More processes are",
        "started where there is more than that, so their start is in the rates. Peak of the largest",
        f"process. Two of orjson at once read the whole file each. Times are the least of {ROUNDS} rounds in",
        "turn: other work on the machine only adds to them, and adds more to two busy cores than to one.\n",
    ]
    for style, spaced in (("spaced", True), ("compact", False)):
        path, few = made(f"{style}.jsonl", COUNT, spaced), made(f"{style}.few.jsonl", FEW, spaced)
        line = made(f"{style}.one.jsonl", 1, spaced)
        starts = whole_process(commands(line, line), rounds=ROUNDS, typical=min)
        measured = whole_process(commands(path, few), rounds=ROUNDS, typical=min)
        for name, one in measured.items():
            count = {"jsonschema": FEW, BARE_TWO: 2 * COUNT}.get(name, COUNT)
            one["start_ms"] = starts[name]["wall_ms"]
            one["lines_per_s"] = count / (one["wall_ms"] - one["start_ms"]) * 1000
            one["cpu_us"] = (one["cpu_ms"] - starts[name]["cpu_ms"]) / count * 1000
        figures[style] = measured
        rate = measured[BARE]["lines_per_s"]
        rows = [
            [
                name,
                f"{one['lines_per_s']:,.0f}",
                f"{one['lines_per_s'] / rate:.2f}",
                f"{one['cpu_us']:.2f}",
                f"{one['start_ms']:,.0f}",
                f"{one['wall_ms']:,.0f}",
                f"{one['peak_mib']:.0f}",
            ]
            for name, one in measured.items()
        ]
        size = path.stat().st_size // COUNT
        text += [f"## {style.capitalize()} lines, {size} bytes each", ""]
        head = ["candidate", "lines/s", "rate to orjson's", "CPU µs a line"]
        head += ["start ms", "whole ms", "peak MiB"]
        text.append(table(head, rows))
    publish("lines", "\n".join(text), figures)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        candidate(*sys.argv[1:])
    else:
        main()
