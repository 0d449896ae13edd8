"""Makes the rows of parts. It caches texts, because the same mistakes repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .part import ChunkReport

if TYPE_CHECKING:
    from ..package import Violation
    from .report import Report
    from .text import RecordText

UNKNOWN = "(unknown)"
"""The model of a record that names none."""
REMEMBERED = 8192
"""Most cached texts of violations."""
SHORT = 64
"""Most characters of a string in a cache key."""


class Rows:
    """Puts records into parts, with what `report` says of them."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._placed = report.placed
        self._texts: dict[Any, str] = {}

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
        text: RecordText | None = None,
    ) -> None:
        """Counts a record in `part` and adds its row. `line` counts on from the lines of `part`.

        `text` is what it is written in, where columns have a meaning.
        """
        name = model or UNKNOWN
        part.models[name] = part.models.get(name, 0) + 1
        texts: list[str] = []
        if violations:
            part.invalid += 1
            known, broken = self._texts, part.broken
            for one in violations:
                judge, rule, value, at = one
                pair = (name, rule)
                broken[pair] = broken.get(pair, 0) + 1
                try:
                    # The class too, because 1 equals true.
                    texts.append(known[judge, rule, value, value.__class__, at])
                except (KeyError, TypeError):
                    texts.append(self._new(one))
        part.warned += bool(warnings)
        said = [self._report.warning(one) for one in warnings]
        found = [*violations, *warnings]
        places = text.positions(found) if text is not None and found and self._placed else b""
        row = (part.lines + line, offset, model, texts, element, said, carried, places)
        part.rows.append(row)

    def _new(self, violation: Violation) -> str:
        """Makes the text of a violation that is not in the cache."""
        judge, rule, value, at = violation
        text = self._report.violation(violation)
        plain = (str, int, float, bool, None.__class__)
        if value.__class__ in plain and not (value.__class__ is str and len(value) > SHORT):
            if len(self._texts) >= REMEMBERED:
                self._texts.clear()
            self._texts[judge, rule, value, value.__class__, at] = text
        return text
