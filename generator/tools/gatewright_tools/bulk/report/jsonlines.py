"""For programs: one JSON object a request, described in docs/checking.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ...package import InstalledPackage, Violation


class JSONLines(Report):
    """One line a record, the right ones too unless `only_invalid`."""

    def __init__(self, package: InstalledPackage, only_invalid: bool = False) -> None:
        super().__init__(package, only_invalid)
        self.lists_valid = not only_invalid
        self._names: dict[str | None, str] = {}

    def violation(self, violation: Violation) -> str:
        return json.dumps(violation.as_dict())[1:-1]

    def warning(self, violation: Violation) -> str:
        return self.violation(violation)

    def row(self, file: str, line: int, row: Row) -> str:
        _, offset, model, violations, element, warnings, carried, _ = row
        said = [
            f'{{{text}, "line": {at}, "column": {"null" if column is None else column}}}'
            for text, (at, column) in zip(
                (*violations, *warnings), self.places(line, row), strict=True
            )
        ]
        bad, odd = said[: len(violations)], said[len(violations) :]
        more = f', "warnings": [{", ".join(odd)}]' if odd else ""
        place = "" if element is None else f', "element": {element}'
        kept = f', "carried": {carried}' if carried else ""
        return (
            f'{{"file": {self._name(file)}, "line": {line}, "offset": {offset}{place}, '
            f'"model": {self._name(model)}, "valid": {"false" if violations else "true"}, '
            f'"violations": [{", ".join(bad)}]{more}{kept}}}\n'
        )

    def _name(self, name: str | None) -> str:
        text = self._names.get(name)
        if text is None:
            text = self._names[name] = json.dumps(name)
        return text
