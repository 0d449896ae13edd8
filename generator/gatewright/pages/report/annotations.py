"""Comparisons for code hosts: annotations of GitHub, and SARIF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ... import __version__
from ...diagnostics import printable
from ...runtime.terminal import code_hosts
from ..drift.findings import DRIFT, Comparison, PageFinding
from .sentences import NEVER, change_sentence, rank, sentence

_MOST_ANNOTATIONS = 10
"""GitHub shows no more of each level in one step."""
_LEVELS = {"breaking": "error", "price": "error", "loosening": "warning", "wording": "note"}


def github_lines(comparisons: list[Comparison]) -> Iterator[str]:
    """Workflow commands, the most severe first and no more than GitHub shows."""
    found = sorted(
        (
            (one, comparison)
            for comparison in comparisons
            for one in comparison.findings
            if one.kind in DRIFT
        ),
        key=lambda pair: rank(pair[0]),
    )
    for finding, comparison in found[:_MOST_ANNOTATIONS]:
        level = {"error": "error", "warning": "warning"}.get(
            _LEVELS.get(finding.severity, "warning"), "notice"
        )
        text = _command(sentence(finding, comparison.reading.page))
        yield f"::{level} file={_command(str(finding.file.path), True)},line={finding.line}::{text}"
    if len(found) > _MOST_ANNOTATIONS:
        yield f"::notice::{len(found) - _MOST_ANNOTATIONS} more"
    for comparison in comparisons:
        if comparison.problem:
            yield f"::error::{_command(f'{comparison.reading.page}: {comparison.problem}')}"
            continue
        page, count = comparison.reading.page, len(comparison.leftovers)
        if comparison.changes:
            first = change_sentence(comparison.changes[0], page)
            more = len(comparison.changes) - 1
            yield f"::warning::{_command(first + (f' (and {more} more)' if more else ''))}"
        if count:
            yield f"::warning::{_command(f'{page}: lines not understood: {count}')}"
        if not comparison.has_record:
            yield f"::warning::{_command(f'{page}: {NEVER}')}"


def sarif(comparisons: list[Comparison]) -> dict[str, Any]:
    """One SARIF 2.1.0 run."""
    results: list[dict[str, Any]] = [
        _result(one, comparison)
        for comparison in comparisons
        for one in comparison.findings
        if one.kind in DRIFT
    ]
    results += [
        {
            "ruleId": "docs/text",
            "level": "warning",
            "message": {"text": printable(change_sentence(one, comparison.reading.page))},
            "locations": [code_hosts.location(str(comparison.model.path), 1)],
        }
        for comparison in comparisons
        for one in comparison.changes
        if comparison.model is not None
    ]
    rules = ["docs/text", *(f"docs/{kind}" for kind in DRIFT)]
    tool = code_hosts.tool("gatewright", __version__, rules)
    return {
        "$schema": code_hosts.SCHEMA,
        "version": code_hosts.VERSION,
        "runs": [{"tool": tool, "results": results}],
    }


def _result(finding: PageFinding, comparison: Comparison) -> dict[str, Any]:
    return {
        "ruleId": f"docs/{finding.kind}",
        "level": _LEVELS.get(finding.severity, "warning"),
        "message": {"text": printable(sentence(finding, comparison.reading.page))},
        "locations": [code_hosts.location(str(finding.file.path), finding.line)],
    }


def _command(text: str, prop: bool = False) -> str:
    """`text` inside a workflow command, where it cannot become another one."""
    safe = printable(text)
    return code_hosts.attribute(safe) if prop else code_hosts.command(safe)
