"""The lines that the tests' table of expected facts needs after a change, for a person to sign."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

from .findings import PageFinding


def lines_to_sign(findings: Iterable[PageFinding]) -> Iterator[str]:
    """One line per fact, under the file it belongs into; a fact that is gone is a comment."""
    last = ""
    for finding in sorted(findings, key=lambda one: str(one.file.path)):
        place = _table(finding)
        if place != last:
            yield f"to sign in {place}:"
            last = place
        if finding.kind == "gone":
            yield f"  # remove {finding.name}"
            continue
        for name, value in _leaves(finding.name, finding.page):
            yield f"  {name} = {json.dumps(value, ensure_ascii=False)}"


def _table(finding: PageFinding) -> str:
    file = finding.file
    below = f"models/{file.gateway}" if file.kind == "model" else "gateways"
    return f"tests/facts/{below}/{file.path.stem}.facts"


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, child in cast(dict[str, Any], value).items():
            yield from _leaves(f"{name}.{key}", child)
    else:
        yield name, value
