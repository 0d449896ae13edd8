"""For people: ``file:line: pointer: what is wrong; what would be right [where that is written]``."""

from __future__ import annotations

from ...messages import printable, sentence
from ...violations import Violation
from ..part import LINE
from .base import Report


class Text(Report):
    """One line a violation."""

    def violation(self, violation: Violation) -> str:
        return f"{sentence(violation)}\n"

    def row(
        self, file: str, offset: int, model: str | None, violations: list[str], element: int | None
    ) -> str:
        where = "" if element is None else f"element {element}: "
        start = f"{printable(file)}:{LINE}: {where}"
        return start + start.join(violations)
