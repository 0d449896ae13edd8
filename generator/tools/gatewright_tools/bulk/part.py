"""The result for a part of a file: counts, and a row for each record in the report."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from typing import TypeVar

BYTES, ROWS = 1 << 22, 1 << 10
"""Most bytes read and most rows of one part. A part is full when it reaches either."""

Row = tuple[int, int, "str | None", list[str], "int | None", list[str], str, tuple[int, ...]]
"""(line, first byte, model, what the report says of each violation, place in an array, what it says of
each warning, what is carried into the report, positions) of a record.

Positions are numbers in turn: lines behind the first one and column of what each violation and then each
warning is about; none where the record has no text.

Lines count from 0 in a part, because the process that checks it does not know the lines before it;
bytes are counted in the file, places in an array from 0.
"""

_Name = TypeVar("_Name", bound=Hashable)


class ChunkReport:
    """The results of consecutive records. The process that checks them fills it."""

    __slots__ = (
        "broken",
        "invalid",
        "lines",
        "models",
        "money",
        "rows",
        "size",
        "unpriced",
        "warned",
    )

    def __init__(self) -> None:
        self.lines = 0
        """Lines of the file that these records take up, blank ones among them."""
        self.size = 0
        """Bytes read."""
        self.rows: list[Row] = []
        """Invalid records, and valid ones when the report lists them."""
        self.invalid = 0
        """The number of invalid records."""
        self.models: dict[str, int] = {}
        """Records by model."""
        self.broken: dict[tuple[str, str], int] = {}
        """(model, rule) → how often."""
        self.warned = 0
        """How many records have warnings."""
        self.money: dict[str, Decimal] = {}
        """What the right records cost by the pages, by unit."""
        self.unpriced: dict[str, int] = {}
        """Right records whose cost is not known before, by model."""

    @property
    def is_full(self) -> bool:
        """Whether the part is full."""
        return self.size >= BYTES or len(self.rows) >= ROWS

    @property
    def requests(self) -> int:
        """How many records."""
        return sum(self.models.values())

    def keep(self, invalid: int) -> None:
        """Drops the rows behind that many invalid records. The part has at least as many."""
        bad = [index for index, row in enumerate(self.rows) if row[3]]
        del self.rows[bad[invalid - 1] + 1 :]
        self.invalid = invalid


def tally(counts: dict[_Name, int], more: dict[_Name, int]) -> None:
    """Adds `more` to `counts`."""
    # Not a Counter: it takes longer for a few names than the check of a block of lines.
    for name, count in more.items():
        counts[name] = counts.get(name, 0) + count
