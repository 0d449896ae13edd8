"""What the mock charges for a request: the documented price, reckoned here a second time.

The client reckons it by itself, so that each holds the other to the pages.
"""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Decimal
from math import prod
from typing import Any

from .. import ir
from .asked import Asked, lookup
from .money import Quote
from .narrowing import is_list, is_object

MADE_UP = {"credit": Decimal(5), "USD": Decimal("0.005"), "CNY": Decimal("0.25")}
"""What the mock takes where no page names a price; the ledger then says ``made up``."""

_ROUNDING = {"up": ROUND_UP, "down": ROUND_DOWN, "half_even": ROUND_HALF_EVEN}
_SIZES = {
    "minute": 60,
    "megapixel": 10**6,
    "characters": 1000,
    "thousand_tokens": 1000,
    "million_tokens": 10**6,
}


def quote(asked: Asked) -> Quote:
    """The price of a request; made up where the pages do not say what exactly it costs."""
    price = asked.model.price_in(asked.mode)
    rate = _rate(price, asked)
    if rate is None:
        units = asked.count if price.per == "image" else 1
        return Quote(MADE_UP[price.unit] * units, price.unit, documented=False)
    counted = _count_units(price, asked)
    size = next((size for word, size in _SIZES.items() if price.per.endswith(word)), 1)
    many = Decimal(size) if counted is None else counted
    if price.per.startswith("started"):
        amount = rate * ((many // size) + (1 if many % size else 0))
    else:
        amount = rate * many / size
    more = _beside(price, asked)
    amount = max(amount + (more or 0), Decimal(price.minimum or 0))
    if price.round is not None:
        step = Decimal(price.round_to or 1)
        amount = (amount / step).quantize(Decimal(1), rounding=_ROUNDING[price.round]) * step
    return Quote(amount, price.unit, documented=None not in (counted, more))


def _rate(price: ir.StatedPrice, asked: Asked) -> Decimal | None:
    """What one of what is charged costs; None where no page says."""
    if price.amount is not None:
        return Decimal(price.amount)
    values = [_text(_value_of(price, asked, fact)) for fact in price.by]
    rates = {row[:-1]: row[-1] for row in price.table}
    found = rates.get(tuple(values))
    return None if found is None else Decimal(found)


def _beside(price: ir.StatedPrice, asked: Asked) -> Decimal | None:
    """The amount that comes on top; None where nothing tells whether it does."""
    for fact, texts in price.adds_when:
        given = _value_of(price, asked, fact)
        if given is None or _text(given) not in texts:
            return None if given is None else Decimal(0)
    if not price.adds_each:
        return Decimal(price.adds or 0)
    files = _value_of(price, asked, price.adds_each)
    dear = list(files)[price.adds_free :] if is_list(files) else []
    return Decimal(price.adds or 0) * len(dear)


def _count_units(price: ir.StatedPrice, asked: Asked) -> Decimal | None:
    """How many images, seconds, pixels, characters or tokens; None where nothing tells."""
    if price.per == "request":
        return Decimal(1)
    if price.of:
        many = [_many(price.per, _value_of(price, asked, fact)) for fact in price.of]
        return None if None in many else Decimal(prod(one for one in many if one is not None))
    return Decimal(asked.count) if price.per == "image" else None


def _value_of(price: ir.StatedPrice, asked: Asked, fact: str) -> Any:
    """What the request says for a param, or what its documented default is."""
    param = next(one for one in asked.model.params if one.fact == fact)
    return lookup(asked.body, param, price.defaults.get(fact))


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _many(per: str, value: Any) -> Decimal | None:
    if is_list(value):
        return Decimal(len(value))
    if is_object(value):
        sides = [_many(per, value.get(side)) for side in ("width", "height")]
        return None if None in sides else Decimal(prod(one for one in sides if one is not None))
    if isinstance(value, str) and per.endswith("characters"):
        return Decimal(len(value))
    numbers = re.fullmatch(r"([0-9]+)[x*\u00d7]([0-9]+)", str(value).replace(" ", ""))
    if numbers:
        return Decimal(numbers[1]) * int(numbers[2])
    number = re.fullmatch(r"([0-9.]+)(s|sec|seconds)?", str(value).replace(" ", ""))
    return Decimal(number[1]) if number and not isinstance(value, bool) else None
