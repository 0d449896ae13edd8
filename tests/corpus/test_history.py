"""OpenAI's document in its history: each version is imported after the one before."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gatewright.cli import main

pytest.importorskip("jsonschema_rs", reason="`make corpus` has it")
VERSIONS = 40
"""The newest versions that changed the document."""


def git(folder: Path, *words: str) -> bytes:
    return subprocess.run(
        ["git", "-C", str(folder), *words], capture_output=True, check=True
    ).stdout


def test_each_change_is_told_once_and_nothing_else(
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repository = corpus / "openai"
    if not repository.is_dir():
        pytest.skip("openai was not downloaded")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    names = (
        git(repository, "log", "--format=%H", f"-{VERSIONS}", "--", "openapi.json").decode().split()
    )
    command = [
        "import",
        "openapi",
        "openapi.json",
        "--gateway",
        "openai",
        "--select",
        "gpt-image-1",
    ]
    for number, name in enumerate(reversed(names)):
        Path("openapi.json").write_bytes(git(repository, "show", f"{name}:openapi.json"))
        update = [*command, *(["--update"] if number else [])]
        assert main(update) in (0, 1)
        first = capsys.readouterr()
        assert main([*command, "--update"]) == 0
        again = capsys.readouterr()
        assert again.out == "" and "nothing changed" in again.err
        if number and "nothing changed" in first.err:
            assert first.out == ""
