"""A page held against the specs, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...diagnostics import printable
from ..drift.findings import DRIFT, Comparison
from .readings import leftover_data
from .sentences import NEVER, change_sentence, coverage, leftover_sentence, rank, sentence


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """A comparison as text: what differs, what is unsure, and the coverage."""
    page = comparison.reading.page
    if comparison.problem:
        yield printable(f"{page}: {comparison.problem}")
        return
    for finding in sorted(comparison.findings, key=rank):
        if finding.kind in DRIFT:
            yield printable(sentence(finding, page))
    for change in comparison.changes:
        yield printable(change_sentence(change, page))
    for left in comparison.leftovers:
        yield printable(leftover_sentence(left, page))
    if not comparison.has_record:
        yield printable(f"{page}: {NEVER}")
    yield printable(f"{page}: {coverage(comparison)}")


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON data."""
    return {
        "page": comparison.reading.page,
        "gateway": comparison.reading.gateway,
        "model": comparison.reading.model,
        "problem": comparison.problem,
        "coverage": "" if comparison.problem else coverage(comparison),
        "findings": [
            {
                "kind": one.kind,
                "fact": one.name,
                "owner": one.owner,
                "spec": one.spec,
                "page": one.page,
                "severity": one.severity,
                "file": str(one.file.path),
                "line": one.line,
                "page_line": one.place.line if one.place else None,
                "note": one.note,
            }
            for one in sorted(comparison.findings, key=rank)
        ],
        "accepted": comparison.has_record,
        "changed_text": [
            {
                "kind": one.kind,
                "line": one.line,
                "text": one.text,
                "param": one.entry,
                "had_stated": list(one.facts),
                "models_without_spec": list(one.models),
            }
            for one in comparison.changes
        ],
        "not_understood": leftover_data(comparison.leftovers),
    }
