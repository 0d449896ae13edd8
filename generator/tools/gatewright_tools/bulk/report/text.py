"""For people: ``file:line:column: pointer: what is wrong; what would be right [where that is written]``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ...package import InstalledPackage, Violation


class TextReport(Report):
    """One line a violation."""

    around = "", ""
    """What stands before and behind file, line and column."""

    def __init__(self, package: InstalledPackage, only_invalid: bool = False) -> None:
        super().__init__(package, only_invalid)
        self._starts: dict[str, str] = {}

    def violation(self, violation: Violation) -> str:
        return f"{self.words.sentence(violation)}\n"

    def warning(self, violation: Violation) -> str:
        return f"warning: {self.words.sentence(violation)}\n"

    def rows(self, file: str, first: int, rows: Iterable[Row]) -> str:
        said: list[str] = []
        before, behind = self.around
        head = f"{before}{self._start(file)}"
        for row in rows:
            line, _, _, texts, element, warnings, carried, places = row
            line += first
            if element is not None or warnings or carried or not places:
                said.append(self.row(file, line, row))
                continue
            index = 0
            for text in texts:
                said.append(f"{head}{line + places[index]}:{places[index + 1]}:{behind} {text}")
                index += 2
        return "".join(said)

    def _start(self, file: str) -> str:
        start = self._starts.get(file)
        if start is None:
            start = self._starts[file] = f"{self.words.printable(file)}:"
        return start

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, _, violations, element, warnings, carried, _ = row
        start = self._start(file)
        record = "" if element is None else f"element {element}: "
        if carried:
            record += f"{self.words.printable(carried)}: "
        before, behind = self.around
        said = [*violations, *warnings] if warnings else violations
        return "".join(
            [
                f"{before}{start}{at}:{'' if column is None else f'{column}:'}{behind} {record}{text}"
                for text, (at, column) in zip(said, self.places(line, row), strict=True)
            ]
        )


class ColouredReport(TextReport):
    """The same for a terminal: places bold, what would be right green, sources dim."""

    def violation(self, violation: Violation) -> str:
        return f"{self.words.paint(violation)}\n"

    def warning(self, violation: Violation) -> str:
        return f"warning: {self.words.paint(violation)}\n"

    @property
    def around(self) -> tuple[str, str]:  # type: ignore[override]
        return self.words.BOLD, self.words.PLAIN
