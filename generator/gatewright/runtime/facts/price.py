"""Prices as data: what is charged, how much of it a request asks for, and both in words.

Decimal arithmetic only. What no page states stays unknown, which is None and never 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any, cast

from ..catalog.info import Price
from ..rules.messages import join_words
from .sight import NOT_DOCUMENTED, NOT_SEEN

ROUNDING = {"up": ROUND_CEILING, "down": ROUND_FLOOR, "half_even": ROUND_HALF_EVEN}

MEASURES: dict[str, int] = {
    "request": 1,
    "image": 1,
    "second": 1,
    "minute": 60,
    "started_minute": 60,
    "megapixel": 1_000_000,
    "started_megapixel": 1_000_000,
    "thousand_characters": 1000,
    "started_thousand_characters": 1000,
    "token": 1,
    "thousand_tokens": 1000,
    "million_tokens": 1_000_000,
}
"""What is charged → how many images, seconds, pixels, characters or tokens one of it is."""

STARTED = "started_"
"""A measure of this beginning is charged in full as soon as it has begun."""

_NUMBER = re.compile(r"(\d+(?:\.\d+)?) ?(?:s|sec|seconds)?")
_SIZE = re.compile(r"(\d+) ?[x*\u00d7] ?(\d+)")
PARTS = {"input": "the request", "output": "the answer"}
"""What a price in two parts counts apart, by its word."""
_UNKNOWN = {"after": "known from the answer only", "unseen": NOT_SEEN}
"""What is said of a price without an amount."""


def amount_in_words(price: Price[Any]) -> str:
    """A price in words, without a full stop."""
    if price.amount is not None:
        text = f"{money(Decimal(price.amount), price.unit)} per {measure(price.per)}"
    elif price.table:
        amounts = sorted(Decimal(row[-1]) for row in price.table)
        low = "" if amounts[0] == amounts[-1] else f"{amounts[0]} to "
        text = f"{low}{money(amounts[-1], price.unit)} per {measure(price.per)}, {_settings(price)}"
    elif price.parts:
        text = parts_in_words(price)
    else:
        return _UNKNOWN.get(price.known, NOT_DOCUMENTED)
    if price.adds is not None:
        text += f", and {adds_in_words(price)}"
    if price.minimum is not None:
        text += f", at least {money(Decimal(price.minimum), price.unit)}"
    return text


def _settings(price: Price[Any]) -> str:
    """Which params the amount differs by; of one row, for which values it is stated."""
    names = [name.rpartition(".")[2] for name in price.by]
    row, *more = price.table
    if more:
        return f"by {join_names(names)}"
    return f"for {join_names([' '.join(one) for one in zip(names, row, strict=False)])}"


def join_names(names: list[str]) -> str:
    """Names in a row: ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def parts_in_words(price: Price[Any]) -> str:
    """What each part of a price costs: ``35 CNY per million tokens of the request and …``."""
    return " and ".join(
        f"{money(Decimal(amount), price.unit)} per {measure(price.per)} of {PARTS[part]}"
        for part, amount in price.parts
    )


def adds_in_words(price: Price[Any]) -> str:
    """The amount beside a price, for what, and under what condition: ``1 credit more when sound is true``."""
    when = " and ".join(
        f"{name.rpartition('.')[2]} is {join_words(values)}" for name, values in price.adds_when
    )
    more = f"{money(Decimal(price.adds or 0), price.unit)} more"
    if price.adds_each:
        first = "" if price.adds_free == 1 else f" {price.adds_free}"
        more += f" for each of {price.adds_each.rpartition('.')[2]}"
        more += f" after the first{first}" if price.adds_free else ""
    return f"{more} when {when}" if when else more


def price_in_words(price: Price[Any], by_mode: Iterable[tuple[str, Price[Any]]]) -> str:
    """The price of any request to a model; by mode where modes differ, empty where they do not."""
    modes: dict[str, list[str]] = {}
    for mode, one in by_mode:
        modes.setdefault(amount_in_words(one), []).append(mode)
    if len(modes) < 2:
        return next(iter(modes), "") or amount_in_words(price)
    return "; ".join(f"{join_names(names)}: {said}" for said, names in modes.items())


def rate_in_words(credits_per_usd: int) -> str:
    """What a credit is worth."""
    return f"{credits_per_usd:,} credits per USD"


