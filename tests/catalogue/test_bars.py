"""What the catalogue may cost: an import, a validation, a list, a wheel, a run of the generator. CPU time, so that a busy machine is no fault."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from gatewright.cli import main
from tests.first import ROOT, first_specs

KEY = "rivya/qwen2-image"
SCRIPT = f"""
import sys, time
start = time.process_time()
import {{name}}
assert {{name}}.validate({KEY!r}, {{{{"model": "qwen2-image", "prompt": "x"}}}}) == []
took = time.process_time() - start
print(took, *sorted(one for one in sys.modules if one.startswith({{name!r}})))
"""
LIST = """
import time
start = time.process_time()
from image_gateways._runtime.cli import main
main(["models", "--medium", "image", "--max-price", "10credits"])
print(time.process_time() - start)
"""


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package of the first models only, and a copy of the whole one beside it."""
    out = tmp_path_factory.mktemp("five")
    arguments = ["--specs", str(first_specs()), "--out", str(out), "--package", "first_models"]
    assert main(["generate", *arguments]) == 0
    home = ROOT / "generated" / "image_gateways"
    shutil.copytree(home, out / home.name, ignore=shutil.ignore_patterns("__pycache__"))
    return out


def said(command: Sequence[str], **env: str) -> str:
    """What a program prints."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, **env}
    )
    return done.stdout


def test_an_import_and_a_validation_cost_what_they_cost_with_five_models(five: Path) -> None:
    took: dict[str, list[float]] = {"image_gateways": [], "first_models": []}
    modules: dict[str, set[str]] = {}
    for turn in range(60):
        if turn >= 10 and min(took["image_gateways"]) - min(took["first_models"]) <= 0.0005:
            break  # the least of many runs is what nothing else on the machine has lengthened
        for name, times in took.items():
            script = SCRIPT.format(name=name)
            path = os.pathsep.join([str(five), os.environ.get("PYTHONPATH", "")])
            seconds, *loaded = said([sys.executable, "-c", script], PYTHONPATH=path).split()
            times.append(float(seconds))
            modules[name] = {one.removeprefix(name) for one in loaded}
    assert modules["image_gateways"] == modules["first_models"]
    many, few = min(took["image_gateways"]), min(took["first_models"])
    assert many - few <= 0.0005, (many, few)


def test_a_list_of_all_models_takes_little(five: Path) -> None:
    times = [float(said([sys.executable, "-c", LIST]).splitlines()[-1]) for _ in range(5)]
    assert min(times) <= 0.12


def test_the_package_fits_a_small_wheel() -> None:
    home = ROOT / "generated" / "image_gateways"
    files = [one for one in home.rglob("*") if one.is_file() and "__pycache__" not in one.parts]
    # A wheel compresses each file alone, and lists it twice.
    size = sum(len(zlib.compress(one.read_bytes(), 6)) + 300 for one in files)
    assert size <= 1_500_000


def cpu(command: Sequence[str]) -> float:
    """Seconds of CPU that a program takes."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def test_generating_everything_and_finding_nothing_to_do_are_quick(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "gatewright", "generate", "--specs", str(ROOT / "specs")]
    command += ["--out", str(tmp_path / "out")]
    assert cpu(command) <= 2.5
    assert min(cpu(command) for _ in range(3)) <= 0.2
