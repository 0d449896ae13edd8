"""``gatewright generate``: specs → the package on disk."""

from __future__ import annotations

import argparse
import sys

from ..emit import EmitError, ManifestError, write
from .common import CONFIGURATION, add_folders, files_of, report


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_folders(parser)


def run(args: argparse.Namespace) -> int:
    """Writes what changed, one line a file; nothing at all when the specs have a fault."""
    files, faults = files_of(args)
    if faults:
        return report(faults)
    try:
        done = write(args.out, files)
    except (EmitError, ManifestError) as error:
        print(f"gatewright generate: {error}", file=sys.stderr)
        return CONFIGURATION
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
        print(f"{len(files)} files, nothing changed", file=sys.stderr)
    return 0
