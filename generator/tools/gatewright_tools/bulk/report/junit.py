"""For test dashboards: JUnit's XML, a test case for each record."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ...package import InstalledPackage, Violation
    from ..summary import Summary


class JUnit(Report):
    """One test case a record, the right ones too unless `only_invalid`.

    The schema that Jenkins reads it with demands the number of tests before the first of them.
    """

    whole = counted = True
    placed = False

    def __init__(self, package: InstalledPackage, only_invalid: bool = False) -> None:
        super().__init__(package, only_invalid)
        self.lists_valid = not only_invalid
        self._tests = self._failures = 0

    def head(self) -> str:
        name = self._escape_text(self.about.COMMAND)
        counts = f'tests="{self._tests}" failures="{self._failures}" errors="0"'
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{name}" {counts}>\n'
            f'<testsuite name="validate" {counts}>\n'
        )

    def violation(self, violation: Violation) -> str:
        kind, message = self._escape_text(violation.rule), self._escape_text(violation.message)
        text = self._escape_text(self.words.sentence(violation))
        return f'<failure type="{kind}" message="{message}">{text}</failure>'

    def warning(self, violation: Violation) -> str:
        text = self._escape_text(self.words.sentence(violation))
        return f"<system-out>warning: {text}</system-out>"

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, model, violations, element, warnings, carried, _ = row
        self._tests += 1
        self._failures += bool(violations)
        place = "" if element is None else f" element {element}"
        place += f" {self._escape_text(carried)}" if carried else ""
        kind = self._escape_text(model or "unknown")
        start = f'<testcase classname="{kind}" name="{self._escape_text(file)}:{line}{place}"'
        said = "".join([*violations, *warnings])
        return f"{start}>{said}</testcase>\n" if said else f"{start}/>\n"

    def foot(self, summary: Summary) -> str:
        return "</testsuite>\n</testsuites>\n"

    def _escape_text(self, text: str) -> str:
        return escape(self.words.printable(text))
