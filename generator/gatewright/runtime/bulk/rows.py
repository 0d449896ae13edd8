"""Rows of the report. The same mistakes come again and again, so their texts are remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..violations import Violation
from .part import Part

if TYPE_CHECKING:
    from .report import Report

UNKNOWN = "(unknown)"
"""The model of a record that names none."""
REMEMBERED = 8192
"""Texts of violations that are kept."""
SHORT = 64
"""Characters of a string up to which it may be part of what is remembered."""


class Rows:
    """Writes records as rows of `report` into parts."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._texts: dict[Any, str] = {}

    def add(
        self,
        part: Part,
        line: int,
        offset: int,
        file: str,
        model: str | None,
        violations: Sequence[Violation],
        element: int | None = None,
    ) -> None:
        """Counts a record into `part` and gives it a row; `line` counts from 0 in the part."""
        name = model or UNKNOWN
        part.models[name] += 1
        texts: list[str] = []
        if violations:
            part.bad.append(len(part.rows))
            broken = part.broken
            for one in violations:
                pair = (name, one[1])
                broken[pair] = broken.get(pair, 0) + 1
                texts.append(self._text(one))
        part.rows.append((line, self._report.row(file, offset, model, texts, element)))

    def _text(self, violation: Violation) -> str:
        judge, rule, value, at = violation
        if value.__class__ is str and len(value) > SHORT:
            return self._report.violation(violation)
        # The class too, because 1 equals true.
        key = (judge, rule, value, value.__class__, at)
        try:
            text = self._texts.get(key)
        except TypeError:
            # The value is a list or an object.
            return self._report.violation(violation)
        if text is None:
            if len(self._texts) >= REMEMBERED:
                self._texts.clear()
            text = self._texts[key] = self._report.violation(violation)
        return text
