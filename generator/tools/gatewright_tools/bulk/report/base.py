"""The base of every report format: a head, independent rows, a foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import TYPE_CHECKING

from ..part import Row

if TYPE_CHECKING:
    from ...package import InstalledPackage, Violation
    from ..summary import Summary


class Report:
    """Writes a report. A worker process uses it only for the texts of violations."""

    lists_valid = False
    """Whether right records have rows too."""
    joined = ""
    """The separator of rows."""
    whole = False
    """Whether the report is one document, so that reports of shards cannot be joined."""
    placed = True
    """Whether it tells the line and the column of each violation."""
    counted = False
    """Whether the head tells how many rows follow, so that they wait in a file until all are known."""

    def __init__(self, package: InstalledPackage, only_invalid: bool = False) -> None:
        self.about, self.words = package.about, package.words
        self.hosts = package.code_hosts
        self.only_invalid = only_invalid

    def head(self) -> str:
        """The text before the rows."""
        return ""

    def violation(self, violation: Violation) -> str:
        """The text of one violation for `row`. It is cached by violation."""
        raise NotImplementedError

    def warning(self, violation: Violation) -> str:
        """The text of one warning for `row`: of what is taken though no page lists it."""
        raise NotImplementedError

    def rows(self, file: str, first: int, rows: Iterable[Row]) -> str:
        """What was found in a part of `file` that begins with line `first`."""
        return self.joined.join([self.row(file, first + row[0], row) for row in rows])

    def row(self, file: str, line: int, row: Row) -> str:
        """The text of one record that begins on that line of the file."""
        raise NotImplementedError

    def places(self, line: int, row: Row) -> Iterator[tuple[int, int | None]]:
        """(line of the file, column from 1 or None) of each violation of a record, then of each warning."""
        _, _, _, violations, _, warnings, _, places = row
        if not places:
            return repeat((line, None), len(violations) + len(warnings))
        numbers = iter(places)
        return ((line + below, column) for below, column in zip(numbers, numbers, strict=True))

    def foot(self, summary: Summary) -> str:
        """The text after the rows."""
        del summary
        return ""
