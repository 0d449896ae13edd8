"""OpenAI's document in its history: each version is imported after the one before."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main

pytest.importorskip("jsonschema_rs", reason="`make corpus` has it")
VERSIONS = 40
"""The newest versions that changed the document."""


def git(folder: Path, *words: str) -> bytes:
    return subprocess.run(
        ["git", "-C", str(folder), *words], capture_output=True, check=True
    ).stdout


REQUESTS = (
    ("/images/generations", "application/json"),
    ("/images/edits", "multipart/form-data"),
)
"""Of gpt-image-1, which makes pictures and edits them."""
WORDS = {"title", "description", "example", "examples"}


def said(document: Any) -> Any:
    """What the image requests say of a model, but for words and hints; `model` lists other models."""

    def plain(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                target = document
                for key in node["$ref"].split("/")[1:]:
                    target = target[key]
                return plain({**target, **{key: one for key, one in node.items() if key != "$ref"}})
            kept = {
                key: one
                for key, one in node.items()
                if key not in WORDS and not key.startswith("x-")
            }
            inner = {
                key: {name: plain(one) for name, one in value.items()}
                if key == "properties"
                else plain(value)
                for key, value in kept.items()
            }
            return {key: inner[key] for key in sorted(inner)}
        return [plain(one) for one in node] if isinstance(node, list) else node

    found = []
    for path, kind in REQUESTS:
        body = document["paths"][path]["post"]["requestBody"]
        request = plain(body["content"][kind]["schema"])
        del request["properties"]["model"]
        found.append(request)
    return found


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
    told = before = None
    for number, name in enumerate(reversed(names)):
        raw = git(repository, "show", f"{name}:openapi.json")
        Path("openapi.json").write_bytes(raw)
        update = [*command, *(["--update"] if number else [])]
        code = main(update)
        first = capsys.readouterr()
        now = said(json.loads(raw))
        if number:
            # An image request that says the same is not news, and one that says something else is.
            told = bool(first.out)
            assert told is (now != before) and code == int(told), name
        before = now
        assert main([*command, "--update"]) == 0
        again = capsys.readouterr()
        assert again.out == "" and "nothing changed" in again.err
    assert told is not None
