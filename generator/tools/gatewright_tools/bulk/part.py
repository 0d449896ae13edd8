"""What was found in a part of a file: a row for each record that the report is to name, and counts."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

BYTES, ROWS = 1 << 22, 1 << 10
"""Of a file, and of the report: a part is full when it has one of these."""

Row = tuple[int, int, "str | None", list[str], "int | None"]
"""(line, first byte, model, what the report says of each violation, place in an array) of a record.

Lines are counted from 0 in a part, because who judges a part of a file does not know those before it;
bytes are counted in the file, places in an array from 0.
"""

_Name = TypeVar("_Name", bound=Hashable)


class ChunkReport:
    """What was found in some records that follow each other; who judges them fills it."""

    __slots__ = ("broken", "invalid", "lines", "models", "rows", "size")

    def __init__(self) -> None:
        self.lines = 0
        """Lines of the file that these records take up, blank ones among them."""
        self.size = 0
        """Bytes read."""
        self.rows: list[Row] = []
        """Invalid records, and right ones too where the report lists them."""
        self.invalid = 0
        """How many records are not right."""
        self.models: dict[str, int] = {}
        """Records by model."""
        self.broken: dict[tuple[str, str], int] = {}
        """(model, rule) → how often."""

    @property
    def is_full(self) -> bool:
        """Whether it is to be handed on."""
        return self.size >= BYTES or len(self.rows) >= ROWS

    @property
    def requests(self) -> int:
        """How many records."""
        return sum(self.models.values())

    def keep(self, invalid: int) -> None:
        """Leaves out what comes after that many invalid records, of which it has no fewer."""
        bad = [index for index, (_, _, _, violations, _) in enumerate(self.rows) if violations]
        del self.rows[bad[invalid - 1] + 1 :]
        self.invalid = invalid


def tally(counts: dict[_Name, int], more: dict[_Name, int]) -> None:
    """Adds `more` to `counts`."""
    # Not a Counter, which takes longer over a few names than a block of lines takes to be judged.
    for name, count in more.items():
        counts[name] = counts.get(name, 0) + count
