"""How far a model's pages were seen, and what that makes of its params."""

from __future__ import annotations

from typing import Any, cast

from ..runtime.rules.kinds import kind_class
from ..runtime.rules.kinds.object import PARTIAL


def unseen_parts(facts: dict[str, Any]) -> tuple[str, ...]:
    """The parts of a model's pages that were out of sight; none where they were seen whole."""
    seen: Any = facts.get("seen", "whole")
    return () if seen == "whole" else tuple(seen["except"])


def as_seen(facts: dict[str, Any]) -> dict[str, Any]:
    """`facts` with their objects marked as partial where the params were not all seen."""
    if "params" not in unseen_parts(facts):
        return facts
    return {**facts, "params": _mark_partial(facts.get("params", {}))}


def _mark_partial(value: Any) -> Any:
    if isinstance(value, list):
        return [_mark_partial(one) for one in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    made = {key: _mark_partial(one) for key, one in cast("dict[str, Any]", value).items()}
    return {**made, PARTIAL: True} if kind_class(made).walks == "keys" else made
