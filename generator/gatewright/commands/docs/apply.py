"""``gatewright docs apply``: writes the changes of pages into the specs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from ...diagnostics import did_you_mean, printable
from ...pipeline import load_specs
from ...runtime.terminal.console import CONFIGURATION, FINDINGS, USAGE
from ..common import print_diff, report
from .readings import Readings, add_pages

if TYPE_CHECKING:
    from ...load import Workspace
    from ...pages import Comparison, PageFinding
    from ...pages.drift.record import PageRecord
    from ...pages.writing.apply import Applied

_UNSTATED = "the page states no value; change the spec by hand, or leave it as it is"


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the action."""
    add_pages(parser)
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="FACT",
        help="this fact alone; may be repeated",
    )
    parser.add_argument("--interactive", action="store_true", help="ask about each fact")


def run(args: argparse.Namespace) -> int:
    """Writes what can be written, shows it, and lists what is left; the exit code is 1 when something is."""
    from ...emit import EmitError
    from ...emit.replace import replace_all
    from ...pages import compare, readings_of, vocabularies_of
    from ...pages.writing.apply import apply, select_findings

    workspace, faults = load_specs(args.specs)
    if faults:
        return report(faults)
    readings = Readings(args, vocabularies_of(workspace))
    comparisons = [
        compare(reading, workspace) for page in readings for reading in readings_of(page, workspace)
    ]
    problems = [one for one in comparisons if one.problem]
    for one in problems:
        print(
            printable(f"{one.reading.page}: {one.problem}; nothing is written from it"),
            file=sys.stderr,
        )
    if not _are_fact_names(args.only, comparisons):
        return USAGE
    found = [
        (one, finding)
        for one in comparisons
        if not one.problem
        for finding in select_findings(one, args.only)
    ]
    asked = found if args.interactive else []
    if args.interactive:
        found = [(one, finding) for one, finding in found if _ask(one, finding)]
    chosen = bool(args.only) or args.interactive
    done = apply(found, workspace, date.today().isoformat(), chosen=chosen)
    done.left += _facts_without_value(args.only, comparisons)
    if done.faults:
        print(
            "nothing was written, because the specs would not be right together afterwards:",
            file=sys.stderr,
        )
        return report(done.faults)
    written = [(one, finding) for one, finding in found if finding in done.done]
    try:
        replace_all(_contents(done.texts, comparisons, written))
    except EmitError as error:
        print(f"gatewright docs apply: {error}", file=sys.stderr)
        return CONFIGURATION
    _print(workspace, done)
    # What `docs check` tells next is told at once.
    again = load_specs(args.specs)[0] if done.texts else workspace
    after = [compare(one.reading, again) if done.texts else one for one in comparisons]
    declined = [finding for _, finding in asked if finding not in done.done]
    settled = {
        (str(one.file.path), one.name) for one in (*declined, *(two for two, _ in done.left))
    }
    left = len(done.left) + sum(
        _report_open(before, now, settled, args.only)
        for before, now in zip(comparisons, after, strict=True)
    )
    if left:
        print("read what is left, then run `gatewright docs accept`", file=sys.stderr)
    return readings.code or (FINDINGS if problems or left else 0)


def _facts_without_value(
    names: list[str], comparisons: list[Comparison]
) -> list[tuple[PageFinding, str]]:
    """The facts among `names` that cannot be written, because the page states no value."""
    return [
        (finding, _UNSTATED)
        for one in comparisons
        for finding in one.findings
        if finding.name in names and finding.kind in ("unsure", "unread") and finding.page is None
    ]


def _report_open(
    before: Comparison, after: Comparison, settled: set[tuple[str, str]], only: list[str]
) -> int:
    """How much of a page a person has to look at; says so. `settled`: facts of files that were told already."""
    from ...pages.drift.findings import DRIFT
    from ...pages.report import change_sentence, leftover_sentence, sentence

    page = after.reading.page
    facts = [
        one
        for one in after.findings
        if one.kind in DRIFT
        and (str(one.file.path), one.name) not in settled
        and (not only or one.name in only)
    ]
    texts: list[tuple[int, str]] = []
    # Where a fact was written, its words read better as they stood beside it.
    for side in () if only else (before, after):
        told = {line for line, _ in texts}
        texts += [
            (line, text)
            for line, text in (
                *((one.line, change_sentence(one, page)) for one in side.changes),
                *((one.line, leftover_sentence(one, page)) for one in side.leftovers),
            )
            if line not in told
        ]
    for text in (*(sentence(one, page) for one in facts), *(text for _, text in texts)):
        print(printable(text), file=sys.stderr)
    for hint in _hints(facts):
        print(printable(hint), file=sys.stderr)
    return len(facts) + len(texts)


def _hints(facts: list[PageFinding]) -> Iterator[str]:
    """What a person can do about facts that are unsure."""
    unsure = [one for one in facts if one.kind == "unsure"]
    stated = [one for one in unsure if one.page is not None and one.page != one.spec]
    silent = [one for one in unsure if one.page is None]
    if stated:
        names = " ".join(dict.fromkeys(f"--only {one.name}" for one in stated))
        yield f"to write what the page may say: {names}"
    if silent:
        names = ", ".join(dict.fromkeys(one.name for one in silent))
        yield f"the page states no value for {names}: change the spec by hand, or leave it as it is"


def _contents(
    texts: dict[Path, str],
    comparisons: list[Comparison],
    found: list[tuple[Comparison, PageFinding]],
) -> dict[Path, bytes]:
    """The files to write: specs, and the records of the pages that they were written from."""
    from ...pages.blocks import recorded_name
    from ...pages.drift.accept import all_records, applied_record
    from ...pages.drift.record import record_path, record_text

    contents = {path: text.encode("utf-8") for path, text in texts.items()}
    written: dict[Path, list[PageRecord]] = {}
    for comparison in comparisons:
        names = {recorded_name(one.owner, one.path) for of, one in found if of is comparison}
        record = applied_record(comparison, names) if names else None
        if record is not None and comparison.model is not None:
            path = record_path(comparison.model.path)
            comparison.records = written.get(path, comparison.records)
            written[path] = all_records(comparison, record)
            contents[path] = record_text(*written[path]).encode("utf-8")
    return contents


def _are_fact_names(names: list[str], comparisons: list[Comparison]) -> bool:
    """Whether every name is a fact name. Prints the nearest name for each unknown one."""
    known = {one.name for comparison in comparisons for one in comparison.findings}
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            print(printable(f"no fact is called `{name}`; {hint}"), file=sys.stderr)
            return False
    return True


def _ask(comparison: Comparison, finding: PageFinding) -> bool:
    from ...pages.report import sentence

    print(printable(sentence(finding, comparison.reading.page)), file=sys.stderr)
    print("apply? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _print(workspace: Workspace, done: Applied) -> None:
    """The change as a diff, the lines to sign, and what is left with its reason."""
    from ...load.document import SpecFile, read
    from ...pages.writing.signing import lines_to_sign

    files = {file.path: file for file in workspace.files()}
    for path, text in done.texts.items():
        before = files[path]
        after = SpecFile(path, before.kind, before.gateway)
        read(after, text.encode("utf-8"))
        old, new = before.text.splitlines(), text.splitlines()
        print_diff(unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm=""))
        for line in lines_to_sign(before, after):
            print(printable(line))
    for finding, why in done.left:
        name = "" if why.startswith(f"{finding.name}: ") else f"{finding.name}: "
        print(printable(f"left to a person: {name}{why}"))
    if not done.texts:
        print("nothing to write", file=sys.stderr)
