"""What the documents show is what happens."""

from __future__ import annotations

import io
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main as gatewright
from gatewright.load.document import SpecFile, read
from gatewright.mock import MockServer
from image_gateways._runtime.cli import main as image_gateways
from tests.validators.everything import run_rules

from .pages import DOCS, GENERATED_README, ROOT, Block, all_blocks, blocks, documents

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("block", all_blocks("python"), ids=str)
def test_python_in_a_document_runs(block: Block, gateways: MockServer) -> None:
    exec(compile(block.text, str(block), "exec"), {"__name__": "__main__"})


def test_the_generated_readme_shows_every_client() -> None:
    shown = "".join(block.text for block in blocks(GENERATED_README, "python"))
    from image_gateways import MODELS

    assert all(MODELS.client(key).__name__ in shown for key in MODELS)


def test_commands_in_the_generated_readme_run(
    gateways: MockServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = [
        image_gateways_line(line, monkeypatch)
        for block in blocks(GENERATED_README, "sh")
        for line in block.text.splitlines()
        if "image-gateways" in line
    ]
    assert codes == [0, 0, 1, 0, 0]
    assert Path("lighthouse.png").is_file()


def image_gateways_line(line: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of ``[echo TEXT |] image-gateways …``."""
    words = shlex.split(line)
    start = words.index("image-gateways")
    if words[0] == "echo":
        stdin = io.TextIOWrapper(io.BytesIO(words[1].encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
    return image_gateways(words[start + 1 :], package="image_gateways")


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = _LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_make_targets_that_documents_name_exist(path: Path) -> None:
    named = set(
        re.findall(r"(?:^|`)make ([a-z-]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    )
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("block", blocks(DOCS / "spec-language.md", "yaml"), ids=str)
def test_yaml_in_the_language_comes_from_the_real_specs(block: Block) -> None:
    shown = facts(block.text)
    assert any(within(shown, spec) for spec in real_specs()), block.text


@pytest.mark.parametrize("block", blocks(DOCS / "other-gateways.md", "yaml"), ids=str)
def test_yaml_about_other_gateways_comes_from_the_examples(block: Block) -> None:
    shown = facts(block.text)
    specs = [facts(path.read_text("utf-8")) for path in (ROOT / "examples").rglob("*.yaml")]
    assert any(within(shown, part) for spec in specs for part in parts_of(spec)), block.text


def parts_of(node: Any) -> Iterator[Any]:
    """Everything in the data of a spec: itself, and what lies below."""
    yield node
    for inner in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from parts_of(inner)


def facts(text: str) -> dict[str, Any]:
    """The data of a spec's text."""
    file = SpecFile(Path("shown.yaml"), "model", "")
    # The line for editors alone is a comment and no document.
    assert read(file, f"{text}\n_: true\n".encode()) == []
    return {key: value for key, value in file.data.items() if key != "_"}


CATALOGUE = ROOT / "tests" / "fixtures" / "catalogue"
"""Specs of real models that the package does not ship."""


def real_specs() -> Iterator[dict[str, Any]]:
    for path in (*(ROOT / "specs").rglob("*.yaml"), *CATALOGUE.rglob("*.yaml")):
        yield facts(path.read_text(encoding="utf-8"))


def within(part: Any, whole: Any) -> bool:
    """Whether every fact of `part` stands in `whole`."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and within(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        return all(any(within(one, other) for other in whole) for one in part)
    return bool(part == whole)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the specs with their package, as the working folder."""
    for path in sorted((ROOT / "specs").rglob("*")):
        target = tmp_path / path.relative_to(ROOT)
        target.mkdir(parents=True) if path.is_dir() else target.write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert gatewright(["generate"]) == 0
    return tmp_path


def test_adding_a_model_goes_as_it_is_told(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = DOCS / "add-a-model.md"
    spec = blocks(page, "yaml")[0].text
    fault, wrote, violation, signed = (block.text for block in blocks(page, "text"))
    place = checkout / "specs/models/rivya/seedream-3-0.yaml"
    place.unlink()
    assert gatewright(["generate"]) == 0
    capsys.readouterr()

    place.write_text(spec.replace("max_length", "maxlength"), encoding="utf-8")
    assert gatewright(["check"]) == 3
    assert capsys.readouterr().err == fault

    place.write_text(spec, encoding="utf-8")
    assert gatewright(["check"]) == 1
    assert '+    if "guidance_scale" in o1' in capsys.readouterr().out
    assert gatewright(["generate"]) == 0
    assert capsys.readouterr().out == wrote
    assert gatewright(["check"]) == 0

    home = "image_gateways/rivya"
    made = (f"{home}/rules/seedream_3_0.py", f"{home}/rules.jsonl")
    texts = {path: (checkout / "generated" / path).read_text() for path in made}
    namespace = run_rules(texts, home, "seedream_3_0")
    body = {"model": "seedream-3-0", "prompt": "x", "params": {"guidance_scale": 2.55}}
    assert [f"{one} [{one.source}]\n" for one in namespace["check"](body)] == [violation]

    stated = facts(spec)
    for line in signed.splitlines():
        name, equals, value = line.partition(" = ")
        assert not equals or facts(f"value: {value}")["value"] == at(stated, name), line


def at(data: Any, name: str) -> Any:
    """The fact of that name."""
    for key in name.split("."):
        data = data[key]
    return data
