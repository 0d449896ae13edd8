"""What a mode changes in the facts of a param. No other module merges the two."""

from __future__ import annotations

from typing import Any

ONLY_HERE = frozenset({"also", "forbidden", "doc"})
"""Keys of a change that do not take the place of the param's: words for one mode change no limit."""


def apply_change(facts: dict[str, Any], change: dict[str, Any]) -> dict[str, Any] | None:
    """Returns the facts of a param in one mode, or None when the mode forbids the param."""
    if change.get("forbidden"):
        return None
    merged = {**facts, **{key: one for key, one in change.items() if key not in ONLY_HERE}}
    if "also" in change:
        merged["options"] = list(dict.fromkeys([*facts.get("options", ()), *change["also"]]))
    return merged
