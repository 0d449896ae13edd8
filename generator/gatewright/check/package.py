"""The distribution's own file."""

from __future__ import annotations

import keyword
import sys
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace
from ..reserved import OTHER_PACKAGES


def package_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Checks the names of a distribution beyond their patterns."""
    name: str = file.data["import_name"]
    problem = import_name_problem(name)
    if problem is not None:
        hint = "" if keyword.iskeyword(name) else "choose another name"
        yield file.fault(("import_name",), f"`{name}` {problem}", hint)


def import_name_problem(name: str) -> str | None:
    """What speaks against a package of that import name."""
    if keyword.iskeyword(name):
        return "is a word of Python's own"
    hides = name in sys.stdlib_module_names or name in OTHER_PACKAGES
    return "would hide a module that it needs" if hides else None
