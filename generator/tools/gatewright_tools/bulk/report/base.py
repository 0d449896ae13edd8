"""What every form of report has in common: a head, rows that do not know each other, a foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..part import Row

if TYPE_CHECKING:
    from ...package import InstalledPackage, Violation
    from ..summary import Summary


class Report:
    """Writes text. In a process that only judges it says no more than what is wrong."""

    lists_valid = False
    """Whether right records have rows too."""
    joined = ""
    """What stands between two rows."""
    whole = False
    """Whether the text makes sense only as a whole, so that shards of it cannot be joined."""

    def __init__(self, package: InstalledPackage, only_invalid: bool = False) -> None:
        self.about, self.words = package.about, package.words
        self.hosts = package.code_hosts
        self.only_invalid = only_invalid

    def head(self) -> str:
        """What comes before the rows."""
        return ""

    def violation(self, violation: Violation) -> str:
        """One violation, as `row` takes it. Same violation, same text: it is remembered."""
        raise NotImplementedError

    def rows(self, file: str, first: int, rows: Iterable[Row]) -> str:
        """What was found in a part of `file` that begins with line `first`."""
        return self.joined.join([self.row(file, first + row[0], row) for row in rows])

    def row(self, file: str, line: int, row: Row) -> str:
        """One record, which begins in that line of the file."""
        raise NotImplementedError

    def foot(self, summary: Summary) -> str:
        """What comes after the rows."""
        del summary
        return ""
