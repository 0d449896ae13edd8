"""For code scanning: SARIF 2.1.0, one run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from ... import _about
from ..problems import Problem
from .base import LINE, Report
from .text import sentence

if TYPE_CHECKING:
    from ..summary import Summary

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Sarif(Report):
    """One result a problem."""

    joined = ","
    whole = True

    def head(self) -> str:
        return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"results": ['

    def problem(self, problem: Problem) -> str:
        result = {
            "ruleId": problem.rule,
            "level": "error",
            "message": {"text": sentence(problem)},
            "properties": {"pointer": problem.path, "mode": problem.mode},
        }
        return json.dumps(result)[1:-1]

    def row(
        self, file: str, offset: int, model: str | None, problems: list[str], element: int | None
    ) -> str:
        address = json.dumps(quote(file.replace("\\", "/")))
        place = (
            f'"locations": [{{"physicalLocation": {{"artifactLocation": {{"uri": {address}}}, '
            f'"region": {{"startLine": {LINE}}}}}}}]'
        )
        return ",".join(f"\n{{{problem}, {place}}}" for problem in problems)

    def foot(self, summary: Summary) -> str:
        rules = [{"id": rule} for rule in sorted({rule for _, rule in summary.broken})]
        tool = {"name": _about.COMMAND, "version": _about.VERSION, "rules": rules}
        return f'\n], "tool": {{"driver": {json.dumps(tool)}}}}}]}}\n'
