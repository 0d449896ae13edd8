"""Text of a spec as SQL: the one way by which it reaches a query."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

INDENT = "    "
WIDTH = 88
"""Columns of a call, before it is indented."""


def text(words: str) -> str:
    """A string literal."""
    return f"'{words.replace(chr(39), chr(39) * 2)}'"


def texts(words: Iterable[str], before: str = "") -> str:
    """A list of string literals behind `before`, filled into lines where it is too long for one."""
    literals = [text(word) for word in words]
    line = f"{before}[{', '.join(literals)}]"
    if len(line) <= WIDTH:
        return line
    rows = [INDENT]
    for literal in literals:
        if len(rows[-1]) + len(literal) > WIDTH and rows[-1] != INDENT:
            rows.append(INDENT)
        rows[-1] += f"{literal}, "
    below = "\n".join(row.rstrip() for row in rows).rstrip(",")
    return f"{before}[\n{below}\n]"


def call(name: str, arguments: list[str]) -> str:
    """A call; too long for one line, it has its limits below, each on lines of its own."""
    line = f"{name}({', '.join(arguments)})"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    below = textwrap.indent(",\n".join(arguments[2:]), INDENT)
    return f"{name}(\n{INDENT}{', '.join(arguments[:2])},\n{below}\n)"


def number(value: float) -> str:
    """A number; fractions as DOUBLE, never as DECIMAL."""
    return str(value) if isinstance(value, int) else f"{value!r}::DOUBLE"


def comment(words: str) -> str:
    """A comment of one line."""
    return f"-- {' '.join(words.split())}"


def pointer(path: str) -> str:
    """A JSON Pointer whose every ``*`` is the index ``i1``, ``i2`` … of the list around it."""
    first, *others = path.split("*")
    parts = [text(first)]
    for depth, other in enumerate(others, 1):
        parts += [f"i{depth}", *([text(other)] if other else [])]
    return " || ".join(parts)
