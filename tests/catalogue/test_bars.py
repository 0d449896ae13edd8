"""What the catalogue may cost: the modules that an import and a validation load, and a wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from gatewright.cli import main
from tests.first import ROOT, first_specs

KEY = "rivya/qwen2-image"
SCRIPT = f"""
import sys
import {{name}}
assert {{name}}.validate({KEY!r}, {{{{"model": "qwen2-image", "prompt": "x"}}}}) == []
print(*sorted(one for one in sys.modules if one.startswith({{name!r}})))
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


def test_an_import_and_a_validation_load_what_they_load_with_five_models(five: Path) -> None:
    # How long they take is measured in benchmarks.
    path = os.pathsep.join([str(five), os.environ.get("PYTHONPATH", "")])
    loaded: list[set[str]] = []
    for name in ("image_gateways", "first_models"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(name=name)],
            capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        loaded.append({one.removeprefix(name) for one in done.stdout.split()})
    assert loaded[0] == loaded[1]


def test_the_package_fits_a_small_wheel() -> None:
    home = ROOT / "generated" / "image_gateways"
    files = [one for one in home.rglob("*") if one.is_file() and "__pycache__" not in one.parts]
    # A wheel compresses each file alone, and lists it twice.
    size = sum(len(zlib.compress(one.read_bytes(), 6)) + 300 for one in files)
    assert size <= 1_500_000
