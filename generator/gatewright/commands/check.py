"""``gatewright check``: are the specs right, and does the package on disk match them?"""

from __future__ import annotations

import argparse
import json
import sys

from ..emit import EmitError, ManifestError, drift
from ..pipeline import generate
from ..runtime.terminal.console import CONFIGURATION, FINDINGS
from ..schema import stale
from .common import add_folders, print_diff, report
from .progress import progress


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_folders(parser)
    parser.add_argument("--json", action="store_true", help="faults and drift as JSON")


def run(args: argparse.Namespace) -> int:
    """Prints faults (exit 3) or the diff from the package on disk (exit 1)."""
    with progress() as tell:
        found, faults = generate(args.specs, args.package, args.templates, tell)
    if found is None:
        if not args.json:
            return report(faults)
        print(json.dumps({"faults": [fault.as_dict() for fault in faults], "drift": []}, indent=2))
        return CONFIGURATION
    try:
        drifted = drift(args.out, found.files)
    except (EmitError, ManifestError) as error:
        print(f"gatewright check: {error}", file=sys.stderr)
        return CONFIGURATION
    if args.json:
        listed = [{"path": one.path, "kind": one.kind, "diff": one.diff} for one in drifted]
        print(json.dumps({"faults": [], "drift": listed}, indent=2))
    elif drifted and not args.out.exists():
        said = f"nothing is generated in {args.out} yet; run `gatewright generate`, or name the folder with --out"
        print(f"{len(found.files)} files, {said}", file=sys.stderr)
    else:
        for one in drifted:
            print_diff((one.diff or f"{one.kind}: {one.path}").removesuffix("\n").split("\n"))
        said = f"{len(drifted)} differ" if drifted else "all as the specs give them"
        print(f"{len(found.files)} files, {said}", file=sys.stderr)
    outdated = stale()
    for path in outdated:
        print(f"{path}: not what the kinds say; run `make spec-schemas`", file=sys.stderr)
    return FINDINGS if drifted or outdated else 0
