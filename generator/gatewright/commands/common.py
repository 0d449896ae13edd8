"""What several commands share: the options that name folders, and the way from specs to files."""

from __future__ import annotations

import argparse
import keyword
import sys
from dataclasses import replace
from pathlib import Path

from ..diagnostics import Diagnostic
from ..ir import Package

FINDINGS = 1
CONFIGURATION = 3


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


def read_package(specs: Path, name: str | None = None) -> tuple[Package | None, list[Diagnostic]]:
    """The package that the folder `specs` describes, or every fault in it."""
    from ..build import build
    from ..check import check
    from ..load import load

    workspace, faults = load(specs)
    faults = sorted({*faults, *check(workspace)})
    if faults:
        return None, faults
    package, faults = build(workspace)
    if package is not None and name is not None:
        if not name.isidentifier() or keyword.iskeyword(name):
            where = str(workspace.package.path)
            return None, [Diagnostic(where, 1, 1, f"`{name}` is no name for a Python package")]
        package = replace(
            package,
            import_name=name,
            name=name.replace("_", "-"),
            command=name.replace("_", "-"),
        )
    return package, faults


def files_of(args: argparse.Namespace) -> tuple[dict[str, str], list[Diagnostic]]:
    """Every file to generate for the folders that `args` name, or every fault in the specs."""
    from ..render import TemplateFault, render

    package, faults = read_package(args.specs, args.package)
    if package is None:
        return {}, faults
    if args.templates is not None and not args.templates.is_dir():
        return {}, [Diagnostic(str(args.templates), 1, 1, "there is no such folder of templates")]
    try:
        return render(package, args.templates), []
    except TemplateFault as fault:
        return {}, [Diagnostic(str(fault.path), fault.line, 1, fault.message)]


def report(faults: list[Diagnostic]) -> int:
    """Prints every fault and says how many there are; returns the exit code for them."""
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} fault{'s' if len(faults) != 1 else ''}", file=sys.stderr)
    return CONFIGURATION
