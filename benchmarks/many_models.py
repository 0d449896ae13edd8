"""Disk and import of packages of 5 and of many models, beside each other.

``many_models.py [MODELS]`` generates both in a temporary folder and writes ``docs/benchmarks/many.md``.
Times are the least of several processes each; compare the ratios, not the milliseconds of one machine.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import machine, publish, table
from synthetic import make

ROUNDS = 9
GATEWAYS = 4
BLOCK, MIB = 4096, 1 << 20
STEPS = {
    "import the package": "import image_gateways",
    "import one gateway's client": "from image_gateways import {client}",
    "validate one request": "import image_gateways; image_gateways.validate({key!r}, {{}})",
    "take one model": "from image_gateways import {client}; {client}(api_key='k').{attribute}.info",
}
PROBE = """
from image_gateways import MODELS
key = next(key for key in MODELS if key.endswith("-n0"))
print(key, MODELS[key].module, MODELS.client(key).__name__, sep="\\n")
"""


def package(folder: Path, models: int) -> Path:
    """Generates a package of that many models; gives the folder to import it from."""
    make(folder / "specs", models, GATEWAYS)
    command = [sys.executable, "-m", "gatewright", "generate", "--specs", str(folder / "specs")]
    subprocess.run([*command, "--out", str(folder / "out")], check=True, capture_output=True)
    return folder / "out"


def sizes(home: Path) -> dict[str, float]:
    """MiB of all files: the bytes in them, and the blocks that they take."""
    found = [path.stat().st_size for path in home.rglob("*") if path.is_file()]
    blocks = sum(-(-size // BLOCK) * BLOCK for size in found)
    return {"bytes": sum(found) / MIB, f"blocks of {BLOCK}": blocks / MIB}


def least(calls: list[tuple[Path, str]]) -> list[float]:
    """Seconds of the quickest process of each (folder, code), in turn; the first round aside."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS + 1):
        for found, (home, code) in zip(taken, calls, strict=True):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], cwd=home, check=True)
            found.append(time.perf_counter() - start)
    return [min(found[1:]) for found in taken]


def main(many: int) -> None:
    """Measures both packages and writes the page."""
    with TemporaryDirectory() as folder:
        homes = {count: package(Path(folder) / str(count), count) for count in (5, many)}
        disk = {str(count): sizes(home) for count, home in homes.items()}
        times: dict[str, list[float]] = {}
        for step, code in STEPS.items():
            calls: list[tuple[Path, str]] = []
            for home in homes.values():
                told = subprocess.run(
                    [sys.executable, "-c", PROBE], cwd=home, capture_output=True, text=True
                ).stdout.split("\n")
                key, attribute, client = told[:3]
                calls.append((home, code.format(key=key, attribute=attribute, client=client)))
            times[step] = least(calls)
    publish(
        "many",
        f"# {many:,} models in {GATEWAYS} gateways\n\n{machine()}\n\n"
        "The models are copies of the real specs and of those of the tests, no two alike. A block is what\n"
        "a file takes at least on most disks.\n\n"
        + table(
            ["package", "MiB of bytes", f"MiB in blocks of {BLOCK:,}"],
            [
                [f"{int(n):,} models", *(f"{size:.1f}" for size in d.values())]
                for n, d in disk.items()
            ],
        )
        + "\n"
        + table(
            ["program", "5 models, ms", f"{many:,} models, ms", "times as long"],
            [
                [step, f"{few * 1e3:.0f}", f"{more * 1e3:.0f}", f"{more / few:.2f}"]
                for step, (few, more) in times.items()
            ],
        ),
        {"models": many, "disk": disk, "seconds": times},
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
