"""The contract between a generated package and the toolbox: its number, its page, its one place."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

import gatewright_tools
from gatewright_tools.package import CONTRACT, MODULES, InstalledPackage, NoPackage, open_package
from image_gateways import MODELS, validate_json
from image_gateways._runtime import _about

HOME = Path(gatewright_tools.__file__).parent
PAGE = (Path(__file__).parents[2] / "docs" / "toolbox-contract.md").read_text("utf-8")


def test_the_page_the_package_and_the_toolbox_have_the_same_number() -> None:
    (number,) = re.findall(r"this page describes contract \*\*(\d+)\*\*", PAGE)
    assert int(number) == CONTRACT == _about.CONTRACT


def test_the_page_lists_every_module_that_the_toolbox_uses() -> None:
    table = PAGE.partition("## The modules")[2]
    assert set(re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE)) == set(MODULES.values())
    for module in MODULES.values():
        import_module(f"image_gateways._runtime.{module}")


def test_the_page_names_everything_that_the_toolbox_reads_from_a_module() -> None:
    rows = dict(re.findall(r"^\| `([\w.]+)` \| (.*) \|$", PAGE, re.MULTILINE))
    read: set[tuple[str, str]] = set()
    for path in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
                owner, module = ast.unparse(node.value.value), node.value.attr
                if owner.rpartition(".")[2].lstrip("_") == "package" and module in MODULES:
                    read.add((MODULES[module], node.attr))
    assert len(read) > 20
    unsaid = [one for one in sorted(read) if not re.search(rf"`{one[1]}\b", rows[one[0]])]
    assert unsaid == []


@pytest.mark.parametrize(
    "path", sorted(HOME.rglob("*.py")), ids=lambda path: str(path.relative_to(HOME))
)
def test_no_module_of_the_toolbox_imports_a_package_or_the_generator(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    named = [one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    named += [
        one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names
    ]
    assert not [one for one in named if one.partition(".")[0] in ("gatewright", "image_gateways")]
    if path.name != "package.py":
        assert "_runtime" not in ast.unparse(tree)


@pytest.mark.parametrize("number", [CONTRACT - 1, CONTRACT + 1])
def test_another_number_is_refused_with_one_clear_sentence(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from image_gateways._runtime.cli import main

    monkeypatch.setattr(_about, "CONTRACT", number)
    open_package.cache_clear()
    older = "the package" if number < CONTRACT else "gatewright-tools"
    with pytest.raises(NoPackage, match=f"knows contract {CONTRACT}; update {older}"):
        InstalledPackage("image_gateways")
    assert main(["validate", "x.jsonl"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_package_of_another_contract_judges_texts_as_if_the_toolbox_were_absent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_about, "CONTRACT", CONTRACT + 1)
    monkeypatch.setattr("image_gateways._readers", {})
    open_package.cache_clear()
    (one,) = validate_json("rivya/qwen2-image", '{"model": "qwen2-image", "prompt": 5}')
    assert one.path == "/prompt"


@pytest.mark.parametrize("name", ["no_such_package", "json", "image_gateways._runtime"])
def test_what_is_no_generated_package_is_said(name: str) -> None:
    with pytest.raises(NoPackage, match=f"{name} is not a package that gatewright generated"):
        InstalledPackage(name)


def test_a_package_travels_by_its_name() -> None:
    import pickle

    package = open_package("image_gateways")
    assert pickle.loads(pickle.dumps(package)) is package
    assert package.models is MODELS
