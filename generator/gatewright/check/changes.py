"""What a mode changes in the facts of a price."""

from __future__ import annotations

from typing import Any

AMOUNTS = ("credits", "usd", "cny")
"""Keys of a price, each an amount in another unit."""


def changed_price(price: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The facts of a price as one mode changes them; a new amount takes the place of the old."""
    if not any(key in change for key in AMOUNTS):
        return {**price, **change}
    kept = {key: one for key, one in price.items() if key not in (*AMOUNTS, "by")}
    return {**kept, **change}
