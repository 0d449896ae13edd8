"""``gatewright docs draft``: the spec of a new model, from its page."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from ...diagnostics import printable
from ...load import load, load_readings
from ...runtime.terminal.console import CONFIGURATION, FINDINGS
from ..common import add_specs, report, specs_of
from .readings import Readings, add_pages


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the action."""
    add_pages(parser)
    add_specs(parser)
    parser.add_argument(
        "--url", default="", metavar="URL", help="the page's own address, for the source"
    )

    parser.add_argument(
        "--medium", choices=("image", "video", "audio"), help="what the model makes"
    )
    parser.add_argument("--model", metavar="ID", help="which model, when the page is about several")


def run(args: argparse.Namespace) -> int:
    """Prints the spec of each page's model; the exit code is 1 when a person has to fill something in."""
    from ...pages import vocabularies_of
    from ...pages.writing.trial import tried_draft

    _, faults = load_readings(specs_of(args))
    if faults:
        return report(faults)
    workspace, _ = load(specs_of(args))
    readings = Readings(args, vocabularies_of(workspace))
    code = 0
    for page in readings:
        reading = page.making(args.medium) if args.medium else page
        reading = reading.about(args.model) if args.model else reading
        address = args.url or (reading.page if reading.page.startswith("https://") else "")
        try:
            text, missing = tried_draft(reading, workspace, date.today().isoformat(), address)
        except ValueError as error:
            print(printable(f"{reading.page}: {error}"), file=sys.stderr)
            return CONFIGURATION
        print(text, end="")
        if reading.gateway is None:
            hint = "the page does not say which gateway it is about; name it with --gateway"
            print(printable(f"{reading.page}: {hint}"), file=sys.stderr)
            code = FINDINGS
        for fault in missing:
            print(printable(f"{reading.page}: to fill in: {fault.message}"), file=sys.stderr)
            code = FINDINGS
    return readings.code or code
