"""For code scanning: SARIF 2.1.0, one run."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..part import Row
from .base import Report

if TYPE_CHECKING:
    from ...package import Violation
    from ..summary import Summary

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Sarif(Report):
    """One result a violation."""

    joined = ","
    whole = True

    def head(self) -> str:
        return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"results": ['

    def violation(self, violation: Violation) -> str:
        result = {
            "ruleId": violation.rule,
            "level": "error",
            "message": {"text": self.words.sentence(violation)},
            "properties": {"pointer": violation.path, "mode": violation.mode},
        }
        return json.dumps(result)[1:-1]

    def row(self, file: str, line: int, row: Row) -> str:
        _, _, _, violations, _ = row
        address = json.dumps(quote(os.fsencode(file.replace(os.sep, "/"))))
        place = (
            f'"locations": [{{"physicalLocation": {{"artifactLocation": {{"uri": {address}}}, '
            f'"region": {{"startLine": {line}}}}}}}]'
        )
        return ",".join(f"\n{{{violation}, {place}}}" for violation in violations)

    def foot(self, summary: Summary) -> str:
        # What was counted of a run that was stopped depends on how it was divided.
        broken = () if summary.stopped else {rule for _, rule in summary.broken}
        rules = [{"id": rule} for rule in sorted(broken)]
        tool = {"name": self.about.COMMAND, "version": self.about.VERSION, "rules": rules}
        return f'\n], "tool": {{"driver": {json.dumps(tool)}}}}}]}}\n'
