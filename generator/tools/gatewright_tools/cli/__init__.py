"""The commands that the toolbox adds to the command line of a package, or replaces.

validate, many, fix   one request; files of them; repairs
estimate, doctor      costs; failed calls
process               ``gatewright-tools``, for any generated package

inputs, destination and progress are shared: files to read, where a report goes, the progress line.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from ..package import InstalledPackage, open_package


class ToolboxCommand:
    """One command for one package: the module of its name here has ``add`` and ``run``."""

    __name__ = __name__

    def __init__(self, name: str, package: InstalledPackage) -> None:
        self._module: Any = import_module(f".{name}", __name__)
        self._package = package

    def add(self, parser: argparse.ArgumentParser) -> None:
        """Adds its arguments."""
        self._module.add(parser, self._package)

    def run(self, arguments: argparse.Namespace, catalog: object) -> int:
        """Runs it; the exit code."""
        del catalog  # The package has it.
        code: int = self._module.run(arguments, self._package)
        return code


def command(name: str, package: str) -> ToolboxCommand:
    """The command `name` for the package of that import name; raises NoPackage."""
    return ToolboxCommand(name, open_package(package))
