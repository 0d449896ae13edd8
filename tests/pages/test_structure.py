"""The map of the page reader is the order of its imports."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import gatewright.pages

FOLDER = Path(gatewright.pages.__file__).parent
MAP = [
    name
    for row in re.findall(r"^([a-z_]+(?:, [a-z_]+)*)  ", gatewright.pages.__doc__ or "", re.M)
    for name in row.split(", ")
]


def test_the_map_names_every_module_once() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert sorted(MAP) == sorted(modules)


def test_each_module_imports_only_modules_above_it() -> None:
    wrong: list[str] = []
    for path in FOLDER.glob("*.py"):
        if path.stem == "__init__":
            continue
        above = set(MAP[: MAP.index(path.stem)])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 1:
                names = [node.module or ""] if node.module else [one.name for one in node.names]
                wrong += [f"{path.stem} imports {name}" for name in names if name not in above]
    assert wrong == []
