"""The scripts that complete commands, run in the shells that are installed."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gatewright import cli
from gatewright.cli import main

CASES = [
    ("gatewright gen", "gatewright generate"),
    ("gatewright generate --te", "gatewright generate --templates"),
    ("gatewright docs acc", "gatewright docs accept"),
    ("gatewright docs check --form", "gatewright docs check --format"),
]
"""What is typed, and what it becomes."""
HERE = f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}"


def shell(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"there is no {name}")
    return found


@pytest.fixture(params=["bash", "zsh", "fish"])
def script(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Path:
    """A script that `completion` printed; its ending is the shell's name."""
    assert main(["completion", request.param]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    path = tmp_path / f"completion.{request.param}"
    path.write_text(out)
    return path


def test_a_script_names_every_command_and_its_shell_can_read_it(script: Path) -> None:
    assert all(name in script.read_text() for name in cli.COMMANDS)
    program = shell(script.suffix[1:])
    done = subprocess.run([program, "-n", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("typed", "becomes"), CASES)
def test_shells_complete_commands_actions_and_options(
    script: Path, typed: str, becomes: str, tmp_path: Path
) -> None:
    program, last = shell(script.suffix[1:]), becomes.rpartition(" ")[2]
    if script.suffix == ".zsh":
        assert becomes in in_zsh(program, script, typed, tmp_path, becomes)
        return
    words = typed.split()
    asked = f"source {script}\n" + (
        f'COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; _gatewright; printf "%s\\n" "${{COMPREPLY[@]}}"'
        if script.suffix == ".bash"
        else f"complete -C '{typed}'"
    )
    done = subprocess.run(
        [program, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PATH": HERE, "HOME": str(tmp_path)},
    )
    assert last in [line.partition("\t")[0] for line in done.stdout.splitlines()]


def in_zsh(program: str, script: Path, typed: str, home: Path, wanted: str) -> str:
    """What stands on the line of an interactive zsh after the tab key."""
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover
        os.chdir(home)
        settings = {"PATH": HERE, "HOME": str(home), "TERM": "dumb", "PS1": "> "}
        os.execve(program, ["zsh", "-f", "-i"], settings)
    try:
        os.write(terminal, f"source {script}; print loa'ded'\n".encode())
        _read(terminal, "loaded")
        os.write(terminal, f"{typed}\t".encode())
        return _read(terminal, wanted)
    finally:
        os.close(terminal)
        os.kill(pid, 9)
        os.waitpid(pid, 0)


def _read(terminal: int, wanted: str) -> str:
    """What the terminal shows until `wanted` is there, for a minute at most."""
    shown, end = "", time.monotonic() + 60
    while wanted not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 4096).decode("utf-8", "replace")
    return shown


def test_nothing_but_a_help_is_ever_run(script: Path, tmp_path: Path) -> None:
    """Words that are typed after `--` are not options, and a command that read them would run."""
    program = shell(script.suffix[1:])
    fake = tmp_path / "gatewright"
    fake.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/ran\n')
    fake.chmod(0o755)
    settings = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    if script.suffix == ".zsh":
        pytest.skip("zsh runs the function of bash")
    typed = "gatewright mock -- --sp"
    asked = (
        f"source {script}; COMP_WORDS=({typed}); COMP_CWORD=3; _gatewright"
        if script.suffix == ".bash"
        else f"source {script}; complete -C '{typed}'"
    )
    subprocess.run([program, "-c", asked], env=settings, capture_output=True, cwd=tmp_path)
    ran = (tmp_path / "ran").read_text().splitlines() if (tmp_path / "ran").exists() else []
    assert all(one == "mock --help" for one in ran)
