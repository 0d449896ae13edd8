"""What a rendered file says and how it is built, with harmless text in the place of hostile text."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Callable
from typing import Any

from tests.generator.rows import rows

Tame = Callable[[str], str]


class _Form(ast.NodeTransformer):
    """Tames strings and numbers the variables: constants and types are named after keys of requests."""

    def __init__(self, tame: Tame, types: set[str]) -> None:
        self.tame = tame
        self.types = types
        self.names: dict[str, str] = {}

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            # A docstring is wrapped, so white space in it says nothing.
            said = self.tame(" ".join(node.value.value.split()))
            return ast.Expr(ast.Constant(" ".join(said.split())))
        return self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str) and node.value in self.types:
            return ast.Constant(self._numbered_name(node.value))
        return ast.Constant(self.tame(node.value)) if isinstance(node.value, str) else node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if not node.id.isupper() and node.id not in self.types:
            return node
        return ast.Name(self._numbered_name(node.id), node.ctx)

    def _numbered_name(self, name: str) -> str:
        return self.names.setdefault(name, f"NAME_{len(self.names)}")


def tree(source: str, tame: Tame) -> str:
    """The syntax tree of Python source, as text."""
    module = ast.parse(source)
    targets = [one for node in module.body if isinstance(node, ast.Assign) for one in node.targets]
    types = {one.id for one in targets if isinstance(one, ast.Name)}
    return ast.dump(_Form(tame, types).visit(module), indent=1)


def data(value: Any, tame: Tame) -> Any:
    """JSON or TOML data with tamed keys and texts."""
    if isinstance(value, dict):
        return [(tame(key), data(one, tame)) for key, one in value.items()]
    if isinstance(value, list):
        return [data(one, tame) for one in value]
    return tame(value) if isinstance(value, str) else value


_BLOCK = re.compile(
    r" {0,3}(#{1,6}(?=\s|$)|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$)|>|```|~~~|={2,}\s*$"
    r"|(?:[-*_] *){3,}$|<|\[[^]]*\]:|\||\t| {4})"
)
"""What begins a block in Markdown: a heading, a list, a quotation, a fence, a rule, HTML, a table."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LIVE = re.compile(r"[\\`*_\[\]<>|~&$]")


def markdown(text: str, tame: Tame) -> list[tuple[str, ...]]:
    """Of each line of Markdown: what block it begins, what in it is markup, and what it says.

    Python in a fence is given as its syntax tree.
    """
    lines: list[tuple[str, ...]] = []
    code: list[str] | None = None
    rows = text.split("\n")
    for before, line in zip(["", *rows], rows, strict=False):
        if code is not None and line == "```":
            lines.append(("code", tree("\n".join(code), tame)))
            code = None
        elif code is not None:
            code.append(line)
        elif line == "```python":
            code = []
        else:
            block = _BLOCK.match(line)
            if block and block[1].startswith("=") and not before:
                block = None  # It underlines nothing.
            live = "".join(_LIVE.findall(_ESCAPED.sub("", line)))
            said = tame(_ESCAPED.sub(r"\1", line))
            lines.append((block[1] if block else "", live, " ".join(said.split())))
    assert code is None
    return lines


def form(path: str, text: str, tame: Tame) -> Any:
    """What a rendered file says, in a form that two files of the same build share."""
    if path.endswith((".py", ".pyi")):
        assert text.isascii(), path
        return tree(text, tame)
    if path.endswith(".jsonl"):
        return [data([*row], tame) for row in rows(text).items()]
    if path.endswith(".json"):
        return data(json.loads(text), tame)
    if path.endswith(".toml"):
        return data(tomllib.loads(text), tame)
    if path.endswith(".md"):
        return markdown(text, tame)
    assert path.endswith("py.typed") and not text, path
    return text


def assert_alike(made: dict[str, str], calm: dict[str, str], tame: Tame, label: object) -> None:
    """Fails unless both packages have the same files, alike but for the text."""
    assert made.keys() == calm.keys(), label
    for path, text in made.items():
        if text != calm[path]:
            assert form(path, text, tame) == form(path, calm[path], tame), (label, path)


def assert_held(files: dict[str, str], kind: str, spec: dict[str, Any], label: object) -> None:
    """Fails unless what the package carries of a spec file is what the file says, to the letter."""
    if kind == "package":
        project = tomllib.loads(files["pyproject.toml"])["project"]
        held = {key: project[key] for key in ("name", "version", "license")}
        assert held == {key: spec[key] for key in held}, label
        assert project["description"] == spec["summary"], label
        assert project["scripts"].keys() == {spec["command"]}, label
        return
    name = "gateway.json" if kind == "gateway" else "facts.jsonl"
    carried = [text for path, text in files.items() if path.endswith(f"/{name}")]
    if kind == "gateway":
        assert spec in [json.loads(text) for text in carried], label
    else:
        assert spec in [facts for text in carried for facts in rows(text).values()], label
