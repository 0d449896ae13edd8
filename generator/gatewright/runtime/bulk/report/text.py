"""For people: ``file:line: pointer: what is wrong; what would be right [where that is written]``."""

from __future__ import annotations

from ...rules.messages import printable, sentence
from ...rules.violations import Violation
from ..part import Row
from .base import Report


class Text(Report):
    """One line a violation."""

    def __init__(self, only_invalid: bool = False) -> None:
        super().__init__(only_invalid)
        self._starts: dict[str, str] = {}

    def violation(self, violation: Violation) -> str:
        return f"{sentence(violation)}\n"

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, _, violations, element = row
        start = self._starts.get(file)
        if start is None:
            start = self._starts[file] = f"{printable(file)}:"
        start += f"{line}: "
        if element is not None:
            start += f"element {element}: "
        return start + start.join(violations)
