"""Merges the facts of a param with the change of a mode. No other module does that."""

from __future__ import annotations

from typing import Any

ONLY_HERE = frozenset({"also", "forbidden", "doc"})
"""Keys of a change that do not take the place of the param's: words for one mode change no limit."""


AMOUNTS = ("credits", "usd", "cny")
"""Keys of a price, each an amount in another unit."""


def changed_price(price: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The facts of a price as one mode changes them; a new amount takes the place of the old."""
    if not any(key in change for key in AMOUNTS):
        return {**price, **change}
    kept = {key: one for key, one in price.items() if key not in (*AMOUNTS, "by")}
    return {**kept, **change}


def apply_change(facts: dict[str, Any], change: dict[str, Any]) -> dict[str, Any] | None:
    """Returns the facts of a param in one mode, or None when the mode forbids the param."""
    if change.get("forbidden"):
        return None
    merged = {**facts, **{key: one for key, one in change.items() if key not in ONLY_HERE}}
    if "also" in change:
        merged["options"] = list(dict.fromkeys([*facts.get("options", ()), *change["also"]]))
    return merged
