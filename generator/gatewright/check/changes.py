"""What a mode makes of a param: the one place that merges a param's facts with a mode's change."""

from __future__ import annotations

from typing import Any

ONLY_HERE = frozenset({"also", "forbidden"})
"""Keys of a change that no param has."""


def changed(facts: dict[str, Any], change: dict[str, Any]) -> dict[str, Any] | None:
    """A param's facts as one mode changes them; None where the mode does not take the param."""
    if change.get("forbidden"):
        return None
    merged = {**facts, **{key: one for key, one in change.items() if key not in ONLY_HERE}}
    if "also" in change:
        merged["options"] = list(dict.fromkeys([*facts.get("options", ()), *change["also"]]))
    return merged
