"""Writes docs/runtime.md from the docstrings: ``python -m tests.documents.runtime_map``."""

from __future__ import annotations

import ast
from pathlib import Path

from .pages import DOCS, ROOT

PAGE = DOCS / "runtime.md"
RUNTIME = ROOT / "generator" / "gatewright" / "runtime"
HEAD = """\
# The modules of the runtime

`generator/gatewright/runtime` is copied into every generated package, so its docstrings are short. This page is its
map: each folder and each module, with the first line of its docstring. `python -m tests.documents.runtime_map`
writes it. [architecture.md](architecture.md) says how the parts work together.
"""


def about(path: Path) -> str:
    """The first paragraph of a module's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for door in sorted(RUNTIME.rglob("__init__.py")):
        folder = door.parent
        name = folder.relative_to(RUNTIME.parent).as_posix()
        rows = "\n".join(
            f"- [`{path.stem}`](../{path.relative_to(ROOT).as_posix()}): {about(path)}"
            for path in sorted(folder.glob("*.py"))
            if path != door
        )
        parts.append(f"## {name}\n\n{about(door)}\n\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
