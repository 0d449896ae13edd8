"""What a request costs before it is sent, as far as the pages say. Decimal arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..catalog.info import ModelInfo, Price
from ..facts.modes import mode_of
from ..facts.price import (
    amount_of,
    charge,
    counted_in,
    extra_amount,
    join_names,
    measure,
    money,
    parts_in_words,
    plain,
    price_in_words,
    product,
    quantity_of,
    round_amount,
    rounding_in_words,
    row_text,
    single,
    unit_word,
)
from ..rules.relations.conditions import MISSING, value_at
from .errors import PriceRefused

BOUNDS = {"max_credits": "credit", "max_usd": "USD", "max_cny": "CNY"}
"""Option of a call → the unit that it bounds."""

Bound = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Estimate:
    """The price of one request. An amount that is not known is None, never 0."""

    amount: Decimal | None
    unit: str
    """``credit``, ``USD`` or ``CNY``."""
    per: str
    """``request``; or what is charged (image, second, started_minute, megapixel, million_tokens and so
    on) where it is not known how many."""
    known: str
    """``before`` (it is documented), ``after`` (only the answer tells), ``undocumented`` or ``unseen``
    (the part of the page that may state it was out of sight)."""
    note: str
    source: str
    """Title, address and date of the page."""
    floor: Decimal = Decimal(0)
    """What the request costs at least, whatever is not known of it."""

    def __str__(self) -> str:
        least = f"at least {money(self.floor, self.unit)}"
        if self.amount is None:
            return f"unknown{f', {least}' if self.floor else ''}: {self.note}"
        known = f"{money(self.amount, self.unit)} per {measure(self.per)}"
        told = self.per == "request" or self.floor in (0, self.amount)
        return known if told else f"{known}, {least}"


def estimate(
    model: ModelInfo,
    body: Mapping[str, Any] | None = None,
    seconds: Mapping[str, Decimal] | None = None,
) -> Estimate:
    """The price of the request to `model` with that `body`.

    `seconds` are lengths of sounds and films by their argument, as far as they are known.
    """
    price = price_of(model, body or {})
    values = _PricedRequest(model, price, body or {}, seconds or {})

    def open_price(note: str, rate: Decimal | None = None, sure: Decimal = Decimal(0)) -> Estimate:
        floor = _round_price(price, values.least(sure))
        return Estimate(rate, price.unit, price.per, price.known, note, price.source, floor)

    if price.parts:
        return open_price(f"{parts_in_words(price)}, which only the answer counts")
    if price.amount is None and not price.table:
        note = {
            "after": "the gateway says what a request cost only in its answer",
            "undocumented": "no page states the price",
            "unseen": "the part of the page that may state the price was not seen",
        }.get(price.known, "the price is not known before the request")
        return open_price(note)
    rate = amount_of(price, [values.of(name) for name in price.by])
    if rate is None:
        return open_price(values.gap())
    quantity = values.quantity(model.output_count)
    if quantity is None:
        return open_price(values.gap(), rate, rate if single(price.per) else Decimal(0))
    sure = charge(price.per, rate, quantity)
    more = extra_amount(price, [values.of(name) for name, _ in price.adds_when], values.each())
    if more is None:
        return open_price(values.gap(), None, sure)
    amount = _round_price(price, max(sure + more, Decimal(price.minimum or 0)))
    note = "" if price.per == "request" and not more else _reckoning(price, rate, quantity, more)
    return Estimate(amount, price.unit, "request", price.known, note, price.source, amount)


def _round_price(price: Price[str], amount: Decimal) -> Decimal:
    return Decimal(plain(round_amount(amount, price.round, price.round_to)))


def _reckoning(price: Price[str], rate: Decimal, quantity: Decimal, more: Decimal) -> str:
    """How an amount came about, in words."""
    text = f"{money(rate, price.unit)} per {measure(price.per)}"
    if price.per != "request":
        counted = counted_in(price.per)
        counted = counted.removesuffix("s") if quantity == 1 else counted
        text = f"{plain(quantity)} {counted} at {text}"
    if more:
        text += f", and {money(Decimal(plain(more)), price.unit)} more"
    if price.minimum is not None:
        text += f", at least {money(Decimal(price.minimum), price.unit)}"
    if price.round is None:
        return text
    return f"{text}, {rounding_in_words(price.round, price.round_to)}"


class _PricedRequest:
    """What a price depends on, in one request."""

    def __init__(
        self,
        model: ModelInfo,
        price: Price[str],
        body: Mapping[str, Any],
        seconds: Mapping[str, Decimal],
    ) -> None:
        self._model, self._price, self._body, self._seconds = model, price, body, seconds
        self._unknown: list[str] = []
        self._open: list[str] = []

    def of(self, name: str) -> Any:
        """The value of an argument, or its documented default; one without is noted as unknown."""
        value = self.value_of(name)
        if value is None and name not in self._open:
            self._unknown.append(f"{name} (left open)")
            self._open.append(name)
        return value

    def value_of(self, name: str) -> Any:
        """The value of an argument, its documented default, or None."""
        value = value_at(self._body, self._model.arguments[name].at)
        return self._price.defaults.get(name) if value is MISSING else value

    def each(self) -> Any:
        """The list for each of whose elements there is an amount more, as far as there is one."""
        return self.value_of(self._price.adds_each) if self._price.adds_each else None

    def least(self, sure: Decimal) -> Decimal:
        """What the request costs at least; `sure` is charged whatever is not known."""
        price = self._price
        more = extra_amount(
            price, [self.value_of(name) for name, _ in price.adds_when], self.each()
        )
        return max(sure + (more or Decimal(0)), Decimal(price.minimum or 0))

    def quantity(self, output_count: int | None) -> Decimal | None:
        """How many images, seconds, pixels, characters or tokens are charged; None: not known."""
        price = self._price
        if price.per == "request":
            return Decimal(1)
        if not price.of:
            known = output_count if price.per == "image" else None
            if known is None:
                self._unknown.append("how many are charged")
            return None if known is None else Decimal(known)
        return product([self._quantity(name) for name in price.of])

    def _quantity(self, name: str) -> Decimal | None:
        if name in self._seconds:
            return self._seconds[name]
        value = self.of(name)
        count = quantity_of(self._price.per, value)
        if count is None and value is not None:
            self._unknown.append(f"{name} ({row_text(value)[:40]!r} does not say how many)")
        return count

    def gap(self) -> str:
        """What is missing to know the price, and what to give, in words."""
        if self._unknown:
            told = f"the price depends on {' and on '.join(self._unknown)}"
            return f"{told}; give {join_names(self._open)}" if self._open else told
        return f"the page states no price for this {join_names(list(self._price.by))}"


def price_of(model: ModelInfo, body: Mapping[str, Any]) -> Price[str]:
    """The price in the mode that `body` is in."""
    if not model.mode_prices:
        return model.price
    return model.mode_prices.get(mode_of(model, body), model.price)


def price_words(model: ModelInfo) -> str:
    """The price of any request to a model in words, by mode where modes differ."""
    modes = model.modes if model.mode_prices else ()
    by_mode = ((one.name, model.mode_prices.get(one.name, model.price)) for one in modes)
    return price_in_words(model.price, by_mode)


def refuse_above(
    bounds: Mapping[str, Bound],
    model: ModelInfo,
    gateway: str,
    price: Estimate,
    allow_unknown: bool = False,
) -> None:
    """Raises PriceRefused unless the price is known and within each of the `bounds`.

    `bounds` are options of `BOUNDS`. `allow_unknown` lets a price pass that is not known, but none in
    a unit that cannot be compared, and none that is too dear at its least: with one image, or one of
    what has begun, with a minimum and with what comes beside the rate.
    """
    for option, limit in bounds.items():
        reason = _above(option, limit, model, price, allow_unknown)
        if reason:
            raise PriceRefused(reason, gateway=gateway, hint="Nothing was sent")


def _above(
    option: str, limit: Bound, model: ModelInfo, price: Estimate, allow_unknown: bool
) -> str:
    """Why the bound refuses the price; empty where it does not."""
    ceiling = Decimal(str(limit))
    if ceiling.is_nan():
        raise ValueError(f"{option} is not a number")
    unit, per_usd = BOUNDS[option], model.price.credits_per_usd
    cannot = f"the price of {model.key} cannot be bounded: {price.note}"
    if price.amount is None and not price.floor:
        return "" if allow_unknown else cannot
    if price.unit != unit:
        if (price.unit, unit) != ("credit", "USD") or per_usd is None:
            return f"{model.key} is charged in {unit_word(price.unit)}, which {option} cannot bound"
        # Compared in credits, so that no division makes an amount inexact.
        ceiling *= per_usd
    dear = price.floor > ceiling
    if price.amount is not None and price.per == "request":
        return f"{model.key} costs {price}, more than {option}={limit}" if dear else ""
    if dear:
        least = money(price.floor, price.unit)
        return f"{model.key} costs at least {least}, more than {option}={limit}"
    if allow_unknown:
        return ""
    return cannot if price.amount is None else f"{model.key} costs {price}, and {price.note}"
