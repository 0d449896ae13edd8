"""What a command does when standard output takes nothing more: it says so, and says it once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SPECS = Path(__file__).parents[2] / "specs"
COMMANDS = [
    "image_gateways --help",
    "image_gateways --version",
    "image_gateways models",
    "image_gateways show rivya/qwen2-image",
    "image_gateways validate --model rivya/qwen2-image wrong.json",
    "image_gateways validate --model-field for many.jsonl",
    "image_gateways validate --fix --model rivya/qwen2-image wrong.json",
    "image_gateways doctor call.txt",
    "image_gateways estimate --model rivya/qwen2-image",
    "gatewright --help",
    f"gatewright export jsonschema --model rivya/qwen2-image --specs {SPECS}",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    body = {"model": "qwen2-image", "params": {"image_size": "16\u223610", "nsfw_checker": False}}
    (tmp_path / "wrong.json").write_text(json.dumps(body))
    line = json.dumps({"for": "rivya/qwen2-image", **body}) + "\n"
    (tmp_path / "many.jsonl").write_text(line * 2000)
    (tmp_path / "call.txt").write_text(json.dumps(body))
    return tmp_path


def started(command: str, folder: Path, redirected: str) -> subprocess.CompletedProcess[str]:
    """Runs a command whose output a shell redirects."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["sh", "-c", f'"$0" -m {command} {redirected}', sys.executable],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_one_line_and_no_verdict(command: str, folder: Path) -> None:
    done = started(command, folder, ">/dev/full")
    assert done.returncode == 3
    *_, last = done.stderr.splitlines()
    assert last.endswith("No space left on device") or last.startswith("not finished: No space")
    assert "Traceback" not in done.stderr
    assert "ignored" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_what_has_nowhere_to_go_changes_neither_the_verdict_nor_the_rest(
    command: str, closed: str, folder: Path
) -> None:
    usual, done = started(command, folder, ""), started(command, folder, closed)
    assert done.returncode == usual.returncode
    assert done.stdout == ("" if closed.startswith(">&-") else usual.stdout)
    assert done.stderr == ("" if "2>&-" in closed else usual.stderr)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_the_output_cannot_show_is_escaped_and_ends_no_command(
    command: str, encoding: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = started(command, folder, "")
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    done = started(command, folder, "")
    assert done.returncode == usual.returncode
    assert "Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == len(usual.stdout.splitlines())


@pytest.mark.parametrize(
    ("out", "redirected", "said"),
    [("-", ">&-", "--out -: standard output is closed"), ("''", "", "--out is empty")],
)
def test_a_picture_that_would_have_nowhere_to_go_is_not_ordered(
    out: str, redirected: str, said: str, folder: Path
) -> None:
    command = "image_gateways generate --model rivya/qwen2-image --prompt fox --out"
    done = started(f"{command} {out}", folder, redirected)
    assert (done.returncode, said in done.stderr) == (2, True)
