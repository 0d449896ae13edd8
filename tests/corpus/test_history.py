"""OpenAI's document in its history: each version is imported after the one before."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.load.document import SpecFile, read
from gatewright.pages.writing.edit import add_fact

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


MAKERS = ("/images", "/audio", "/videos")
ERRORS = {"code", "message", "type"}
"""What the client reads of an error."""


def resolved(document: Any) -> Callable[[Any], Any]:
    """A function that gives what a schema of `document` says, but for words and hints, without references."""

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

    return plain


def said(document: Any) -> Any:
    """What the image requests say of a model; `model` lists other models."""
    plain = resolved(document)
    found = []
    for path, kind in REQUESTS:
        body = document["paths"][path]["post"]["requestBody"]
        request = plain(body["content"][kind]["schema"])
        del request["properties"]["model"]
        found.append(request)
    return found


def refused(document: Any) -> set[str]:
    """What the client reads of an error, as answers describe it where files are made: the gateway's spec has all."""
    plain = resolved(document)
    found: set[str] = set()
    makers = [one for path, one in document["paths"].items() if path.startswith(MAKERS)]
    for item in makers:
        for status, answer in item.get("post", {"responses": {}})["responses"].items():
            if status[0] in "45":
                schema = plain(answer)["content"]["application/json"]["schema"]
                found |= ERRORS & set(schema["properties"]["error"]["properties"])
    return found


def write_what_is_left(told: str) -> int:
    """Writes into the gateway's spec what is left to a person; how many facts that are."""
    (path,) = Path("specs/gateways").glob("*.yaml")
    lines = re.findall(r"left to a person: gateway: (\S+): the document says (.*) now", told)
    for name, value in lines:
        file = SpecFile(path, "gateway", path.stem)
        assert read(file, path.read_bytes()) == []
        path.write_text(add_fact(file, tuple(name.split(".")), json.loads(value)), "utf-8")
    return len(lines)


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
    errors = set[str]()
    for number, name in enumerate(reversed(names)):
        raw = git(repository, "show", f"{name}:openapi.json")
        Path("openapi.json").write_bytes(raw)
        update = [*command, *(["--update"] if number else [])]
        code = main(update)
        first = capsys.readouterr()
        document = json.loads(raw)
        now, new_errors = said(document), refused(document)
        if number:
            # An image request that says the same is not news, and one that says something else is.
            told = bool(first.out)
            assert told is (now != before), name
            # What is new of errors is the gateway's, and told line by line until its spec says it.
            left = write_what_is_left(first.err)
            assert left == len(new_errors - errors - {"message"}), (name, first.err)
            assert left == first.err.count("left to a person"), (name, first.err)
            assert code == int(told or left > 0), name
        before, errors = now, new_errors
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
