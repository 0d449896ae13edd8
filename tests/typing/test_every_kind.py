"""A package with every kind of value and mode passes the checkers, the linter and the formatter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.validators.everything import package, rendered

REPO = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of all models at hand, on disk, beside the settings of the project."""
    folder = tmp_path_factory.mktemp("every_kind")
    for path, text in rendered().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, timeout=280
    )


@pytest.mark.parametrize("command", ["check", "format --check"])
def test_ruff_has_nothing_to_say(folder: Path, command: str) -> None:
    config = str(REPO / "pyproject.toml")
    done = run(folder, "ruff", *command.split(), "--no-cache", "--config", config, ".")
    assert done.returncode == 0, done.stdout[:3000]


def test_mypy_has_nothing_to_say(folder: Path, tmp_path: Path) -> None:
    name = package().import_name
    done = run(folder, "mypy", "--strict", f"--cache-dir={tmp_path}", name)
    assert done.returncode == 0, done.stdout[:3000]


def test_pyright_has_nothing_to_say(folder: Path) -> None:
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    done = run(folder, "pyright", "--pythonpath", sys.executable, "-p", str(folder))
    assert done.returncode == 0, done.stdout[:3000]
