"""The door of each package names what is in it, so that a reader finds the module."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from . import runtime_map
from .pages import ROOT

GENERATOR = ROOT / "generator"
DOORS = [
    path
    for package in ("gatewright", "tools/gatewright_tools", "scan/gatewright_scan")
    for path in sorted((GENERATOR / package).rglob("__init__.py"))
    if runtime_map.RUNTIME not in path.parents
]


def parts(folder: Path) -> set[str]:
    """The modules and packages in a folder."""
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    return modules | {path.parent.name for path in folder.glob("*/__init__.py")}


def unnamed(door: Path) -> list[str]:
    """The parts of a package that its docstring does not name."""
    text = ast.get_docstring(ast.parse(door.read_text(encoding="utf-8"))) or ""
    return sorted(parts(door.parent) - set(re.findall(r"\w+", text)))


@pytest.mark.parametrize("door", DOORS, ids=lambda path: path.parent.name)
def test_a_package_names_each_of_its_modules(door: Path) -> None:
    assert unnamed(door) == []


def test_a_module_that_no_door_names_is_found(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text('"""Doors: `one` and nothing else."""\n')
    for name in ("one", "two", "__main__"):
        (tmp_path / f"{name}.py").touch()
    assert unnamed(tmp_path / "__init__.py") == ["two"]


def test_the_map_of_the_runtime_is_what_its_docstrings_say() -> None:
    written = runtime_map.PAGE.read_text(encoding="utf-8")
    assert written == runtime_map.page(), "run `python -m tests.documents.runtime_map`"
    assert "](../generator/gatewright/runtime/client/flows/create.py)" in written
