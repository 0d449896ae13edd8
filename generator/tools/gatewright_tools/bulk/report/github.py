"""For GitHub Actions: workflow commands that become annotations of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ...package import Violation


def data(text: str) -> str:
    """Text of a workflow command, safe against ending it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def attribute(text: str) -> str:
    """The value of an attribute of a workflow command."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


class GitHub(Report):
    """One annotation a violation."""

    def violation(self, violation: Violation) -> str:
        return f"{attribute(violation.rule)}::{data(self.words.sentence(violation))}\n"

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, _, violations, _ = row
        start = f"::error file={attribute(self.words.printable(file))},line={line},title="
        return start + start.join(violations)
