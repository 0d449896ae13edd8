"""What importing and generating 4,000 published models costs, in seconds of CPU and on disk.

``imported_models.py FOLDER [DOCUMENTS]`` takes the documents that `make corpus` downloads and writes
``docs/benchmarks/imported.md``. The exit code is 1 where a bar is broken.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from importers import makes_files
from measure import machine, publish, table

BLOCK, MB = 4096, 1_000_000
ROUNDS = 3
DOCUMENTS = 4125
"""About 4,000 models come of them: some make no picture, film or sound."""
BARS = {
    "import, CPU s": 20.0,
    "generate, CPU s": 15.0,
    "MB of bytes": 50.0,
    f"MB in blocks of {BLOCK:,}": 50.0,
}
"""What is measured → the most that it may be."""
OURS = [sys.executable, "-m", "gatewright"]


def documents(folder: Path, count: int) -> list[dict[str, Any]]:
    """`count` documents of models that make files; where there are fewer, some stand there again as others."""
    found = json.loads((folder / "replicate/package/models.json").read_text("utf-8"))
    real = [one for one in found if makes_files(one)]
    more = max(0, count - len(real))
    again = [real[index * len(real) // more] for index in range(more)]
    return real[:count] + [_renamed(one, index) for index, one in enumerate(again)]


def _renamed(model: dict[str, Any], number: int) -> dict[str, Any]:
    """A model as somebody else publishes it, with other weights."""
    owner, version = f"copied-{number}", f"{number:064x}"
    latest = {**model["latest_version"], "id": version}
    url = str(model.get("url", "")).replace(model["owner"], owner)
    return {**model, "owner": owner, "url": url, "latest_version": latest}


def seconds_of(command: list[str], cache: Path) -> float:
    """CPU seconds of one command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode()[-1000:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sizes(home: Path) -> tuple[float, float]:
    """MB of all files: the bytes in them, and the blocks that they take."""
    found = [path.stat().st_size for path in home.rglob("*") if path.is_file()]
    return sum(found) / MB, sum(-(-size // BLOCK) * BLOCK for size in found) / MB


def least(run: Callable[[Path], float], home: Path) -> float:
    """The fewest seconds of several runs, each with folders of its own."""
    return min(run(home / str(number)) for number in range(ROUNDS))


def main(folder: Path, count: int) -> int:
    """Measures, and writes the page."""
    with TemporaryDirectory() as made:
        home = Path(made)
        source = home / "models.json"
        source.write_text(json.dumps(documents(folder, count)), "utf-8")
        options = ["--gateway", "replicate", "--accept-contradictions", "--medium", "image"]

        def imports(home: Path) -> float:
            into = [*options, "--specs", str(home / "specs")]
            return seconds_of([*OURS, "import", "replicate", str(source), *into], home / "cache")

        def generates(here: Path) -> float:
            folders = ["--specs", str(home / "0" / "specs"), "--out", str(here / "out")]
            return seconds_of([*OURS, "generate", *folders], here / "cache")

        figures = {"import, CPU s": least(imports, home), "generate, CPU s": least(generates, home)}
        models = len(list((home / "0" / "specs" / "models").rglob("*.yaml")))
        written, blocks = sizes(home / "0" / "out")
        figures |= {"MB of bytes": written, f"MB in blocks of {BLOCK:,}": blocks}
    rows = [
        [name, f"{figures[name]:.1f}", f"{bar:.0f}", "yes" if figures[name] <= bar else "**no**"]
        for name, bar in BARS.items()
    ]
    publish(
        "imported",
        f"# {models:,} imported models\n\n{machine()}\n\n{INTRODUCTION}\n\n"
        + table(["what", "measured", "at most", "kept"], rows),
        {"models": models, **figures},
    )
    return int(any(figures[name] > bar for name, bar in BARS.items()))


INTRODUCTION = """\
`make imported` imports Replicate's published schemas of models that make files, some of them again under other
names until there are so many, and generates a package of all. Seconds are the fewest of three runs from nothing.
A block is what a file takes at least on most disks."""


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else DOCUMENTS))
