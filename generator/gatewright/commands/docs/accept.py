"""``gatewright docs accept``: a person has read these pages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ...diagnostics import printable
from ...pipeline import load_specs
from ...runtime.console import CONFIGURATION
from ..common import report
from .readings import Readings, add_pages

if TYPE_CHECKING:
    from ...pages.record import PageRecord


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the action."""
    add_pages(parser)
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )


def run(args: argparse.Namespace) -> int:
    """Writes the record of each page beside the spec of its model."""
    from ...emit import EmitError
    from ...emit.replace import replace_all
    from ...pages import compare, readings_of, vocabularies_of
    from ...pages.accept import accepted_record, all_records, parts
    from ...pages.record import record_path, record_text
    from ...pages.report import sentence

    workspace, faults = load_specs(args.specs)
    if faults:
        return report(faults)
    readings = Readings(args, vocabularies_of(workspace))
    texts: dict[Path, bytes] = {}
    added: dict[Path, list[PageRecord]] = {}
    for reading in (one for page in readings for one in readings_of(page, workspace)):
        comparison = compare(reading, workspace)
        if comparison.model is None:
            print(printable(f"{reading.page}: {comparison.problem}"), file=sys.stderr)
            readings.code = max(readings.code, CONFIGURATION)
            continue
        path = record_path(comparison.model.path)
        if path in added:
            comparison.records = added[path]
        added[path] = all_records(comparison, accepted_record(comparison))
        texts[path] = record_text(*added[path]).encode("utf-8")
        found = [one for one in comparison.findings if one.kind in ("changed", "new", "gone")]
        for one in found:
            if parts(one):
                print(printable(f"accepted beside the spec: {sentence(one, reading.page)}"))
        differ = sum(not parts(one) for one in found)
        left = (
            f"; {differ} facts differ from the spec and are told until they are written"
            if differ
            else ""
        )
        print(printable(f"{reading.page}: accepted{left} [{path}]"))
    try:
        replace_all(texts)
    except EmitError as error:
        print(f"gatewright docs accept: {error}", file=sys.stderr)
        return CONFIGURATION
    return readings.code
