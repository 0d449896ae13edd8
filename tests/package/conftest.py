"""A clone of the repository, which tests build distributions from."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .environments import REPO, git


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this repository, with changes of tracked files that are not committed yet."""
    folder = tmp_path_factory.mktemp("clone") / "gatewright"
    git("clone", "--quiet", "--no-hardlinks", str(REPO), str(folder))
    changes = git("diff", "--binary", "HEAD")
    if changes:
        apply = ["git", "apply", "--whitespace=nowarn"]
        subprocess.run(apply, cwd=folder, check=True, input=changes, text=True)
    return folder
