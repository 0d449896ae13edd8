"""What every form of report has in common: a head, rows that do not know each other, a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...violations import Violation

if TYPE_CHECKING:
    from ..summary import Summary


class Report:
    """Writes text; made once a run, and once more in each process that judges."""

    lists_valid = False
    """Whether right records have rows too."""
    joined = ""
    """What stands between two rows."""
    whole = False
    """Whether the text makes sense only as a whole, so that shards of it cannot be joined."""

    def __init__(self, only_invalid: bool = False) -> None:
        self.only_invalid = only_invalid

    def head(self) -> str:
        """What comes before the rows."""
        return ""

    def violation(self, violation: Violation) -> str:
        """One violation, as `row` takes it. Same violation, same text: it is remembered."""
        raise NotImplementedError

    def row(
        self, file: str, offset: int, model: str | None, violations: list[str], element: int | None
    ) -> str:
        """One record; `offset` is its first byte, `element` its place in an array, from 0."""
        raise NotImplementedError

    def foot(self, summary: Summary) -> str:
        """What comes after the rows."""
        del summary
        return ""
