"""``gatewright docs accept``: a person has read these pages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ...diagnostics import printable
from ...pipeline import load_specs
from ...runtime.terminal.console import CONFIGURATION
from ..common import report
from .readings import Readings, add_pages

if TYPE_CHECKING:
    from ...pages import Comparison
    from ...pages.drift.record import PageRecord


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the action."""
    add_pages(parser)
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )
    parser.add_argument(
        "--leave",
        action="append",
        default=[],
        metavar="FACT",
        help="leave this fact as the spec has it, though the page says otherwise; may be repeated",
    )


def run(args: argparse.Namespace) -> int:
    """Writes the record of each page beside the spec of its model."""
    from ...emit import EmitError
    from ...emit.replace import replace_all
    from ...pages import compare, readings_of, vocabularies_of
    from ...pages.drift.accept import accepted_record, all_records, shared_record
    from ...pages.drift.record import record_path, record_text

    workspace, faults = load_specs(args.specs)
    if faults:
        return report(faults)
    readings = Readings(args, vocabularies_of(workspace))
    texts: dict[Path, bytes] = {}
    added: dict[Path, list[PageRecord]] = {}
    for page in readings:
        of_file: dict[Path, list[Comparison]] = {}
        for reading in readings_of(page, workspace):
            comparison = compare(reading, workspace)
            if comparison.model is None:
                print(printable(f"{reading.page}: {comparison.problem}"), file=sys.stderr)
                readings.code = max(readings.code, CONFIGURATION)
                continue
            of_file.setdefault(record_path(comparison.model.path), []).append(comparison)
            _tell(comparison, args.leave, record_path(comparison.model.path))
        for path, found in of_file.items():
            found[0].records = added.get(path, found[0].records)
            record = shared_record([accepted_record(one, args.leave) for one in found])
            added[path] = all_records(found[0], record)
            texts[path] = record_text(*added[path]).encode("utf-8")
    try:
        replace_all(texts)
    except EmitError as error:
        print(f"gatewright docs accept: {error}", file=sys.stderr)
        return CONFIGURATION
    return readings.code


def _tell(comparison: Comparison, leave: list[str], path: Path) -> None:
    """Says that a page is accepted, and in what it parts from the spec."""
    from ...pages.drift.accept import parts
    from ...pages.report import sentence

    page = comparison.reading.page
    found = [one for one in comparison.findings if one.kind in ("changed", "new", "gone")]
    for one in found:
        if parts(one, leave):
            print(printable(f"accepted beside the spec: {sentence(one, page)}"))
    differ = sum(not parts(one, leave) for one in found)
    what = "1 fact differs" if differ == 1 else f"{differ} facts differ"
    left = f"; {what} from the spec, told until the spec has what the page says" if differ else ""
    print(printable(f"{page}: accepted{left} [{path}]"))
