"""Import blocks, formatted and sorted like the formatter's output."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .literals import INDENT, WIDTH

Doors = list[tuple[str, list[str]]]
"""(module, names) of several imports."""


def in_order(names: Iterable[str]) -> list[str]:
    """Sorts names for an import block: constants, classes, the rest; numbers count as numbers."""
    return sorted(
        names,
        key=lambda name: (
            0 if name.isupper() else 1 if name[0].isupper() else 2,
            _natural(name),
        ),
    )


def in_modules_order(doors: Doors) -> Doors:
    """Import lines as a formatter sorts them: numbers in names count as numbers."""
    ordered = sorted(doors, key=lambda door: _natural(door[0]))
    return [(module, in_order(names)) for module, names in ordered]


def _natural(name: str) -> list[tuple[int, int, str]]:
    """What sorts ``image_2`` before ``image_15``, and ``image_02`` before both."""
    return [_piece(part) for part in re.split(r"(\d+)", name)]


def _piece(part: str) -> tuple[int, int, str]:
    if not part.isdigit():
        return 1, 0, part
    return (0, 0, part) if part.startswith("0") else (0, int(part), "")


def import_lines(needed: Mapping[str, Iterable[str]]) -> str:
    """``from module import …`` for each module, sorted."""
    doors = in_modules_order([(module, list(names)) for module, names in needed.items()])
    return "\n".join(
        f"from {module} import {import_names(names, module)}" for module, names in doors
    )


def import_names(names: list[str], module: str) -> str:
    """The names of ``from module import …``, in brackets when the line would be too long."""
    line = ", ".join(names)
    if len(INDENT) + len(f"from {module} import ") + len(line) <= WIDTH:
        return line
    rows = "".join(f"{INDENT}{name},\n" for name in names)
    return f"(\n{rows})"
