"""Both type checkers refuse exactly the marked lines of `use.py`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
REPO = HERE.parents[1]
USE = HERE / "use.py"
EXPECTED = {
    number
    for number, line in enumerate(USE.read_text(encoding="utf-8").splitlines(), 1)
    if line.endswith("# error")
}


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, timeout=280)
    return done.stdout + done.stderr


def test_mypy_refuses_the_marked_lines_and_no_other(tmp_path: Path) -> None:
    cache = f"--cache-dir={tmp_path}"
    output = run(sys.executable, "-m", "mypy", "--strict", cache, "--no-error-summary", str(USE))
    found = {int(match) for match in re.findall(r"use\.py:(\d+): error", output)}
    assert found == EXPECTED, output


def test_pyright_refuses_the_marked_lines_and_no_other(tmp_path: Path) -> None:
    shutil.copy(USE, tmp_path)
    settings = {
        "include": ["use.py"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "extraPaths": [str(REPO / "generated")],
        "reportUnusedExpression": False,
        "reportUnknownMemberType": False,
        "reportUnknownVariableType": False,
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    output = run(
        sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "-p", str(tmp_path)
    )
    found = {int(match) for match in re.findall(r"use\.py:(\d+):\d+ - error", output)}
    assert found == EXPECTED, output


def test_there_are_lines_to_refuse() -> None:
    assert len(EXPECTED) > 15
    with pytest.raises(AttributeError):
        from image_gateways import rivya

        rivya.Qwen3Image  # noqa: B018
