"""The distribution's own file."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace


def package_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """What no pattern can say of the names of a distribution."""
    name: str = file.data["import_name"]
    if keyword.iskeyword(name):
        yield file.fault(("import_name",), f"`{name}` is a word of Python's own")
