"""Where `make standards` puts the schemas and the linters, and the command line that writes reports."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bulk.conftest import run

__all__ = ["run"]
MODULES = Path(__file__).parents[2] / "build/standards/node_modules"


@pytest.fixture(scope="session")
def modules() -> Path:
    """The folder of npm's packages; skips where it is not there."""
    if shutil.which("node") is None:
        pytest.skip("the linters need Node.js")
    if not MODULES.is_dir():
        pytest.skip("`make standards` installs the linters and schemas with npm")
    return MODULES


def node(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program of Node.js without its news of newer versions."""
    quiet = {"REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "REDOCLY_TELEMETRY": "off"}
    return subprocess.run(
        ["node", *map(str, command)],
        cwd=cwd,
        env={**os.environ, **quiet},
        capture_output=True,
        text=True,
        timeout=300,
    )
