"""60 published documents through `gatewright import` and two other generators, in one run.

``importers.py FOLDER`` takes the documents that `make corpus` downloads and writes
``docs/benchmarks/importers.md``. The exit code is 1 where ours leaves a document unread or writes Python that
cannot be imported.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from measure import machine, publish, table
from run import environment
from stated_limits import OPTIONS, stated_limits

HERE = Path(__file__).resolve().parent
COUNTS = {"replicate": 30, "aimlapi": 29, "openai": 1}
OURS, CLIENT, MODELS = "gatewright", "openapi-python-client", "datamodel-codegen"
FOLDER_WANTED = "Modular references require an output directory"
"""What datamodel-codegen says of documents with dots in names."""
SECONDS = 300
"""After which a tool is stopped."""

Published = tuple[str, list[Any], dict[str, Any]]
"""(name, what ours reads, the OpenAPI document for the others)."""


def documents(folder: Path) -> Iterator[Published]:
    """The documents, chosen evenly over each corpus."""
    found = json.loads((folder / "replicate/package/models.json").read_text("utf-8"))
    # Many models are one with other weights, and the schema says the same.
    versions = {json.dumps(_schemas(one).get("Input")): one for one in found if makes_files(one)}
    for one in _evenly(list(versions.values()), COUNTS["replicate"]):
        name = f"replicate/{one['owner']}/{one['name']}"
        yield name, [one], _with_path(one["latest_version"]["openapi_schema"])
    home = folder / "aimlapi/docs/api-references"
    paths = [
        path for kind in ("image", "video") for path in (home / f"{kind}-models").rglob("*.json")
    ]
    # The vendor describes in a document of its own how every film is asked for.
    fetch = json.loads((home / "video-models/universal-video-fetch.json").read_text("utf-8"))
    for path in _evenly(sorted(filter(_creates, paths)), COUNTS["aimlapi"]):
        data = json.loads(path.read_text("utf-8"))
        yield f"aimlapi/{path.stem}", [data, fetch], data
    data = json.loads((folder / "openai/openapi.json").read_text("utf-8"))
    yield "openai/openapi", [data], data


def _schemas(model: dict[str, Any]) -> dict[str, Any]:
    version: dict[str, Any] = model.get("latest_version") or {}
    schemas: dict[str, Any] = (
        version.get("openapi_schema", {}).get("components", {}).get("schemas", {})
    )
    return schemas


def makes_files(model: dict[str, Any]) -> bool:
    return '"format": "uri"' in json.dumps(_schemas(model).get("Output"))


def _with_path(schema: dict[str, Any]) -> dict[str, Any]:
    """A published schema, which names no path, as the whole document that other tools want."""
    json_of = "application/json"
    request = {"content": {json_of: {"schema": {"$ref": "#/components/schemas/Input"}}}}
    answer = {"content": {json_of: {"schema": {"$ref": "#/components/schemas/Output"}}}}
    post = {"requestBody": request, "responses": {"200": {"description": "Made.", **answer}}}
    paths = {"/predictions": {"post": {"operationId": "predict", **post}}}
    head = {"openapi": "3.0.2", "info": {"title": "A model", "version": "1"}}
    return {**head, **schema, "paths": paths}


def _creates(path: Path) -> bool:
    """Whether a document describes a POST; one of aimlapi's is not JSON."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except ValueError:
        return False
    return any("post" in one for one in data.get("paths", {}).values())


