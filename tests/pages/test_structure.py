"""How the parts of `gatewright.pages` build on each other, as the map of each folder says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import gatewright.pages

FOLDER = Path(gatewright.pages.__file__).parent
FOLDERS = sorted(path.parent for path in FOLDER.rglob("__init__.py"))


def in_order(folder: Path) -> list[str]:
    """The parts that the map of a folder names, from the first to the last."""
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    rows = re.findall(r"^([a-z_]+(?:, [a-z_]+)*)  ", text, re.M)
    return [name for row in rows for name in row.split(", ")]


def test_the_map_of_each_folder_names_every_part_once() -> None:
    for folder in FOLDERS:
        parts = {path.stem for path in folder.glob("*.py")}
        parts |= {path.parent.name for path in folder.glob("*/__init__.py")}
        assert sorted(in_order(folder)) == sorted(parts - {"__init__"})


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """What a module imports of the pages, as the way from their folder."""
    here = path.relative_to(FOLDER).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and 1 <= node.level <= len(here) + 1:
            base = here[: len(here) + 1 - node.level]
            named = [node.module] if node.module else [one.name for one in node.names]
            yield from ((*base, *name.split(".")) for name in named)


def test_each_part_imports_only_parts_above_it() -> None:
    order = {folder.relative_to(FOLDER).parts: in_order(folder) for folder in FOLDERS}
    wrong: list[str] = []
    for path in sorted(FOLDER.rglob("*.py")):
        own = path.relative_to(FOLDER).with_suffix("").parts
        if own == ("__init__",):
            continue
        for other in imports(path):
            pairs = enumerate(zip(own, other, strict=False))
            shared = next((at for at, (mine, its) in pairs if mine != its), None)
            if shared is None or own[shared] == "__init__":
                # A door opens to what lies behind it.
                continue
            parts = order[own[:shared]]
            if parts.index(other[shared]) >= parts.index(own[shared]):
                wrong.append(f"{'.'.join(own)} imports {'.'.join(other)}")
    assert wrong == []


def test_a_package_that_lists_what_it_gives_is_entered_by_its_door() -> None:
    doors = {
        folder.relative_to(FOLDER).parts
        for folder in FOLDERS
        if "__all__" in (folder / "__init__.py").read_text(encoding="utf-8") and folder != FOLDER
    }
    assert len(doors) > 5
    past = [
        f"{'.'.join(own)} imports {'.'.join(other)}"
        for path in sorted(FOLDER.rglob("*.py"))
        for own in [path.relative_to(FOLDER).with_suffix("").parts]
        for other in imports(path)
        for door in doors
        if other[: len(door)] == door and other != door and own[: len(door)] != door
    ]
    assert past == []


LONGEST = 45
"""Lines of a function."""


def test_no_function_is_long() -> None:
    long = [
        f"{path.relative_to(FOLDER)}: {node.name}"
        for path in sorted(FOLDER.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST
    ]
    assert long == []
