"""The line and the column of what is wrong in a record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .glance import Mark, glance, mark
from .wrapping import BATCH, Wrapping

if TYPE_CHECKING:
    from ..package import InstalledPackage, Violation

_ONE_OF_BATCH = b'"custom_id"'


class RecordPlaces:
    """Looks at the texts of records that break a rule, and at no others."""

    def __init__(self, package: InstalledPackage, wrapping: Wrapping | None, batch: bool) -> None:
        """`wrapping` is what of a record is the request; `batch`: it may be in OpenAI's batch lines."""
        self._package, self._wrapping, self._batch = package, wrapping, batch

    def mark(self, violation: Violation) -> Mark | None:
        """What shows at a glance where `violation` stands."""
        return None if self._wrapping is not None else mark(self._package, violation)

    def may_be_batch(self, data: bytes) -> bool:
        """Whether a line of `data` may be one of OpenAI's batch, so that no glance is enough."""
        return self._batch and _ONE_OF_BATCH in data

    def of(
        self,
        data: bytes,
        found: Sequence[Violation],
        marks: Sequence[Mark | None],
        column: int = 1,
    ) -> tuple[int, ...]:
        """(lines behind the first one, column) of each of `found` in the record `data`, as rows have them.

        `marks` are theirs, and `column` is where the record begins on its line, from 1.
        """
        seen = None
        if column == 1 and not self.may_be_batch(data):
            seen = glance(data, marks)
        if seen is not None:
            return tuple(seen)
        places = self._package.positions.positions(data, found, self._way(data))
        return tuple(
            number for line, at in places for number in (line, at if line else at + column - 1)
        )

    def _way(self, data: bytes) -> tuple[str, ...]:
        """The keys that lead to the request."""
        if self._wrapping is None and not self._batch:
            return ()
        try:
            record: object = json.loads(data)
        except (ValueError, RecursionError):
            return ()
        if self._wrapping is not None:
            return self._wrapping.way(record)
        return ("body",) if isinstance(record, dict) and record.keys() == BATCH else ()
