"""``gatewright generate``: specs → the package on disk."""

from __future__ import annotations

import argparse
import gc
import sys

from ..emit import EmitError, Emitted, ManifestError, write
from ..incremental import Run
from ..pipeline import generate
from ..resources import templates_dir
from ..runtime.terminal.console import CONFIGURATION
from .common import add_folders, report
from .progress import progress


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_folders(parser)
    parser.add_argument(
        "--full",
        action="store_true",
        help="make everything, even when nothing changed since the last run",
    )


def run(args: argparse.Namespace) -> int:
    """Writes the changed files and prints a line for each. Writes nothing on a fault."""
    # Nearly all objects live to the end, so garbage collection would find nothing.
    gc.disable()
    try:
        return _run(args)
    finally:
        gc.enable()


def _run(args: argparse.Namespace) -> int:
    templates = [templates_dir()] if args.templates is None else [args.templates, templates_dir()]
    this = Run(args.specs, args.out, templates, args.package)
    try:
        count = None if args.full else this.count_unchanged()
        if count is not None:
            return _print(args, Emitted(), count)
        with progress() as tell:
            found, faults = generate(args.specs, args.package, args.templates, tell)
        if found is None:
            return report(faults)
        done = write(args.out, found.files)
    except (EmitError, ManifestError) as error:
        print(f"gatewright generate: {error}", file=sys.stderr)
        return CONFIGURATION
    if not done.kept:
        this.remember(found.files)
    return _print(args, done, len(found.files))


def _print(args: argparse.Namespace, done: Emitted, count: int) -> int:
    for path in done.written:
        print(f"wrote   {args.out / path}")
    for path in done.deleted:
        print(f"deleted {args.out / path}")
    for path in done.kept:
        print(
            f"kept    {args.out / path}: no spec gives it any more, but somebody changed it",
            file=sys.stderr,
        )
    if not done.written and not done.deleted:
        print(f"{count} files, nothing changed", file=sys.stderr)
    return 0
