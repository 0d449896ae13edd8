"""The project's specs of a few models in a folder that a test may edit, and a repository around it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.ir import Package
from gatewright.pipeline import read_package

SPECS = Path(__file__).parents[2] / "specs"
SPEC_FILES = ("package.yaml", "gateways/*.yaml", "reading/*.yaml", "models/*/qwen*")
"""What the tests change, and no more: they generate it all the time."""

Git = Callable[..., str]


def package_of(specs: Path) -> Package:
    """The package that `specs` give, which have no fault."""
    package, faults = read_package(specs)
    assert package is not None, "\n".join(map(str, faults))
    return package


def edited(specs: Path, file: str, old: str, new: str) -> None:
    """`old` becomes `new`, once, where it first stands in `file`."""
    path = specs / file
    text = path.read_bytes().decode()
    assert old in text, f"{old!r} does not stand in {file}"
    path.write_bytes(text.replace(old, new, 1).encode())


def copy_specs(root: Path) -> Path:
    """Copies the specs into `root`, and returns it."""
    for pattern in SPEC_FILES:
        for path in SPECS.glob(pattern):
            copy = root / path.relative_to(SPECS)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return root


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The specs as they are before a test edits them, built."""
    return package_of(copy_specs(tmp_path_factory.mktemp("original")))


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """A copy of the specs."""
    return copy_specs(tmp_path / "specs")


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in an own repository around `tmp_path`, deaf to the settings of the machine."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed here")
    for name, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.com",
    }.items():
        monkeypatch.setenv(name, value)

    def run(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    run("init", "-q")
    monkeypatch.chdir(tmp_path)
    return run
