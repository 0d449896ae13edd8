"""What a request costs before it is sent, as far as the pages say. Decimal arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from ..info import ModelInfo
from .errors import PriceRefused

ROUNDING = {"up": ROUND_CEILING, "down": ROUND_FLOOR, "half_even": ROUND_HALF_EVEN}


@dataclass(frozen=True, slots=True)
class Estimate:
    """The price of one request. An amount that is not known is None, never 0."""

    amount: Decimal | None
    unit: str
    """``credit``, ``USD`` or ``CNY``."""
    per: str
    """``request``, or ``image`` where the page does not fix how many files come."""
    known: str
    """``before`` (it is documented), ``after`` (only the answer tells) or ``undocumented``."""
    note: str
    source: str
    """Title, address and date of the page."""

    def __str__(self) -> str:
        if self.amount is None:
            return f"unknown: {self.note}"
        units = "credits" if self.unit == "credit" and self.amount != 1 else self.unit
        return f"{self.amount} {units} per {self.per}"


def estimate(model: ModelInfo, usd: object = None) -> Estimate:
    """The price of one request to `model`.

    `usd` is what one of what is charged costs in US dollars, a decimal number: for a page that says
    how credits follow from it, but not how much it is. Raises ValueError where it is of no use.
    """
    price = model.price
    given = None if usd is None else dollars(usd)
    if given is not None and (price.amount is not None or price.credits_per_usd is None):
        raise ValueError(f"usd: the price of {model.key} does not follow from one in US dollars")
    if given is None and price.amount is None:
        note = {
            "after": "the gateway says what a request cost only in its answer",
            "undocumented": "no page states the price",
        }.get(price.known, "the price is not known before the request")
        if price.credits_per_usd is not None:
            note += "; give usd= if you know it in US dollars"
        return Estimate(None, price.unit, price.per, price.known, note, price.source)
    note = ""
    if given is not None and price.credits_per_usd is not None:
        amount = credits_of(given, price.credits_per_usd, price.round)
        note = f"{given} USD, as you say, at {price.credits_per_usd} credits per USD"
        note += f", rounded {price.round}" if price.round is not None else ""
    else:
        amount = Decimal(price.amount or "NaN")
    per = price.per
    if per == "image" and model.output_count is not None:
        amount, per = amount * model.output_count, "request"
    return Estimate(amount, price.unit, per, price.known, note, price.source)


def dollars(value: object) -> Decimal:
    """`value` as an exact amount; raises ValueError unless it is a number from 0."""
    try:
        amount = Decimal(str(value))
    except ArithmeticError:
        amount = Decimal("NaN")
    if isinstance(value, bool) or not amount.is_finite() or amount < 0:
        raise ValueError(f"usd is an amount in US dollars, not {value!r}")
    return amount


def credits_of(usd: Decimal, per_usd: int, rounding: str | None) -> Decimal:
    """`usd` in credits, in decimal arithmetic, rounded to whole ones where the page rounds."""
    amount = usd * per_usd
    if rounding is not None:
        amount = amount.to_integral_value(rounding=ROUNDING[rounding])
    return amount


def refuse_above(
    limit: int | float | Decimal,
    model: ModelInfo,
    gateway: str,
    usd: object = None,
    allow_unknown: bool = False,
) -> None:
    """Raises PriceRefused unless the price is at most `limit` credits.

    It has to be documented or follow from `usd`; `allow_unknown` lets one pass that no page states,
    in credits or not at all, but none in another unit.
    """
    price = estimate(model, usd)
    ceiling = Decimal(str(limit))
    if ceiling.is_nan():
        raise ValueError("max_credits is not a number")
    if price.unit != "credit":
        reason = f"{model.key} is charged in {price.unit}, which max_credits cannot bound"
    elif price.amount is None and allow_unknown:
        return
    elif price.amount is None:
        reason = f"the price of {model.key} cannot be bounded: {price.note}"
    elif price.per != "request":
        reason = f"{model.key} costs {price} and the number of images is not fixed"
    elif price.amount > ceiling:
        reason = f"{model.key} costs {price}, more than max_credits={limit}"
    else:
        return
    raise PriceRefused(reason, gateway=gateway, hint="Nothing was sent")
