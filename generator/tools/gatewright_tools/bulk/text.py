"""The text of a record, for the columns of what is wrong in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from .wrapping import BATCH, Wrapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..package import InstalledPackage, Violation


class RecordText(NamedTuple):
    """What a record is written in. It is looked at only when the record breaks a rule."""

    package: InstalledPackage
    data: bytes
    wrapping: Wrapping | None
    """What of the record is the request."""
    batch: bool
    """Whether the request may be inside a line of OpenAI's batch files."""
    column: int | None = 1
    """Where the record begins on its line, from 1; None where that is not known."""

    def positions(self, found: Iterable[Violation]) -> list[tuple[int, int]]:
        """The position of each of `found`; none where the column of the record is not known."""
        if self.column is None:
            return []
        places = self.package.positions.positions(self.data, found, self._way())
        return [(line, at if line else at + self.column - 1) for line, at in places]

    def _way(self) -> tuple[str, ...]:
        """The keys that lead to the request."""
        if self.wrapping is None and not self.batch:
            return ()
        try:
            record: object = json.loads(self.data)
        except (ValueError, RecursionError):
            return ()
        if self.wrapping is not None:
            return self.wrapping.way(record)
        return ("body",) if isinstance(record, dict) and record.keys() == BATCH else ()