def _evenly(found: list[Any], count: int) -> list[Any]:
    return [found[index * len(found) // count] for index in range(count)]


def commands(tool: str, shape: str, sources: list[Path], out: Path) -> list[list[str]]:
    """What a user types, one after the other, to get Python from a document into `out`."""
    source, *_ = sources
    bin_ = Path(sys.executable).parent
    if tool == CLIENT:
        options = ["--path", str(source), "--output-path", str(out / "made"), "--meta", "none"]
        return [[str(bin_ / CLIENT), "generate", *options, "--overwrite"]]
    if tool == MODELS:
        options = ["--input", str(source), "--output", str(out / "made.py")]
        options += ["--input-file-type", "openapi", "--openapi-scopes", "paths", "schemas"]
        return [[str(bin_ / MODELS), *options, "--output-model-type", "pydantic_v2.BaseModel"]]
    ours, specs = [sys.executable, "-m", OURS], ["--specs", str(out.parent / "specs")]
    options = ["--gateway", "published", "--accept-contradictions", "--format", "json"]
    # Some of the single models show no file; OpenAI's document says of each operation what it makes.
    options += ["--medium", "image"] if out.parent.parent.name != "openai" else []
    return [
        [*ours, "import", shape, *map(str, sources), *options, *specs],
        [*ours, "generate", *specs, "--out", str(out), "--package", "made"],
    ]


def run_tool(tool: str, shape: str, sources: list[Path], out: Path) -> dict[str, Any]:
    """Whether a tool reads the document, what it printed, and its seconds of CPU and of the clock."""
    out.mkdir(parents=True)
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    read, said, printed = True, "", ""
    for command in commands(tool, shape, sources, out):
        try:
            done = _run(command)
            if FOLDER_WANTED in done.stderr:
                done = _run([one.replace("made.py", "made") for one in command])
        except subprocess.TimeoutExpired:
            read, said = False, f"stopped after {SECONDS} s"
            break
        printed = printed or done.stdout
        if command[3:4] == ["import"] and (why := _left_out(printed)):
            read, said = False, why
            break
        # Ours tells with 1 that a person has to look; a warning of another is told with 0.
        if "Traceback" in done.stderr or done.returncode not in ((0, 1) if tool == OURS else (0,)):
            read, said = False, _reason(done.stderr or done.stdout)
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    read = read and any(out.rglob("*.py"))
    return {
        "read": read, "said": said, "printed": printed if tool == OURS else "",
        "cpu": cpu, "wall": time.perf_counter() - start,
    }  # fmt: skip


def _left_out(report: str) -> str:
    """Why none of our models has a spec; empty where one has."""
    models = json.loads(report or "[]")
    whys = [one["left_out"] for one in models]
    return whys[0] if whys and all(whys) else ""


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


def _reason(printed: str) -> str:
    """The line that says why, without what differs from document to document."""
    told = re.compile(r"^\d+ faults?$|For further|please open an issue|warn")
    lines = [line for line in printed.splitlines() if line.strip() and not told.search(line)]
    return re.sub(r"\S*/tmp\S*", "PATH", (lines or [""])[-1].strip().partition(" [")[0])


def probe(tool: str, out: Path, cases: list[dict[str, Any]], home: Path) -> dict[str, Any]:
    """What the code in `out` refuses, asked in a process of its own."""
    listed = home / "cases.json"
    listed.write_text(json.dumps(cases), "utf-8")
    command = [sys.executable, str(HERE / "limits_probe.py"), tool, str(out), str(listed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    try:
        said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (ValueError, IndexError):
        said = {"imported": False, "why": done.stderr[-300:], "kept": [False] * len(cases)}
    return said


def measure(name: str, data: list[Any], document: dict[str, Any], home: Path) -> dict[str, Any]:
    """One document through each tool, in an order that changes from document to document."""
    shape = name.partition("/")[0]
    cases = [{**one, "replicate": shape == "replicate"} for one in stated_limits(document)]
    figures: dict[str, Any] = {}
    for tool in random.Random(name).sample((OURS, CLIENT, MODELS), 3):
        sources, out = [], home / tool / "out"
        (home / tool).mkdir(parents=True)
        for number, held in enumerate(data if tool == OURS else [document]):
            sources.append(home / tool / f"{number}.json")
            sources[-1].write_text(json.dumps(held), "utf-8")
        form = "replicate" if shape == "replicate" else "openapi"
        one = run_tool(tool, form, sources, out)
        if tool == OURS:
            _name_models(cases, one.pop("printed"), shape)
        one.pop("printed", None)
        if one["read"]:
            one |= probe(tool, out, cases, home)
            kept = list(zip(cases, one["kept"], strict=True))
            one["kept"] = {
                kind: [sum(held for case, held in kept if case["kind"] == kind), total]
                for kind, total in Counter(case["kind"] for case in cases).items()
            }
        figures[tool] = one
    return {"name": name, "tools": figures}


def _name_models(cases: list[dict[str, Any]], report: str, shape: str) -> None:
    """Says of each case which of our models its request belongs to."""
    models = [one for one in json.loads(report or "[]") if one["id"] and not one["left_out"]]
    for case in cases:
        sent = case["inside"].get("model")
        found = [one for one in models if one["pointer"].endswith(case["pointer"])]
        found = found or [one for one in models if one["id"] == sent]  # one POST under two paths
        found = [one for one in found if one["id"] == sent or shape == "replicate"] or found
        case["model"] = found[0]["id"] if found else None


def summary(rows: list[dict[str, Any]], tool: str) -> list[str]:
    """The row of one tool."""
    read = [one for one in rows if one["tools"][tool]["read"]]
    broken = [one for one in read if not one["tools"][tool]["imported"]]
    cells = [tool, f"{len(read)} of {len(rows)}", str(len(broken))]
    for wanted in ("limits", OPTIONS):
        asked = [one["tools"][tool]["kept"].get(wanted, (0, 0)) for one in read]
        cells.append(f"{sum(one[0] for one in asked):,} of {sum(one[1] for one in asked):,}")
    cpu = sum(one["tools"][tool]["cpu"] for one in rows)
    wall = sum(one["tools"][tool]["wall"] for one in rows)
    return [*cells, f"{cpu:.0f}", f"{wall:.0f}"]


def main(folder: Path) -> int:
    """Measures all documents, writes the page."""
    rows: list[dict[str, Any]] = []
    for name, held, document in documents(folder):
        with TemporaryDirectory() as folder_:
            home = Path(folder_) / name.partition("/")[0]
            rows.append(measure(name, held, document, home))
        states = {tool: one["read"] and one["imported"] for tool, one in rows[-1]["tools"].items()}
        print(
            name,
            *(f"{tool}: {'yes' if right else 'no'}" for tool, right in states.items()),
            flush=True,
        )
    tools = (OURS, CLIENT, MODELS)
    head = ["tool", "read", "broken Python", "limits kept", "options kept", "CPU s", "wall s"]
    publish(
        "importers",
        f"# {len(rows)} published documents\n\n{machine()}\n\n" + INTRODUCTION + "\n\n"
        + table(head, [summary(rows, tool) for tool in tools]) + "\n" + _unread(rows, tools),
        rows,
    )  # fmt: skip
    ours = [one["tools"][OURS] for one in rows]
    return 0 if all(one["read"] and one["imported"] for one in ours) else 1


INTRODUCTION = """\
`make importers` takes 30 of Replicate's schemas, 29 documents of aimlapi and OpenAI's own, evenly chosen, and each
tool as its user would: one command a document, two of ours (`import`, `generate`), which also gets the document that
says how films of aimlapi are asked for. *Read* means that Python was
written. *Kept* means that the generated code refuses a request just outside a limit and takes the one just
inside, which jsonschema judged so before; counted over the documents that the tool read."""


def _unread(rows: list[dict[str, Any]], tools: tuple[str, ...]) -> str:
    """Why documents were not read or their Python not imported, by tool: each reason with its number."""
    lines: list[str] = []
    for tool in tools:
        whys: dict[str, int] = {}
        for one in rows:
            said = one["tools"][tool]
            if not said["read"] or not said["imported"]:
                why = " ".join((said["why"] if said["read"] else said["said"]).split())[-160:]
                whys[why] = whys.get(why, 0) + 1
        lines += [f"- {tool}, {count}: `{why.replace('`', '')}`" for why, count in whys.items()]
    return "\n".join(["## Not read, or broken", "", *(lines or ["None."]), ""])


if __name__ == "__main__":
    if len(sys.argv) > 2:
        raise SystemExit(main(Path(sys.argv[1])))
    raise SystemExit(
        subprocess.run([environment(), __file__, sys.argv[1], "here"], check=False).returncode
    )
