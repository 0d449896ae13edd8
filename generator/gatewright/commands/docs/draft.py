"""``gatewright docs draft``: the spec of a new model, from its page."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from ...diagnostics import printable
from ...pipeline import load_readings
from ...runtime.console import CONFIGURATION
from ..common import add_specs, report, specs_of
from .readings import Readings, add_pages


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the action."""
    add_pages(parser)
    add_specs(parser)
    parser.add_argument(
        "--url", default="", metavar="URL", help="the page's own address, for the source"
    )


def run(args: argparse.Namespace) -> int:
    """Prints the spec of each page's model."""
    from ...pages import vocabularies_of
    from ...pages.draft import draft

    workspace, faults = load_readings(specs_of(args))
    if faults:
        return report(faults)
    readings = Readings(args, vocabularies_of(workspace))
    for reading in readings:
        address = args.url or (reading.page if reading.page.startswith("https://") else "")
        try:
            print(draft(reading, date.today().isoformat(), address), end="")
        except ValueError as error:
            print(printable(f"{reading.page}: {error}"), file=sys.stderr)
            return CONFIGURATION
    return readings.code
