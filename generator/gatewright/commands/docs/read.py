"""``gatewright docs read``: the facts of pages, and the lines that were not understood."""

from __future__ import annotations

import argparse
import json

from ...pipeline import load_readings
from ...runtime.terminal.console import FINDINGS
from ..common import add_specs, report, specs_of
from .readings import Readings, add_pages


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the action."""
    add_pages(parser)
    add_specs(parser)
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Prints every reading; the exit code is 1 when a page does not say which gateway it is about."""
    from ...pages import vocabularies_of
    from ...pages.report import reading_data, reading_lines

    workspace, faults = load_readings(specs_of(args))
    if faults:
        return report(faults)
    readings = Readings(args, vocabularies_of(workspace))
    read = list(readings)
    if args.json:
        listed = [reading_data(reading) for reading in read]
        print(json.dumps(listed, indent=2, ensure_ascii=False))
    else:
        for reading in read:
            for line in reading_lines(reading):
                print(line)
    unknown = any(reading.gateway is None for reading in read)
    return readings.code or (FINDINGS if unknown else 0)
