"""For test dashboards: JUnit's XML, a test case for each record."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ... import _about
from ...rules.messages import printable, sentence
from ...rules.violations import Violation
from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ..summary import Summary


class JUnit(Report):
    """One test case a record, the right ones too unless `only_invalid`.

    The number of tests stands nowhere, as it is not known before the end; readers count for themselves.
    """

    whole = True

    def __init__(self, only_invalid: bool = False) -> None:
        super().__init__(only_invalid)
        self.lists_valid = not only_invalid

    def head(self) -> str:
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{_escaped(_about.COMMAND)}">\n'
            '<testsuite name="validate">\n'
        )

    def violation(self, violation: Violation) -> str:
        kind, message = _escaped(violation.rule), _escaped(violation.message)
        text = _escaped(sentence(violation))
        return f'<failure type="{kind}" message="{message}">{text}</failure>'

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, model, violations, element = row
        place = "" if element is None else f" element {element}"
        kind = _escaped(model or "unknown")
        start = f'<testcase classname="{kind}" name="{_escaped(file)}:{line}{place}"'
        return f"{start}>{''.join(violations)}</testcase>\n" if violations else f"{start}/>\n"

    def foot(self, summary: Summary) -> str:
        return "</testsuite>\n</testsuites>\n"


def _escaped(text: str) -> str:
    return escape(printable(text))
