"""Reads the pages that a command line names, one at a time."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ...diagnostics import printable
from ...runtime.terminal.console import CONFIGURATION, NETWORK
from ...runtime.terminal.progress import ProgressLine

if TYPE_CHECKING:
    from ...pages import PageReading, Vocabularies


def add_pages(parser: argparse.ArgumentParser) -> None:
    """The options that name pages."""
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


class Readings:
    """Iterates over the readings of all pages that can be read."""

    def __init__(self, args: argparse.Namespace, vocabularies: Vocabularies) -> None:
        self._args = args
        self._vocabularies = vocabularies
        self.code = 0
        """The exit code for pages that could not be read; 0 when there is none."""

    def __iter__(self) -> Iterator[PageReading]:
        from ...pages import PageError, pages_of, read
        from ...pages.fetch import FetchError

        try:
            pages = list(pages_of(self._args.pages))
        except PageError as error:
            self._refuse(str(error), CONFIGURATION)
            return
        line = ProgressLine(sys.stderr)
        for number, page in enumerate(pages, 1):
            if line.due() is not None:
                line.show(f"{number}/{len(pages)} pages")
            try:
                raw = page.raw(self._args.cache)
                reading = read(raw, page.name, self._args.gateway, self._vocabularies)
            except FetchError as error:
                line.clear()
                self._refuse(f"{page.name}: {error}", NETWORK)
            except PageError as error:
                line.clear()
                self._refuse(f"{page.name}: {error}", CONFIGURATION)
            else:
                line.clear()
                yield reading

    def _refuse(self, text: str, code: int) -> None:
        print(printable(text), file=sys.stderr)
        self.code = max(self.code, code)
