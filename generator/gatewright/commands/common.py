"""What several commands share: the options that name folders, and the way from specs to files."""

from __future__ import annotations

import argparse
import keyword
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..runtime.console import CONFIGURATION

if TYPE_CHECKING:
    from ..ir import Package
    from ..load import Workspace


def add_folders(parser: argparse.ArgumentParser) -> None:
    """The options by which others generate their own packages from their own specs."""
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("generated"),
        metavar="DIR",
        help="where the package goes (./generated)",
    )
    parser.add_argument(
        "--package", metavar="NAME", help="import name of the package (from specs/package.yaml)"
    )
    parser.add_argument(
        "--templates",
        type=Path,
        metavar="DIR",
        help="templates here replace those of the same path",
    )


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that a folder of specs gives."""

    package: Package
    homes: dict[Path, str]
    """Spec file → key of its model."""
    files: dict[str, str]
    """Path below the output folder → text."""


def read_package(specs: Path, name: str | None = None) -> tuple[Package | None, list[Diagnostic]]:
    """The package that the folder `specs` describes, or every fault in it."""
    _, package, faults = _read(specs, name)
    return package, faults


def _read(specs: Path, name: str | None) -> tuple[Workspace, Package | None, list[Diagnostic]]:
    from ..load import load
    from ..resolve import named, resolve

    workspace, faults = load(specs)
    package, found = resolve(workspace)
    if faults or package is None:
        return workspace, None, sorted({*faults, *found})
    if name is None:
        return workspace, package, []
    if not name.isidentifier() or keyword.iskeyword(name):
        where = str(workspace.package.path)
        fault = Diagnostic(where, 1, 1, f"`{name}` is no name for a Python package")
        return workspace, None, [fault]
    return workspace, named(package, name), []


def made(
    args: argparse.Namespace, tell: Callable[[int, int], object] | None = None
) -> tuple[Made | None, list[Diagnostic]]:
    """Every file to generate for the folders that `args` name, or every fault in the specs.

    `tell` hears (files so far, files in all) while they are rendered.
    """
    from ..render import TemplateFault, render

    workspace, package, faults = _read(args.specs, args.package)
    if package is None:
        return None, faults
    if args.templates is not None and not args.templates.is_dir():
        return None, [Diagnostic(str(args.templates), 1, 1, "there is no such folder of templates")]
    homes = workspace.homes()
    # What was read takes more memory than what is made of it, and is of no use any more.
    del workspace
    try:
        return Made(package, homes, render(package, args.templates, tell=tell)), []
    except TemplateFault as fault:
        return None, [Diagnostic(str(fault.path), fault.line, 1, fault.message)]


def report(faults: list[Diagnostic]) -> int:
    """Prints every fault and says how many there are; returns the exit code for them."""
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} fault{'s' if len(faults) != 1 else ''}", file=sys.stderr)
    return CONFIGURATION
