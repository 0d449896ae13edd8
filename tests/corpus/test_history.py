"""OpenAI's document in its history: each version is imported after the one before."""

from __future__ import annotations

import json
import re
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


@pytest.fixture
def repository(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The versions of OpenAI's document; the test runs in a folder and with a cache of its own."""
    found = corpus / "openai"
    if not found.is_dir():
        pytest.skip("openai was not downloaded")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return found


def test_each_change_is_told_once_and_nothing_else(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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


START = {"dall-e-2": "0e28219", "gpt-image-1": "498c71d"}
"""Model → the first version whose image requests name it."""
SIGNED: dict[str, dict[str, tuple[str, ...]]] = {
    # 2025-04-29: gpt-image-1 comes, and the requests of dall-e-2 get what it takes.
    "498c71d": {
        "dall-e-2": (
            "major changed params.quality.default",
            "major changed modes.images_generations.params.size.default",
            "major changed params.image.type",
            "minor added params.output_format",
            "minor added params.output_compression",
            "minor added params.moderation",
            "minor added params.background",
            "minor loosened modes.images_edits.params.quality",
            "minor loosened params.quality.options",
            "minor loosened params.quality.nullable",
            "minor loosened modes.images_edits.params.size.options",
            "minor loosened modes.images_generations.params.size.options",
        ),
    },
    # 2026-05-13: answers in parts, and edits take what creates took.
    "5162af9": dict.fromkeys(
        START,
        (
            "major removed modes.images_edits.params.response_format.default",
            "minor added params.stream",
            "minor added params.partial_images",
            "minor added params.input_fidelity",
            "minor loosened params.size.open",
            "minor loosened modes.images_edits.params.output_format",
            "minor loosened modes.images_edits.params.output_compression",
            "minor loosened modes.images_edits.params.background",
        ),
    ),
}
"""Version → model → the verdicts that a person read beside the difference of the two documents."""
READ = (
    *("0e28219", "2a11b83", "786071b", "2f67be9", "8c0012f", "498c71d"),
    *("5162af9", "d089641", "c094647", "f85dbe2"),
)
"""The versions of the test, the oldest first. Those that are not signed change other requests only."""


@pytest.mark.parametrize("model", START)
def test_the_verdict_on_each_real_change_is_the_signed_one(
    model: str, repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", "openapi", "openapi.yaml", "--gateway", "openai", "--select", model]
    for version in READ[READ.index(START[model]) :]:
        Path("openapi.yaml").write_bytes(git(repository, "show", f"{version}:openapi.yaml"))
        first = version == START[model]
        main([*command, "--accept-contradictions", *([] if first else ["--update"])])
        out = capsys.readouterr().out
        if not first:
            told = re.findall(r"^  (major|minor|patch) (\w+) +([\w.]+):", out, re.MULTILINE)
            news = {" ".join(one) for one in told if one[0] != "patch"}
            assert news == set(SIGNED.get(version, {}).get(model, ())), version
