"""``gatewright diff``: compares two states of the specs and names the version step."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..pipeline import read_package
from ..release import FORMATS, RevisionError, compare, package_at, render_changes
from ..runtime.terminal.console import CONFIGURATION, FINDINGS
from .common import report


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    state = "a folder of specs, or a git revision: REV (of --specs) or REV:path"
    parser.add_argument("old", metavar="OLD", help=state)
    parser.add_argument("new", metavar="NEW", nargs="?", help="the same (the folder of --specs)")
    parser.add_argument(
        "--specs",
        type=Path,
        default=Path("specs"),
        metavar="DIR",
        help="the folder that a revision alone means (./specs)",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print (text)")


def run(args: argparse.Namespace) -> int:
    """Prints every change and the verdict. The exit code is 1 with changes, else 0."""
    try:
        old, faults = package_at(args.old, args.specs, read_package)
        new, more = package_at(args.new or str(args.specs), args.specs, read_package)
    except RevisionError as error:
        print(f"gatewright diff: {error}", file=sys.stderr)
        return CONFIGURATION
    if old is None or new is None:
        return report([*faults, *more])
    changes = compare(old, new)
    sys.stdout.write(render_changes(changes, args.format))
    return FINDINGS if changes else 0
