"""Shared by several commands: the options that name folders, and the printing of faults."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from ..diagnostics import Diagnostic
from ..resources import specs_dir
from ..runtime.rules.messages import painted_diff, printable
from ..runtime.terminal.console import CONFIGURATION, has_colours


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Adds the options for the folders of specs, templates and output, and for the package name."""
    folders = parser.add_argument_group("folders")
    folders.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )
    folders.add_argument(
        "--out",
        type=Path,
        default=Path("generated"),
        metavar="DIR",
        help="where the package goes (./generated)",
    )
    folders.add_argument(
        "--package", metavar="NAME", help="import name of the package (from specs/package.yaml)"
    )
    folders.add_argument(
        "--templates",
        type=Path,
        metavar="DIR",
        help="templates here replace those of the same path",
    )


def add_specs(parser: argparse.ArgumentParser) -> None:
    """Adds the option ``--specs`` to commands that can also use the installed specs."""
    parser.add_argument(
        "--specs", type=Path, metavar="DIR", help="the specs (./specs, else those that came along)"
    )


def specs_of(args: argparse.Namespace) -> Path:
    """Returns the folder of specs: the option, else ``./specs``, else the installed specs."""
    here = Path("specs")
    named: Path | None = args.specs
    return named or (here if here.is_dir() else specs_dir())


def print_diff(lines: Iterable[str]) -> None:
    """Prints the lines of a diff, in colours where there are any."""
    paint = painted_diff if has_colours(sys.stdout) else str
    for line in lines:
        print(paint(printable(line)))


def report(faults: list[Diagnostic]) -> int:
    """Prints every fault and says how many there are; returns the exit code for them."""
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} fault{'s' if len(faults) != 1 else ''}", file=sys.stderr)
    return CONFIGURATION
