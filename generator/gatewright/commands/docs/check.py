"""``gatewright docs check``: compares the facts of pages with the specs."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ...pipeline import load_specs
from ...runtime.terminal.console import FINDINGS
from ..common import report
from .readings import Readings, add_pages

if TYPE_CHECKING:
    from ...pages import Comparison

FORMATS = ("text", "json", "github", "sarif")


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the action."""
    add_pages(parser)
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print (text)")


def run(args: argparse.Namespace) -> int:
    """Prints every comparison. The exit code is 1 when a person has to check one of them."""
    from ...pages import compare, readings_of, vocabularies_of
    from ...pages.report import comparison_lines

    workspace, faults = load_specs(args.specs)
    if faults:
        return report(faults)
    readings = Readings(args, vocabularies_of(workspace))
    drifted = False
    kept: list[Comparison] = []
    for reading in (one for page in readings for one in readings_of(page, workspace)):
        comparison = compare(reading, workspace)
        drifted = drifted or comparison.has_drift
        if args.format == "text":
            for line in comparison_lines(comparison):
                print(line)
        else:
            kept.append(comparison)
    if args.format != "text":
        _print(kept, args.format)
    return readings.code or (FINDINGS if drifted else 0)


def _print(comparisons: list[Comparison], form: str) -> None:
    from ...pages.report import comparison_data, github_lines, sarif

    if form == "github":
        for line in github_lines(comparisons):
            print(line)
        return
    data = sarif(comparisons) if form == "sarif" else [comparison_data(one) for one in comparisons]
    print(json.dumps(data, indent=2, ensure_ascii=False))
