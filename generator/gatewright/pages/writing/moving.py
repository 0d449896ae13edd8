"""A param that sits in another container now: its values move there in every example."""

from __future__ import annotations

from typing import Any, cast

from ...load import SpecFile
from ..drift.containers import container_of, usual_container
from ..drift.findings import PageFinding
from ..drift.spec_facts import MISSING, spec_value
from .edit import add_fact, change_fact, read_again, remove_fact


def at_top_level(file: SpecFile, gateway: SpecFile, finding: PageFinding) -> SpecFile:
    """`file` with the param of a finding at the top level of a request."""
    path = finding.path
    if not usual_container(file, gateway, path[1]):
        return read_again(file, remove_fact(file, path))
    stated = spec_value(file, path) is not MISSING
    return read_again(file, change_fact(file, path, "") if stated else add_fact(file, path, ""))


def with_moved_values(
    before: SpecFile, after: SpecFile, gateway: SpecFile, renamed: dict[str, str]
) -> SpecFile:
    """`after` with examples whose values stand where their params sit now; `renamed`: name before → now."""
    earlier = {now: old for old, now in renamed.items()}
    params = cast(dict[str, dict[str, Any]], after.data.get("params", {}))
    for name, facts in params.items():
        known = before.data.get("params", {})
        old = name if name in known else earlier.get(name, "")
        if old in known:
            was, now = container_of(before, gateway, old), container_of(after, gateway, name)
            if was != now:
                after = _with_moved_value(after, facts.get("key", name), was, now)
    return after


def _with_moved_value(file: SpecFile, key: str, was: str, now: str) -> SpecFile:
    for example in list(cast(dict[str, Any], file.data.get("examples", {}))):
        old, new = (
            ("examples", example, *(one for one in place.split(".") if one), key)
            for place in (was, now)
        )
        value = spec_value(file, old)
        if value is not MISSING and spec_value(file, new) is MISSING:
            file = read_again(file, add_fact(file, new, value))
            file = read_again(file, remove_fact(file, old))
    return file
