"""Lists and numbers in the documents are those of the code."""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gatewright.pipeline import read_package
from gatewright.runtime.client import errors, meanings, retry
from gatewright.runtime.client.context import TIMEOUT
from gatewright.runtime.client.flows import download, target
from gatewright.runtime.client.reserved import RESERVED
from gatewright.schema import request
from gatewright.slots import SLOTS

from . import refusals
from .pages import DOCS, ROOT, blocks

LANGUAGE = (DOCS / "spec-language.md").read_text(encoding="utf-8")
READING = (DOCS / "reading-pages.md").read_text(encoding="utf-8")
MONEY = (DOCS / "errors-and-money.md").read_text(encoding="utf-8")
GENERATOR = ROOT / "generator" / "gatewright"


def told(text: str) -> set[str]:
    """Every word that stands in code, in spans and in blocks."""
    code = re.findall(r"```.*?```|`[^`]+`", text, re.DOTALL)
    return set(re.findall(r"[A-Za-z0-9_]+", " ".join(code)))


def schema_keys(node: Any) -> Iterator[str]:
    """Every key that a JSON Schema names, and every word of its vocabularies."""
    if isinstance(node, dict):
        yield from node.get("properties", {})
        yield from (word for word in node.get("enum", ()) if isinstance(word, str))
        for child in node.values():
            yield from schema_keys(child)
    elif isinstance(node, list):
        for child in node:
            yield from schema_keys(child)


def test_the_language_explains_every_key_of_the_schemas() -> None:
    for path in sorted((ROOT / "specs" / "schema").glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        text = READING if path.stem == "reading.schema" else LANGUAGE
        assert sorted(set(schema_keys(schema)) - told(text)) == [], path.name


def test_the_page_of_what_check_refuses_has_every_message_of_the_code() -> None:
    written = refusals.PAGE.read_text(encoding="utf-8")
    assert written == refusals.page(), "run `python -m tests.documents.refusals`"
    assert written.count("\n- ") > 100


def test_a_fault_in_a_spec_is_one_of_those_on_the_page(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    file = specs / "models" / "reapi" / "qwen-image-2.yaml"
    for path in (specs / "package.yaml", specs / "gateways" / "reapi.yaml", file):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "specs" / path.relative_to(specs), path)
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("params:\n", "params:\n  far: {type: integer, minimum: 9, maximum: 1}\n", 1)
    )
    _, faults = read_package(specs)
    lines = [one[2:] for one in refusals.page().splitlines() if one.startswith("- ")]
    patterns = ["[^\n]+".join(map(re.escape, one.split("…"))) for one in lines]
    assert faults
    for fault in faults:
        assert any(re.fullmatch(one, fault.message) for one in patterns), fault


def test_the_design_lists_what_a_schema_cannot_say_as_its_maker_does() -> None:
    found = re.search(r"It cannot say some rules: (.+?\.)", " ".join(str(request.__doc__).split()))
    design = " ".join((DOCS / "design.md").read_text(encoding="utf-8").split())
    assert found and f"A schema cannot say some rules: {found[1]}" in design


def test_the_language_explains_every_slot() -> None:
    prose = re.sub(r"^```.*?^```$", "", LANGUAGE, flags=re.MULTILINE | re.DOTALL)
    assert sorted(set(SLOTS) - set(re.findall(r"`([^`]+)`", prose))) == []


def test_the_language_names_every_meaning_and_every_argument_of_all_calls() -> None:
    assert sorted({*meanings.BY_MEANING, *RESERVED} - told(LANGUAGE)) == []


def test_the_tree_of_errors_is_the_one_in_the_code() -> None:
    tree = (errors.__doc__ or "").partition("\n\n")[2]
    lines = [
        line.strip() for line in blocks(DOCS / "errors-and-money.md", "text")[0].text.split("\n")
    ]
    assert lines[:-1] == [line.strip() for line in tree.rstrip().split("\n")]


def test_the_numbers_of_errors_and_money_are_the_runtimes() -> None:
    most = target.MAX_BYTES
    for words in (
        f"Pauses double from\n{retry.FIRST:g} to {retry.LONGEST:g} seconds",
        f"followed up to {retry.RETRY_AFTER_CAP:g} seconds",
        f"to the last byte of the answer. {TIMEOUT:g} seconds",
        f"{target.MAX_SECONDS:g} seconds, {download.MAX_HOPS} redirects, "
        f"{target.MAX_PIXELS // 10**6} million\npixels",
        f"{most['image'] // 1024**2} MiB of a picture, {most['audio'] // 1024**2} MiB of a sound "
        f"or {most['video'] // 1024**3} GiB of a film",
    ):
        assert words in MONEY, words


def test_the_deadlines_of_errors_and_money_are_the_gateways() -> None:
    stated = {
        path.stem: int(found[1])
        for path in (ROOT / "specs" / "gateways").glob("*.yaml")
        if (found := re.search(r"^  deadline: (\d+)$", path.read_text(), re.MULTILINE))
    }
    others = {seconds for name, seconds in stated.items() if name != "skills-video"}
    assert others == {600}
    assert f"600 seconds, {stated['skills-video']} on skills.video" in MONEY


def test_the_picture_of_imports_is_what_is_imported() -> None:
    picture = (DOCS / "architecture.md").read_text(encoding="utf-8")
    drawn = {
        name: {word for word in re.split(r",\s*", targets) if word.isidentifier()}
        for name, targets in re.findall(r"^(\w+) +─▶ (.+)$", picture, re.MULTILINE)
    }
    found = imports()
    wrong = {name: sorted(found.get(name, set())) for name in drawn}
    assert {name: sorted(parts) for name, parts in drawn.items()} == wrong, DOCS / "architecture.md"


def imports() -> dict[str, set[str]]:
    """Which part of the generator imports which, the runtime as one part."""
    edges: dict[str, set[str]] = {}
    for path in GENERATOR.rglob("*.py"):
        parts = path.relative_to(GENERATOR).parts
        here = parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                edges.setdefault(here, set()).update(targets(node, parts) - {here, "__version__"})
    return edges


def targets(node: ast.ImportFrom, parts: tuple[str, ...]) -> set[str]:
    """The parts of the generator that one relative import leads to."""
    package = parts[: len(parts) - node.level]
    names = [node.module] if node.module else [alias.name for alias in node.names]
    return {(*package, *name.split("."))[0] for name in names}


def test_every_module_that_the_map_names_exists() -> None:
    picture = (DOCS / "architecture.md").read_text(encoding="utf-8")
    modules = re.findall(r"`((?:flows|http)/\w+\.py)`", picture)
    assert modules
    assert [
        one for one in modules if not Path(GENERATOR / "runtime" / "client" / one).is_file()
    ] == []
