"""Numbers as they are written: exact multiples, and plain decimals without an exponent."""

from __future__ import annotations

LONGEST = 40
"""Characters of the longest number that is written out; a spec holds no longer one."""


def multiple(value: float, step: float) -> bool:
    """Whether `value` is a multiple of `step` as decimals are written: 0.3 is one of 0.1."""
    if isinstance(value, int) and isinstance(step, int):
        return value % step == 0
    top, bottom = decimal_ratio(value)
    step_top, step_bottom = decimal_ratio(step)
    return top * step_bottom % (bottom * step_top) == 0


def decimal_ratio(number: float) -> tuple[int, int]:
    """`number` as numerator and denominator, a float as it is written: 0.1 is (1, 10)."""
    if isinstance(number, int):
        return int(number), 1
    from decimal import Decimal

    return Decimal(float.__repr__(number)).as_integer_ratio()


def digits(number: float) -> str:
    """`number` for readers, thousands apart: ``4,194,304``, ``0.00001``."""
    return f"{number:,}" if isinstance(number, int) else plain_decimal(number)


def neighbours(value: float, step: float) -> tuple[float, ...]:
    """The multiples of `step` on both sides of `value`; none where floats are too coarse to tell."""
    from fractions import Fraction

    if abs(value) >= 10**15:
        return ()
    width = Fraction(*decimal_ratio(step))
    below = Fraction(*decimal_ratio(value)) // width
    found = [float(one * width) for one in (below, below + 1)]
    return tuple(int(one) if one.is_integer() else one for one in found)


def plain_decimal(number: float) -> str:
    """`number` as a plain decimal: ``0.00005`` where Python's repr is ``5e-05``.

    The text reads back as exactly `number`. A whole float ends in ``.0``. Infinities, NaN and what
    would take more than 40 characters come as Python's repr has them.
    """
    if isinstance(number, int):
        return int.__repr__(number)
    # Not `repr`: a subclass may have its own, and that may print anything.
    text = float.__repr__(number)
    if "e" not in text:
        return text
    from decimal import Decimal  # slow to load, and rarely needed

    plain = format(Decimal(text), "f")
    plain = plain if "." in plain else f"{plain}.0"
    return plain if len(plain) <= LONGEST else text
