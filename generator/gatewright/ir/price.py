"""What a request costs, as data."""

from __future__ import annotations

from ..runtime.catalog.info import Price
from .provenance import Provenance

StatedPrice = Price[Provenance]
"""A price with its page; names of params are facts (``params.duration``). One is made as a `Price`."""


def states_amount(price: StatedPrice) -> bool:
    """Whether a page states any amount."""
    return price.amount is not None or bool(price.table or price.parts)


def decisive_params(price: StatedPrice) -> tuple[str, ...]:
    """Every param that the price of a request depends on."""
    named = (*price.of, *price.by, *(fact for fact, _ in price.adds_when))
    return tuple(dict.fromkeys(named))