def rounding_in_words(way: str, to: str | None) -> str:
    """How a charge is rounded."""
    return f"rounded {way.replace('_', ' ')}{f' to {to}' if to else ''}"


def measure(per: str) -> str:
    """What is charged, in words: ``started minute``."""
    return per.replace("_", " ")


def counted_in(per: str) -> str:
    """What a quantity of `per` is counted in: ``seconds`` for a started minute."""
    what = per.removeprefix(STARTED)
    counts = {"minute": "seconds", "megapixel": "pixels", "thousand_characters": "characters"}
    return counts.get(what, f"{what}s".rpartition("_")[2])


def single(per: str) -> bool:
    """Whether every request is charged for one of these at least."""
    return per in ("request", "image") or per.startswith(STARTED)


def unit_word(unit: str) -> str:
    """A unit of money in words."""
    return "credits" if unit == "credit" else unit


def money(amount: Decimal, unit: str) -> str:
    """An amount with its unit."""
    return f"{amount} {unit if amount == 1 else unit_word(unit)}"


def plain(amount: Decimal) -> str:
    """`amount` without an exponent and without zeros that say nothing."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def row_text(value: Any) -> str:
    """A JSON value as a table of prices writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return plain(Decimal(str(value))) if isinstance(value, (int, float)) else str(value)


def amount_of(price: Price[Any], values: list[Any]) -> Decimal | None:
    """What one of what is charged costs, given the values of the params of `by`; None: unknown."""
    if not price.table:
        return None if price.amount is None else Decimal(price.amount)
    key = tuple(map(row_text, values))
    return next((Decimal(row[-1]) for row in price.table if row[:-1] == key), None)


def extra_amount(price: Price[Any], values: list[Any], each: Any = None) -> Decimal | None:
    """The amount beside the price, given the values of the params of `adds_when`; None: unknown.

    `each` is the list of `adds_each`, None where it is left out.
    """
    if price.adds is None:
        return Decimal(0)
    wanted = [texts for _, texts in price.adds_when]
    if any(row_text(value) not in texts for value, texts in zip(values, wanted, strict=True)):
        return None if None in values else Decimal(0)
    if not price.adds_each:
        return Decimal(price.adds)
    many = len(each) if isinstance(each, list) else 0  # pyright: ignore[reportUnknownArgumentType]
    return Decimal(price.adds) * max(0, many - price.adds_free)


def quantity_of(per: str, value: Any) -> Decimal | None:
    """How many of what is charged `value` names, in images, seconds, pixels or characters.

    None where it names none: a value such as ``auto``, or one of another kind.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        number = Decimal(str(value))
        # Some pages take -1 for "as long as it gets".
        return number if number.is_finite() and number >= 0 else None
    if isinstance(value, list):
        return Decimal(len(value))  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, Mapping):
        sides = cast("Mapping[str, Any]", value)
        return product([quantity_of(per, sides.get(side)) for side in ("width", "height")])
    text = str(value)
    if per.endswith("thousand_characters"):
        return Decimal(len(text))
    if size := _SIZE.fullmatch(text):
        return Decimal(size[1]) * Decimal(size[2])
    spelt = _NUMBER.fullmatch(text)
    return None if spelt is None else Decimal(spelt[1])


def product(factors: list[Decimal | None]) -> Decimal | None:
    """All factors together; None as soon as one is unknown."""
    whole = Decimal(1)
    for factor in factors:
        if factor is None:
            return None
        whole *= factor
    return whole


def charge(per: str, rate: Decimal, quantity: Decimal) -> Decimal:
    """What so many images, seconds, pixels, characters or tokens cost at `rate` per `per`."""
    size = MEASURES[per]
    if per.startswith(STARTED):
        return rate * (quantity / size).to_integral_value(ROUND_CEILING)
    # Multiplied first, so that a third of a minute makes no amount inexact.
    return rate * quantity / size


def round_amount(amount: Decimal, way: str | None, to: str | None) -> Decimal:
    """`amount` as a multiple of `to` (1 where None), the way the page rounds; None: as it is."""
    if way is None:
        return amount
    step = Decimal(to or 1)
    return (amount / step).to_integral_value(ROUNDING[way]) * step
