"""``gatewright export``: the specs for other people's software, and as pages for people."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from ..diagnostics import did_you_mean
from ..emit import EmitError, ManifestError, write
from ..ir import Gateway, Model, Package
from ..pipeline import read_package
from ..runtime.terminal.console import CONFIGURATION, USAGE
from .common import add_specs, report, specs_of

FORMATS = ("jsonschema", "openapi", "markdown")


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("format", choices=FORMATS, help="what to write")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--model", metavar="KEY", help="one model only, to stdout (rivya/qwen2-image)")
    one.add_argument("--gateway", metavar="NAME", help="one gateway only, to stdout")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where the files of all go, in a folder a format (./exports)",
    )
    add_specs(parser)


def run(args: argparse.Namespace) -> int:
    """Prints one model or gateway. Without --model or --gateway it writes the files of all."""
    one = args.model is not None or args.gateway is not None
    if one and args.out is not None:
        print(
            "gatewright export: --out takes the files of all; one model or gateway goes to stdout",
            file=sys.stderr,
        )
        return USAGE
    package, faults = read_package(specs_of(args))
    if package is None:
        return report(faults)
    from ..export import files, text

    if not one:
        return _write((args.out or Path("exports")) / args.format, files(package, args.format))
    chosen = _find_subject(package, args.model, args.gateway)
    if chosen is None:
        return USAGE
    sys.stdout.write(text(package, args.format, chosen))
    return 0


def _find_subject(
    package: Package, model: str | None, gateway: str | None
) -> Model | Gateway | None:
    """Returns the model or gateway of that name, or prints the nearest name."""
    known: Mapping[str, Model | Gateway]
    if model is not None:
        what, name, known = "model", model, {one.key: one for one in package.models}
    else:
        what, name, known = "gateway", gateway or "", {one.name: one for one in package.gateways}
    if name not in known:
        hint = did_you_mean(name, known)
        print(f"gatewright export: there is no {what} `{name}`; {hint}", file=sys.stderr)
    return known.get(name)


def _write(folder: Path, files: dict[str, str]) -> int:
    try:
        done = write(folder, files)
    except (EmitError, ManifestError) as error:
        print(f"gatewright export: {error}", file=sys.stderr)
        return CONFIGURATION
    for path in done.written:
        print(f"wrote   {folder / path}")
    for path in done.deleted:
        print(f"deleted {folder / path}")
    for path in done.kept:
        print(f"kept    {folder / path}: no spec gives it any more, but somebody changed it")
    if not done.written and not done.deleted:
        print(f"{len(files)} files, nothing changed", file=sys.stderr)
    return 0
