"""For people: ``file:line: pointer: what is wrong; what would be right [where that is written]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ...package import InstalledPackage, Violation


class TextReport(Report):
    """One line a violation."""

    def __init__(self, package: InstalledPackage, only_invalid: bool = False) -> None:
        super().__init__(package, only_invalid)
        self._starts: dict[str, str] = {}

    def violation(self, violation: Violation) -> str:
        return f"{self.words.sentence(violation)}\n"

    def warning(self, violation: Violation) -> str:
        return f"warning: {self.words.sentence(violation)}\n"

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, _, violations, element, warnings, carried = row
        start = self._starts.get(file)
        if start is None:
            start = self._starts[file] = f"{self.words.printable(file)}:"
        start = self.place(f"{start}{line}:") + " "
        if element is not None:
            start += f"element {element}: "
        if carried:
            start += f"{self.words.printable(carried)}: "
        return start + start.join([*violations, *warnings])

    def place(self, text: str) -> str:
        """File and line as they are shown."""
        return text


class ColouredReport(TextReport):
    """The same for a terminal: places bold, what would be right green, sources dim."""

    def violation(self, violation: Violation) -> str:
        return f"{self.words.painted(violation)}\n"

    def warning(self, violation: Violation) -> str:
        return f"warning: {self.words.painted(violation)}\n"

    def place(self, text: str) -> str:
        return f"{self.words.BOLD}{text}{self.words.PLAIN}"
