"""What was found in a part of a file: the rows of the report, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

LINE = "\0"
"""Stands for a line's number in a row: who judges a part of a file does not know it yet."""
BYTES, ROWS = 1 << 22, 1 << 10
"""Of a file, and of the report: parts are put together up to one of these before they travel."""
_BETWEEN = "\x1e"
"""Stands between rows that travel; in rows control characters are escaped."""


class Part:
    """What was found in some records that follow each other."""

    __slots__ = ("bad", "broken", "lines", "models", "numbers", "rows", "size")

    def __init__(self, lines: int = 0, size: int = 0) -> None:
        self.lines = lines
        """Lines of the file that these records take up, blank ones among them."""
        self.size = size
        """Bytes read."""
        self.numbers: list[int] = []
        """What belongs where LINE is in `rows`, one after the other; counted from 0 in this part."""
        self.rows: list[str] = []
        """Rows of the report."""
        self.bad: list[int] = []
        """Which of `rows` are of invalid records."""
        self.models: Counter[str] = Counter()
        """Records by model."""
        self.broken: Counter[tuple[str, str]] = Counter()
        """(model, rule) → how often."""

    @property
    def requests(self) -> int:
        """How many records."""
        return self.models.total()

    @property
    def invalid(self) -> int:
        """How many records are not right."""
        return len(self.bad)

    def keep(self, invalid: int) -> None:
        """Leaves out what comes after that many invalid records."""
        if self.bad:
            del self.bad[invalid:]
            last = self.bad[-1] + 1
            del self.numbers[sum(row.count(LINE) for row in self.rows[:last]) :]
            del self.rows[last:]

    def text(self, base: int, between: str) -> str:
        """The rows with `between` between them; the first line of this part is line `base`."""
        words = between.join(self.rows).split(LINE)
        # All at once, because a million rows have their numbers put in here.
        filled = [""] * (2 * len(words) - 1)
        filled[::2] = words
        filled[1::2] = [str(base + number) for number in self.numbers]
        return "".join(filled)

    def add(self, other: Part) -> None:
        """Makes what follows a part of this one."""
        self.numbers += [self.lines + number for number in other.numbers]
        self.bad += [len(self.rows) + index for index in other.bad]
        self.rows += other.rows
        self.lines += other.lines
        self.size += other.size
        self.models.update(other.models)
        self.broken.update(other.broken)

    def __reduce__(self) -> tuple[Any, ...]:
        # One text instead of many: what it takes to travel is taken from the judging.
        rows = _BETWEEN.join(self.rows) if self.rows else None
        counts = dict(self.models), dict(self.broken)
        return _arrived, (self.lines, self.size, self.numbers, rows, self.bad, *counts)


def _arrived(
    lines: int,
    size: int,
    numbers: list[int],
    rows: str | None,
    bad: list[int],
    models: dict[str, int],
    broken: dict[tuple[str, str], int],
) -> Part:
    part = Part(lines, size)
    part.numbers, part.bad = numbers, bad
    part.rows = [] if rows is None else rows.split(_BETWEEN)
    part.models.update(models)
    part.broken.update(broken)
    return part


def joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The same in fewer parts."""
    whole = Part()
    for part in parts:
        whole.add(part)
        if whole.size >= BYTES or len(whole.rows) >= ROWS:
            yield whole
            whole = Part()
    yield whole
