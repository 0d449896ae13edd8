"""The page of what `gatewright check` refuses, made from the messages in its modules.

``python -m tests.documents.refusals`` writes it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "what-check-refuses.md"
PACKAGE = ROOT / "generator" / "gatewright"
FOLDERS = ("load", "check", "resolve", "runtime/rules", "runtime/rules/kinds")
OF_SCHEMAS = PACKAGE / "check" / "shape.py"
"""The module that words what a JSON Schema refuses: its messages are about schemas, not about facts."""
NAMES = {"message", "text", "said", "wrong", "what"}
"""What a module calls the message that it makes first."""
HEAD = """\
# What `gatewright check` refuses

Each line is a message, `…` stands for what it names. The headings say what a module looks at. The shape of a spec
(unknown keys, wrong types, missing facts) is refused by the schemas in [`specs/schema`](../specs/schema), and a
value by its [kind](add-a-kind.md). Every fault has a file, a line and a column; where something near is right, the
message says it.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for folder in FOLDERS:
        for path in sorted((PACKAGE / folder).glob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            runtime = folder.startswith("runtime")
            found = contradictions(tree) if runtime else messages(tree)
            said = list(dict.fromkeys(found)) if path != OF_SCHEMAS else []
            if said:
                about = (ast.get_docstring(tree) or "").partition("\n")[0]
                link = f"[{folder}/{path.name}](../{path.relative_to(ROOT).as_posix()})"
                rows = "\n".join(f"- {one}" for one in said)
                parts.append(f"## {about.rstrip('.')}\n\n{link}\n\n{rows}\n")
    return "\n".join(parts)


def messages(tree: ast.Module) -> Iterator[str]:
    """The messages of a module, in its order."""
    for node in _in_order(tree):
        for value in _values(node):
            text = _text(value)
            if " " in text.strip("… "):
                yield text


def contradictions(tree: ast.Module) -> Iterator[str]:
    """What a module of the runtime says of limits that exclude each other."""
    for node in _in_order(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("contradiction"):
            for one in _in_order(node):
                returned = one.value if isinstance(one, ast.Return) else None
                paired = one.elts[1] if isinstance(one, ast.Tuple) and len(one.elts) == 2 else None
                for value in (returned, paired):
                    both = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
                    texts = (_text(each) for each in both if each is not None)
                    yield from (text for text in texts if " " in text)


def _in_order(node: ast.AST) -> list[ast.AST]:
    """The node and everything in it, as it stands in the file."""
    return sorted(ast.walk(node), key=lambda one: getattr(one, "lineno", 0))


def _values(node: ast.AST) -> Iterator[ast.expr]:
    """What may be a message: the second argument of a fault, and what is yielded or named as one."""
    if isinstance(node, ast.Call) and len(node.args) > 1:
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name.lstrip("_").endswith("fault"):
            yield node.args[1]
    elif isinstance(node, ast.Assign):
        names = {one.id for one in node.targets if isinstance(one, ast.Name)}
        if names & NAMES:
            yield node.value
    elif isinstance(node, (ast.Yield, ast.Return)) and isinstance(node.value, ast.Tuple):
        yield from node.value.elts[1:2]


def _text(value: ast.expr) -> str:
    """A text with `…` for what is put in; empty for what is not a text."""
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else ""
    if isinstance(value, ast.JoinedStr):
        return "".join(_text(one) if isinstance(one, ast.Constant) else "…" for one in value.values)
    return ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
