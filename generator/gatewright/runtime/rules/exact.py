"""Exact numbers of requests: what counts as one, what several add up to, and how a message shows it."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

LONGEST = 40
"""Characters of a text that is a number, and digits of a number that a message writes out."""
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Sums in it are never rounded, and none is too large."""


def number(value: Any) -> Decimal | None:
    """A number, or a text that is a plain one such as ``-0.5``, as a decimal; None for anything else."""
    if isinstance(value, str):
        return Decimal(value) if plain_number(value) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    # Not `repr`: a subclass may have its own.
    found = Decimal(float.__repr__(value) if isinstance(value, float) else int(value))
    return found if found.is_finite() else None


def plain_number(text: str) -> bool:
    """Whether `text` is ASCII digits with at most one point among them and a minus before them."""
    whole, _, part = text.removeprefix("-").partition(".")
    told = whole + part
    return len(text) <= LONGEST and told.isascii() and told.isdecimal()


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """What `numbers` add up to."""
    total = Decimal(0)
    for one in numbers:
        total = _EXACT.add(total, one)
    return total


def apart(one: Decimal, other: Decimal) -> Decimal:
    """How far two numbers are apart."""
    return _EXACT.abs(_EXACT.subtract(one, other))


def places(value: Decimal) -> int:
    """How many digits `value` has behind the point."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def cut(value: Decimal, decimals: int, rounding: str) -> Decimal:
    """`value` with no more than so many decimals, rounded as the decimal module calls it; zero has no sign."""
    if places(value) <= decimals:
        return value
    made = value.quantize(Decimal(1).scaleb(-decimals), rounding, _EXACT)
    return made if made else abs(made)


def nearest_within(
    value: Decimal, low: float | None, high: float | None, decimals: int | None
) -> Decimal | None:
    """The number next to `value` within these limits that has no more `decimals`; None where there is none."""
    least, most = number(low), number(high)
    if decimals is not None:
        value = cut(value, decimals, "ROUND_DOWN")
        least = None if least is None else cut(least, decimals, "ROUND_CEILING")
        most = None if most is None else cut(most, decimals, "ROUND_FLOOR")
    if least is not None and most is not None and least > most:
        return None
    value = value if least is None else max(least, value)
    return value if most is None else min(most, value)


def plain_decimal(value: Decimal) -> str:
    """`value` as a plain decimal; with an exponent where that would be long."""
    if places(value) <= LONGEST and value.adjusted() < LONGEST:
        return f"{value:f}"
    return f"about {value:.2e}"
