"""Makes the rows of parts. It caches texts, because the same mistakes repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .part import ChunkReport

if TYPE_CHECKING:
    from ..package import Violation
    from .glance import Mark
    from .places import RecordPlaces
    from .report import Report

UNKNOWN = "(unknown)"
"""The model of a record that names none."""
REMEMBERED = 8192
"""Most violations in the cache."""
Said = tuple["str | None", list[str], list[tuple[str, str]], "list[Mark | None]"]
"""(model, what the report says of each violation, (model, rule) of each, what shows where each stands)."""
SHORT = 64
"""Most characters of a string in a cache key."""


class Rows:
    """Puts records into parts, with what `report` says of them."""

    def __init__(self, report: Report, places: RecordPlaces) -> None:
        self._report, self._places = report, places
        self._placed = report.placed
        self._known: dict[Any, tuple[str, Mark | None]] = {}
        self.last: Said | None = None
        """Of the record that was added last."""

    def add(
        self,
        part: ChunkReport,
        line: int,
        offset: int,
        model: str | None,
        violations: Sequence[Violation],
        element: int | None = None,
        warnings: Sequence[Violation] = (),
        carried: str = "",
        data: bytes | None = None,
        column: int = 1,
    ) -> None:
        """Counts a record in `part` and adds its row. `line` counts on from the lines of `part`.

        `data` is what it is written in, from `column` of its line on, where columns have a meaning.
        """
        name = model or UNKNOWN
        models = part.models
        models[name] = models.get(name, 0) + 1
        texts: list[str] = []
        marks: list[Mark | None] = []
        rules: list[tuple[str, str]] = []
        if violations:
            part.invalid += 1
            known, broken = self._known, part.broken
            for one in violations:
                judge, rule, value, at = one
                pair = (name, rule)
                broken[pair] = broken.get(pair, 0) + 1
                rules.append(pair)
                try:
                    # The class too, because 1 equals true.
                    text, mark = known[judge, rule, value, value.__class__, at]
                except (KeyError, TypeError):
                    text, mark = self._new(one)
                texts.append(text)
                marks.append(mark)
        part.warned += bool(warnings)
        said: list[str] = []
        for one in warnings:
            said.append(self._report.warning(one))
            marks.append(self._places.mark(one))
        places: tuple[int, ...] = ()
        if data is not None and marks and self._placed:
            found = [*violations, *warnings] if warnings else violations
            places = self._places.of(data, found, marks, column)
        row = (part.lines + line, offset, model, texts, element, said, carried, places)
        part.rows.append(row)
        self.last = model, texts, rules, marks

    def _new(self, violation: Violation) -> tuple[str, Mark | None]:
        """Makes the text and the mark of a violation that is not in the cache."""
        judge, rule, value, at = violation
        made = self._report.violation(violation), self._places.mark(violation)
        plain = (str, int, float, bool, None.__class__)
        if value.__class__ in plain and not (value.__class__ is str and len(value) > SHORT):
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[judge, rule, value, value.__class__, at] = made
        return made
