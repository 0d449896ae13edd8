"""How numbers are written: as plain decimals, without an exponent."""

from __future__ import annotations

LONGEST = 40
"""Characters of the longest number that is written out; a spec holds no longer one."""


def written(number: float) -> str:
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
