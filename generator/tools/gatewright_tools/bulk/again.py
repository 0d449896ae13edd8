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
from .rows import Rows

REMEMBERED = 8192
"""Most sorts of wrong lines that are kept."""


@dataclass(slots=True, eq=False)
class WrongSort:
    """What is wrong in lines of one sort."""

    model: str
    texts: list[str]
    """What the report says of each violation."""
    rules: list[tuple[str, str]]
    """(model, rule) of each."""
    marks: tuple[Mark, ...]


class Again:
    """Gives rows to lines of a sort that is known, and learns the others."""

    def __init__(self, fast: Fast, rows: Rows, places: RecordPlaces, placed: bool) -> None:
        self._fast, self._rows, self._places, self._placed = fast, rows, places, placed

    def unseen(self, part: ChunkReport, rest: Iterable[Sorted], lines: Lines) -> Iterator[ScanRow]:
        """Those of `rest` that have to be judged, each after the one before it was.

        Rows of the others go to `part`.
        """
        data, placed, glance, fast = lines.data, self._placed, self._fast.glance, self._fast
        known: dict[Any, WrongSort] = fast.seen
        if placed and self._places.may_be_batch(data):
            known = {}
        first, begin, add = part.lines, lines.offset, part.rows.append
        met: list[WrongSort] = []
        for number, start, end, once, told in rest:
            seen = known.get(told)
            if seen is not None:
                places = glance(data, start, end, seen.marks) if placed else ()
                if places is not None:
                    met.append(seen)
                    row = seen.model, seen.texts, None, _NOTHING_SAID, "", places
                    add((first + number, begin + start, *row))
                    continue
            self._rows.last = None
            body = fast.read(data[start:end]) if once else fast.nothing
            yield number, start, end, body
            if (
                told is not None
                and body is not fast.nothing
                and (new := self._last_wrong_sort()) is not None
            ):
                if len(known) >= REMEMBERED:
                    known.clear()
                known[told] = new
        _count(part, met)

    def _last_wrong_sort(self) -> WrongSort | None:
        """What is wrong in the record that was judged last, where another one's can be told by it."""
        if self._rows.last is None:
            return None
        model, texts, rules, marks = self._rows.last
        certain = tuple(one for one in marks if one is not None)
        if model is None or len(certain) < len(marks) or not self._fast.tells(model):
            return None
        return WrongSort(model, texts, rules, certain)


_NOTHING_SAID: list[str] = []


def _count(part: ChunkReport, met: list[WrongSort]) -> None:
    """Counts the lines that were `met`."""
    models, broken = part.models, part.broken
    for seen, count in Counter(met).items():
        models[seen.model] = models.get(seen.model, 0) + count
        for pair in seen.rules:
            broken[pair] = broken.get(pair, 0) + count
    part.invalid += len(met)
