"""The text of a record, for the columns of what is wrong in it."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, NamedTuple

from .part import NUMBERS
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
    column: int = 1
    """Where the record begins on its line, from 1."""

    def positions(self, found: Iterable[Violation]) -> bytes:
        """The position of each of `found`, as rows have them."""
        places = self.package.positions.positions(self.data, found, self._way())
        numbers = array(NUMBERS)
        for line, at in places:
            numbers.extend((line, at if line else at + self.column - 1))
        return numbers.tobytes()

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
