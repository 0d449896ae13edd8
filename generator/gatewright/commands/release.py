"""``gatewright release``: the next version of the generated package, and its changelog."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime

from ..diagnostics import Diagnostic
from ..pipeline import read_package, render_package
from ..release import (
    ReleaseError,
    RevisionError,
    compare,
    last_release,
    next_version,
    package_at,
    plan,
    publish,
    render_changes,
    verdict_of,
)
from ..runtime.terminal.console import CONFIGURATION
from .common import add_folders, report


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_folders(parser)
    parser.add_argument(
        "--since",
        metavar="STATE",
        help="what was released last: a folder of specs or a git revision "
        "(the commit in which package.yaml came to its version)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be released, write nothing"
    )


def run(args: argparse.Namespace) -> int:
    """Steps the version and writes the package and the changelog, or changes nothing."""
    new, faults = read_package(args.specs)
    if new is None:
        return report(faults)
    try:
        if args.since is None:
            since, old, faults = last_release(args.specs, read_package)
        else:
            since, (old, faults) = args.since, package_at(args.since, args.specs, read_package)
    except RevisionError as error:
        return _refuse(str(error))
    if old is None:
        print(
            f"gatewright release: the specs at `{since}` cannot be compared with", file=sys.stderr
        )
        return report(faults)
    print(f"compared with {since}, version {old.version}", file=sys.stderr)
    changes = compare(old, new)
    if not changes:
        print(f"nothing to release: the specs say what {old.version} says", file=sys.stderr)
        return 0
    version = next_version(new.version, old.version, changes)
    sys.stdout.write(render_changes(changes, "text"))
    print(f"{old.version} → {version} ({verdict_of(changes)})")
    try:
        day = datetime.now(UTC).date().isoformat()
        steps = plan(args.specs, args.out, version, old.version, day, changes)
        files, faults = _files(args, version)
        if faults:
            return report(faults)
        if args.dry_run:
            print("nothing was written", file=sys.stderr)
            return 0
        done = publish(steps, args.out, files)
    except ReleaseError as error:
        return _refuse(str(error))
    count = len(done.written)
    print(f"{count} generated file{'s' if count != 1 else ''} written", file=sys.stderr)
    for path in done.kept:
        print(f"kept {args.out / path}: somebody changed it", file=sys.stderr)
    return 0


def _files(args: argparse.Namespace, version: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """The generated files at `version`, which package.yaml does not have yet."""
    package, faults = read_package(args.specs, args.package)
    if package is None:
        return {}, faults
    output, faults = render_package(replace(package, version=version), args.templates)
    return ({}, faults) if output is None else (output.files, [])


def _refuse(message: str) -> int:
    print(f"gatewright release: {message}; nothing was written", file=sys.stderr)
    return CONFIGURATION
