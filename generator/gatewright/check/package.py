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
    if keyword.iskeyword(name):
        yield file.fault(("import_name",), f"`{name}` is a word of Python's own")
    elif name in sys.stdlib_module_names or name in OTHER_PACKAGES:
        hint = "choose another name"
        yield file.fault(("import_name",), f"`{name}` would hide a module that it needs", hint)
