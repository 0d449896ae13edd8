"""For GitHub Actions: workflow commands that become annotations of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ...package import Violation


class GitHub(Report):
    """One annotation a violation."""

    def violation(self, violation: Violation) -> str:
        return f"{self.hosts.attribute(violation.rule)}::{self.hosts.command(self.words.sentence(violation))}\n"

    def warning(self, violation: Violation) -> str:
        return self.violation(violation)

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, _, violations, _, warnings, _, _ = row
        name = self.hosts.attribute(self.words.printable(file))
        said = [("error", text) for text in violations] + [("warning", text) for text in warnings]
        return "".join(
            f"::{level} file={name},line={at}{'' if column is None else f',col={column}'},title={text}"
            for (level, text), (at, column) in zip(said, self.places(line, row), strict=True)
        )
