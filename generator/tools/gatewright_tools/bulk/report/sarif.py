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
        _, _, _, violations, _, warnings, _ = row
        place = f'"locations": [{json.dumps(self.hosts.location(file, line))}]'
        return ",".join(f"\n{{{violation}, {place}}}" for violation in (*violations, *warnings))

    def foot(self, summary: Summary) -> str:
        # The counts of a stopped run depend on the number of processes.
        broken = () if summary.stopped else {rule for _, rule in summary.broken}
        tool = self.hosts.tool(self.about.COMMAND, self.about.VERSION, sorted(broken))
        return f'\n], "tool": {json.dumps(tool)}}}]}}\n'
