"""One limit, as a page states it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..values import count, power

_SIDES = re.compile(r"(\d+) ?[x\u00d7*] ?(\d+)")
_LONGEST = 24
"""Digits of a number that is read exactly."""


@dataclass(frozen=True, slots=True)
class StatedLimit:
    """One limit."""

    aspect: str
    """The key it has under the param: ``minimum``, ``min_side`` …"""
    value: Any
    doubt: str = ""
    """Why it may be none, or empty."""
    start: int = 0
    end: int = 0
    """In a sentence: where the words stand that say it."""

    def forbids(self, numbers: Iterable[int | float | None]) -> bool:
        """Whether one of `numbers` lies beyond the limit, when it is one of a range."""
        known = [one for one in numbers if one is not None]
        match self.aspect:
            case "minimum":
                return any(one < self.value for one in known)
            case "maximum":
                return any(one > self.value for one in known)
            case _:
                return False


def limit_number(raw: str) -> int | float:
    """A limit as a page writes it; ``512x512`` is a number of pixels."""
    plain = raw.replace(",", "")
    raised = power(plain.removeprefix("-"))
    if raised is not None:
        return -raised if plain.startswith("-") else raised
    sides = _SIDES.fullmatch(plain)
    if sides:
        return int(sides[1]) * int(sides[2])
    if plain.isalpha():
        return count(plain) or 0
    if len(plain) > _LONGEST:
        return float(plain)
    return float(plain) if "." in plain else int(plain)
