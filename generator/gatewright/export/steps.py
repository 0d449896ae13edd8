"""Steps as fractions of whole numbers, with which tables count multiples without rounding."""

from __future__ import annotations

from ..runtime.judges import decimal_ratio

EXACT = 10**15
"""Below this, a decimal has a binary number of its own: what counts multiples goes no further."""


def fraction(step: float) -> tuple[int, int]:
    """`step` as a whole number over a power of ten: 0.25 is 25 / 100."""
    top, bottom = decimal_ratio(step)
    over = 1
    while over % bottom:
        over *= 10
    return top * over // bottom, over
