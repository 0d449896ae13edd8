"""Types of arguments: whatever an option says, it stays a text between quotation marks."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gatewright.pipeline import read_package
from gatewright.render import render
from gatewright.render.literals import WIDTH
from gatewright.render.types import Generic, Literal, Name, Type, Union, annotation, names, source

OPTIONS = (
    "a]; print(6*7) #",
    "a]] = print(6*7) or [[",
    'a"]; print(6*7) #',
    "a']; print(6*7) #",
    'a"""; print(6*7); """',
    "a) -> None: print(6*7) #",
    "a}; print(6*7); {",
    "a\\",
    "a, b",
    "x.safetensors [338b85bc4f]",
    "Literal[x]",
    "None",
    "a | b",
)
LONG = 130
"""Characters of an option that no line of generated code can hold."""


def harmless(option: str) -> str:
    """Other text of the same length that nothing could take for code."""
    return ("harmless" * LONG)[: len(option)]


def params(option: str) -> dict[str, Any]:
    """The option wherever the language takes one: alone, among others, nullable, in lists, in fields."""
    others = ["b", "a longer word", "another one of these words", "the last of all of them"]
    one = {"type": "enum", "options": [option]}
    among = {"type": "enum", "options": [*others[:2], option, *others[2:]]}
    return {
        "alone": one,
        "among": among,
        "needed": among | {"required": True},
        "nullable": among | {"nullable": True},
        "listed": {"type": "list", "items": one},
        "listed_among": {"type": "list", "items": among},
        "listed_nullable": {"type": "list", "items": among, "nullable": True},
        "nested": {"type": "list", "items": {"type": "list", "items": among}},
        "fields": {"type": "object", "fields": {"inner": among}},
        "standard": among | {"default": option},
    }


def sources(shop: Path, option: str) -> dict[str, str]:
    """The rendered modules of a model with this option."""
    path = shop / "models/shop/easel.yaml"
    spec = {
        "id": "easel",
        "title": "Easel",
        "medium": "image",
        "sources": {"page": {"title": "Easel", "url": "https://x.example", "read": "2026-11-21"}},
        "params": {"prompt": {"type": "string", "role": "prompt"}, **params(option)},
        "undocumented": ["price"],
    }
    path.write_text(json.dumps(spec), encoding="utf-8")
    package, faults = read_package(shop)
    assert package is not None, [str(fault) for fault in faults]
    return {
        path: text
        for path, text in render(package).items()
        if path.endswith(".py") and "/_runtime/" not in path
    }


class Blank(ast.NodeTransformer):
    """Empties every text."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant("") if isinstance(node.value, str) else node


@pytest.mark.parametrize("long", [False, True], ids=["short", "longer than a line"])
@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_gives_the_syntax_tree_of_harmless_text(
    option: str, long: bool, shop: Path
) -> None:
    if long:
        option += "x" * LONG
    trees = [
        {path: ast.dump(Blank().visit(ast.parse(text))) for path, text in found.items()}
        for found in (sources(shop, option), sources(shop, harmless(option)))
    ]
    assert trees[0] == trees[1]
    (module,) = (
        text for path, text in sources(shop, option).items() if path.endswith("/shop/easel.py")
    )
    texts = {node.value for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Constant)}
    assert option in texts


@pytest.mark.parametrize("option", ["short", "l" * LONG, "]" * LONG])
def test_the_formatter_has_nothing_to_say(option: str, shop: Path, tmp_path: Path) -> None:
    for path, text in sources(shop, option).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--check", "--diff", "--no-cache",
         f"--line-length={WIDTH}", str(tmp_path / "shop_images")],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


SEQUENCE = Name("Sequence", "collections.abc")
WORDS = Literal(("a" * 40, "b" * 40, "c"))


@pytest.mark.parametrize(
    "one",
    [
        WORDS,
        Literal(("a" * LONG,)),
        Literal((1, 2, None)),
        Generic(SEQUENCE, (WORDS,)),
        Generic(SEQUENCE, (Generic(SEQUENCE, (Literal(("a" * LONG,)),)),)),
        Generic(Name("Mapping", "collections.abc"), (Name("str"), WORDS)),
        Union((Generic(SEQUENCE, (WORDS,)), Name("None"))),
        Union((Name("str"), WORDS, Name("None"))),
        Generic(SEQUENCE, (Union((Name("str"), WORDS)),)),
    ],
    ids=source,
)
def test_types_are_laid_out_as_the_formatter_does(one: Type) -> None:
    head = "from __future__ import annotations\n\n\n"
    field = f"class A:\n    field: {annotation(one, 1, 7, 0)}\n"
    argument = f"def f(\n    field: {annotation(one, 1, 7, 8)} = None,\n) -> None: ...\n"
    text = f"{head}{field}\n\n{argument}"
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--no-cache", f"--line-length={WIDTH}", "-"],
        input=text, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout == text, done.stderr
    (parsed,) = ast.parse(field).body[0].body  # type: ignore[attr-defined]
    assert ast.unparse(parsed.annotation) == ast.unparse(ast.parse(source(one), mode="eval"))


def test_imports_follow_from_the_tree() -> None:
    one = Generic(SEQUENCE, (Union((Literal(("Mapping[", "Media")), Name("str"))),))
    assert {(name.text, name.module) for name in names(one) if name.module} == {
        ("Sequence", "collections.abc"),
        ("Literal", "typing"),
    }
