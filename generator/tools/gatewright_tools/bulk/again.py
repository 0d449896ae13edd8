"""Lines in which is wrong what was wrong in an earlier one: they are neither read nor judged again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..record.fast import Fast, ScanRow, Sorted
from .glance import Mark
from .lines import Lines
from .part import ChunkReport
from .places import RecordPlaces

REMEMBERED = 8192
"""Most sorts of wrong lines that are kept."""


@dataclass(slots=True, eq=False)
class Seen:
    """What is wrong in lines of one sort."""

    model: str
    texts: list[str]
    """What the report says of each violation."""
    rules: list[tuple[str, str]]
    """(model, rule) of each."""
    marks: tuple[Mark, ...]


class Again:
    """Gives rows to lines of a sort that is known, and learns the others."""

    def __init__(self, fast: Fast, places: RecordPlaces, placed: bool, nothing: object) -> None:
        self._fast, self._places, self._placed, self._nothing = fast, places, placed, nothing
        self.last: Seen | None = None
        """What was wrong in the record that was judged last, set by who judges it."""

    def unseen(self, part: ChunkReport, rest: Iterable[Sorted], lines: Lines) -> Iterator[ScanRow]:
        """Those of `rest` that have to be judged, each after the one before it was.

        Rows of the others go to `part`.
        """
        data, placed, glance, fast = lines.data, self._placed, self._fast.glance, self._fast
        known: dict[Any, Seen] = fast.seen
        if placed and self._places.may_be_batch(data):
            known = {}
        first, begin, add = part.lines, lines.offset, part.rows.append
        met: list[Seen] = []
        for number, start, end, once, told in rest:
            seen = known.get(told)
            if seen is not None:
                places = glance(data, start, end, seen.marks) if placed else ()
                if places is not None:
                    met.append(seen)
                    row = seen.model, seen.texts, None, _NOTHING_SAID, "", places
                    add((first + number, begin + start, *row))
                    continue
            self.last = None
            yield number, start, end, fast.read(data[start:end]) if once else self._nothing
            if self.last is not None and told is not None and fast.tells(self.last.model):
                if len(known) >= REMEMBERED:
                    known.clear()
                known[told] = self.last
        _count(part, met)


_NOTHING_SAID: list[str] = []


def _count(part: ChunkReport, met: list[Seen]) -> None:
    """Counts the lines that were `met`."""
    models, broken = part.models, part.broken
    for seen, count in Counter(met).items():
        models[seen.model] = models.get(seen.model, 0) + count
        for pair in seen.rules:
            broken[pair] = broken.get(pair, 0) + count
    part.invalid += len(met)
