"""What a mode makes of a param: the one place that merges a param's facts with a mode's change."""

from __future__ import annotations

from typing import Any

ONLY_HERE = frozenset({"also", "forbidden"})
"""Keys of a change that no param has."""


AMOUNTS = ("credits", "usd", "cny")
"""Keys of a price, each an amount in another unit."""


def changed_price(price: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The facts of a price as one mode changes them; a new amount takes the place of the old."""
    if not any(key in change for key in AMOUNTS):
        return {**price, **change}
    kept = {key: one for key, one in price.items() if key not in (*AMOUNTS, "by")}
    return {**kept, **change}


def changed(facts: dict[str, Any], change: dict[str, Any]) -> dict[str, Any] | None:
    """A param's facts as one mode changes them; None where the mode does not take the param."""
    if change.get("forbidden"):
        return None
    merged = {**facts, **{key: one for key, one in change.items() if key not in ONLY_HERE}}
    if "also" in change:
        merged["options"] = list(dict.fromkeys([*facts.get("options", ()), *change["also"]]))
    return merged
