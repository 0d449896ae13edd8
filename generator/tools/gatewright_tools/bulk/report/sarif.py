"""For code scanning: SARIF 2.1.0, one run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ...package import Violation
    from ..summary import Summary


class Sarif(Report):
    """One result a violation."""

    joined = ","
    whole = True

    def head(self) -> str:
        schema, version = self.hosts.SCHEMA, self.hosts.VERSION
        return f'{{"$schema": "{schema}", "version": "{version}", "runs": [{{"results": ['

    def violation(self, violation: Violation) -> str:
        return self._result(violation, "error")

    def warning(self, violation: Violation) -> str:
        return self._result(violation, "warning")

    def _result(self, violation: Violation, level: str) -> str:
        result = {
            "ruleId": violation.rule,
            "level": level,
            "message": {"text": self.words.sentence(violation)},
            "properties": {"pointer": violation.path, "mode": violation.mode},
        }
        return json.dumps(result)[1:-1]

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, _, violations, _, warnings, _, _ = row
        places = [self.hosts.location(file, *place) for place in self.places(line, row)]
        return ",".join(
            f'\n{{{text}, "locations": [{json.dumps(place)}]}}'
            for text, place in zip((*violations, *warnings), places, strict=True)
        )

    def foot(self, summary: Summary) -> str:
        # The counts of a stopped run depend on the number of processes.
        broken = () if summary.stopped else {rule for _, rule in summary.broken}
        tool = self.hosts.tool(self.about.COMMAND, self.about.VERSION, sorted(broken))
        return f'\n], "columnKind": "{self.hosts.COLUMNS}", "tool": {json.dumps(tool)}}}]}}\n'
