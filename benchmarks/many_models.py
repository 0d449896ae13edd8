"""Disk and import of packages of 5 and of many models, beside each other.

``many_models.py [MODELS]`` generates both in a temporary folder and prints ratios. Times are the least
of several processes each; compare the ratios, not the milliseconds of one machine.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from synthetic import make

ROUNDS = 9
GATEWAYS = 4
STEPS = {
    "import the package": "import image_gateways",
    "import one gateway's client": "from image_gateways import {client}",
    "validate one request": "import image_gateways; image_gateways.validate({key!r}, {{}})",
    "take one model": "from image_gateways import {client}; {client}(api_key='k').{attribute}.info",
}
PROBE = """
from image_gateways import MODELS
key = MODELS.keys()[0]
print(key, MODELS[key].module, MODELS.client(key).__name__, sep="\\n")
"""


def package(folder: Path, models: int) -> Path:
    """Generates a package of that many models; gives the folder to import it from."""
    make(folder / "specs", models, GATEWAYS)
    command = [sys.executable, "-m", "gatewright", "generate", "--specs", str(folder / "specs")]
    subprocess.run([*command, "--out", str(folder / "out")], check=True, capture_output=True)
    return folder / "out"


def least(home: Path, code: str) -> float:
    """Seconds of the quickest process that runs `code`, the first one aside."""
    taken: list[float] = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=home, check=True)
        taken.append(time.perf_counter() - start)
    return min(taken[1:])


def main(many: int) -> None:
    """Prints a line for each step."""
    with TemporaryDirectory() as folder:
        homes = {count: package(Path(folder) / str(count), count) for count in (5, many)}
        for count, home in homes.items():
            done = subprocess.run(["du", "-sm", str(home)], capture_output=True, text=True)
            print(f"{count} models: {done.stdout.split()[0]} MB on disk")
        for step, code in STEPS.items():
            times: list[float] = []
            for home in homes.values():
                told = subprocess.run(
                    [sys.executable, "-c", PROBE], cwd=home, capture_output=True, text=True
                ).stdout.split("\n")
                key, attribute, client = told[:3]
                times.append(least(home, code.format(key=key, attribute=attribute, client=client)))
            print(f"{step}: {times[1] / times[0]:.2f} times as long ({times[0] * 1e3:.0f} ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
