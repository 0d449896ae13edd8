"""``gatewright docs``: what documentation pages say, and where specs and pages have parted."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..diagnostics import did_you_mean, printable
from ..pipeline import load_specs
from ..runtime.console import CONFIGURATION, FINDINGS, NETWORK, USAGE
from .common import report

if TYPE_CHECKING:
    from ..pages import Comparison, Finding, Reading


def add(parser: argparse.ArgumentParser) -> None:
    """The subcommands and their options."""
    commands = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    read = _command(
        commands, "read", "give the facts of pages, and the lines that were not understood"
    )
    read.add_argument("--json", action="store_true", help="as JSON")
    check = _command(commands, "check", "hold the facts of pages against the specs")
    _specs(check)
    check.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="how to print (text)",
    )
    change = _command(commands, "apply", "write what pages changed into the specs")
    _specs(change)
    change.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="FACT",
        help="this fact alone; may be repeated",
    )
    change.add_argument("--interactive", action="store_true", help="ask about each fact")
    new = _command(commands, "draft", "write the spec of a new model from its page")
    new.add_argument(
        "--url", default="", metavar="URL", help="the page's own address, for the source"
    )


def _command(commands: Any, name: str, what: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=what, description=f"{what.capitalize()}.", allow_abbrev=False
    )
    parser.add_argument(
        "pages",
        nargs="+",
        metavar="PAGE",
        help="a file, a folder, - (standard input) or an https address",
    )
    parser.add_argument(
        "--gateway", metavar="NAME", help="the gateway, when the page does not say it"
    )
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where fetched pages are kept")
    return parser


def _specs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the specs (./specs)"
    )


def run(args: argparse.Namespace) -> int:
    """Runs the subcommand; pages that cannot be read are named and count as faults."""
    action = {"read": _read, "check": _check, "apply": _apply, "draft": _draft}[args.action]
    return action(args)


class _Pages:
    """The readings of the pages that a command line names, one at a time."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.code = 0

    def __iter__(self) -> Iterator[Reading]:
        from ..pages import PageError, pages_of, read
        from ..pages.fetch import FetchError

        try:
            pages = list(pages_of(self.args.pages))
        except PageError as error:
            self._problem(str(error), CONFIGURATION)
            return
        shown = sys.stderr.isatty() and len(pages) > 20
        for number, page in enumerate(pages, 1):
            if shown:
                print(f"\r{number}/{len(pages)} pages", end="", file=sys.stderr)
            try:
                yield read(page.raw(self.args.cache), page.name, self.args.gateway)
            except FetchError as error:
                self._problem(f"{page.name}: {error}", NETWORK)
            except PageError as error:
                self._problem(f"{page.name}: {error}", CONFIGURATION)
        if shown:
            print(file=sys.stderr)

    def _problem(self, text: str, code: int) -> None:
        print(printable(text), file=sys.stderr)
        self.code = max(self.code, code)


def _read(args: argparse.Namespace) -> int:
    from ..pages.report import reading_data, reading_lines

    pages = _Pages(args)
    if args.json:
        print(
            json.dumps([reading_data(reading) for reading in pages], indent=2, ensure_ascii=False)
        )
    else:
        for reading in pages:
            for line in reading_lines(reading):
                print(line)
    return pages.code


def _check(args: argparse.Namespace) -> int:
    from ..pages import compare
    from ..pages.report import comparison_data, comparison_lines, github_lines, sarif

    workspace, faults = load_specs(args.specs)
    if faults:
        return report(faults)
    pages = _Pages(args)
    drifted = False
    kept: list[Comparison] = []
    for reading in pages:
        comparison = compare(reading, workspace)
        drifted = drifted or comparison.drifted
        if args.format == "text":
            for line in comparison_lines(comparison):
                print(line)
        else:
            kept.append(comparison)
    if args.format == "json":
        print(json.dumps([comparison_data(one) for one in kept], indent=2, ensure_ascii=False))
    elif args.format == "sarif":
        print(json.dumps(sarif(kept), indent=2, ensure_ascii=False))
    else:
        for line in github_lines(kept):
            print(line)
    return pages.code or (FINDINGS if drifted else 0)


def _apply(args: argparse.Namespace) -> int:
    from ..emit import EmitError
    from ..emit.replace import replace_all
    from ..pages import compare
    from ..pages.apply import apply, chosen
    from ..pages.signing import lines_to_sign

    workspace, faults = load_specs(args.specs)
    if faults:
        return report(faults)
    pages = _Pages(args)
    comparisons = [compare(reading, workspace) for reading in pages]
    if pages.code:
        return pages.code
    problems = [one for one in comparisons if one.problem]
    for one in problems:
        print(printable(f"{one.reading.page}: {one.problem}"), file=sys.stderr)
    known = {finding.name for one in comparisons for finding in one.findings}
    for name in args.only:
        if name not in known:
            print(
                printable(f"no fact is called `{name}`; {did_you_mean(name, known)}"),
                file=sys.stderr,
            )
            return USAGE
    found = [(one, finding) for one in comparisons for finding in chosen(one, args.only)]
    if args.interactive:
        found = [(one, finding) for one, finding in found if _agreed(one, finding)]
    done = apply(found, workspace, date.today().isoformat())
    if done.faults:
        print(
            "nothing was written, because the specs would not be right afterwards; "
            "put these right by hand, or name what to write with --only:",
            file=sys.stderr,
        )
        return report(done.faults)
    try:
        replace_all({path: text.encode("utf-8") for path, text in done.texts.items()})
    except EmitError as error:
        print(f"gatewright docs apply: {error}", file=sys.stderr)
        return CONFIGURATION
    for path in done.texts:
        print(f"wrote {path}")
    for line in lines_to_sign(done.done):
        print(printable(line))
    unsure = sum(one.count("unsure") for one in comparisons)
    if unsure and not args.only:
        print(
            f"{unsure} facts are unsure and were left; name one with --only to apply it",
            file=sys.stderr,
        )
    if not done.texts:
        print("nothing to write", file=sys.stderr)
    return CONFIGURATION if problems else 0


def _agreed(comparison: Comparison, finding: Finding) -> bool:
    from ..pages.report import sentence

    print(printable(sentence(finding, comparison.reading.page)), file=sys.stderr)
    print("apply? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _draft(args: argparse.Namespace) -> int:
    from ..pages.draft import draft

    pages = _Pages(args)
    for reading in pages:
        address = args.url or (reading.page if reading.page.startswith("https://") else "")
        try:
            print(draft(reading, date.today().isoformat(), address), end="")
        except ValueError as error:
            print(printable(f"{reading.page}: {error}"), file=sys.stderr)
            return CONFIGURATION
    return pages.code
