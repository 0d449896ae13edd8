"""What a request costs before it is sent, as far as the pages say. Decimal arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from .errors import PriceRefused
from .info import ModelInfo

ROUNDING = {"up": ROUND_CEILING, "down": ROUND_FLOOR, "half_even": ROUND_HALF_EVEN}


@dataclass(frozen=True, slots=True)
class Estimate:
    """The price of one request. An amount that is not known is None, never 0."""

    amount: Decimal | None
    unit: str
    """``credit``, ``USD`` or ``CNY``."""
    per: str
    """``request``, or ``image`` where the page does not fix how many pictures come."""
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


def estimate(model: ModelInfo) -> Estimate:
    """The price of one request to `model`."""
    price = model.price
    if price.amount is None:
        note = {
            "after": "the gateway says what a request cost only in its answer",
            "undocumented": "no page states the price",
        }.get(price.known, "the price is not known before the request")
        return Estimate(None, price.unit, price.per, price.known, note, price.source)
    amount, per, note = Decimal(price.amount), price.per, ""
    if per == "image" and model.output_count is not None:
        amount, per = amount * model.output_count, "request"
    if price.credits_per_usd is not None and price.unit == "credit":
        note = f"{amount} USD at {price.credits_per_usd} credits per USD"
        amount = amount * price.credits_per_usd
        if price.round is not None:
            amount = amount.to_integral_value(rounding=ROUNDING[price.round])
            note += f", rounded {price.round}"
    return Estimate(amount, price.unit, per, price.known, note, price.source)


def refuse_above(limit: int | float | Decimal, model: ModelInfo, gateway: str) -> None:
    """Raises PriceRefused unless the documented price is at most `limit` credits."""
    price = estimate(model)
    ceiling = Decimal(str(limit))
    if ceiling.is_nan():
        raise ValueError("max_credits is no number")
    if price.unit != "credit":
        reason = f"{model.key} is charged in {price.unit}, which max_credits cannot bound"
    elif price.amount is None:
        reason = f"the price of {model.key} cannot be bounded: {price.note}"
    elif price.per != "request":
        reason = f"{model.key} costs {price} and the number of pictures is not fixed"
    elif price.amount > ceiling:
        reason = f"{model.key} costs {price}, more than max_credits={limit}"
    else:
        return
    raise PriceRefused(reason, gateway=gateway, hint="Nothing was sent")
