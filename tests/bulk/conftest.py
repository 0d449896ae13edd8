"""The command line in this process or in one of its own, with standard input as bytes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from image_gateways._runtime.cli import main


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines of ``--format json``."""
        return [json.loads(line) for line in self.out.splitlines()]


COMMAND = [
    sys.executable,
    "-c",
    "import sys; from image_gateways._runtime.cli import process; process()",
    "validate",
]
"""``validate`` as a process of its own."""


def apart(*arguments: Any, stdin: bytes = b"", cwd: Path | None = None) -> Ran:
    """Runs ``validate`` in a process of its own."""
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``validate`` with some arguments, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: Any, stdin: bytes | None = None) -> Ran:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(["validate", *map(str, arguments)])
        return Ran(code, *capsys.readouterr())

    return call
