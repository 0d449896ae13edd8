"""Values that may stand in for a wrong or missing value.

A file with a fault is checked several times, each time with another guess in its place. Guess 0
leaves out what may be left out; the others put something right there. A later fault counts only if
every guess has it, so that no fault follows from another one.
"""

from __future__ import annotations

import re
from typing import Any

from ..diagnostics import Hint, nearest
from ..schema import BrokenKeyword
from .shape import UNITS

GUESSES = 4
_MADE_UP = re.compile(r"unsure\dq", re.IGNORECASE)
_TEXTS = (
    "unsure{n}q",
    "Unsure{n}",
    "UNSURE{n}",
    "https://unsure{n}q.example",
    "GET /unsure{n}q",
    "{n}.0.0",
    "2000-01-0{m}",
    "{m} days",
    "image/unsure{n}q",
    "{n}",
    "/unsure{n}q",
    "sha256:{n:064}",
    "unsure{n}q#",
)
"""A text for every pattern in the schemas. A test compares both."""


def made_up(guess: int) -> str:
    """Returns a name that no spec uses."""
    return f"unsure{guess}q"


def rests_on_guess(hint: str) -> bool:
    """Whether one of the known names is made up. The name that was looked for might be that one."""
    return isinstance(hint, Hint) and any(map(_MADE_UP.search, hint.words))


def text_like(pattern: str, number: int) -> str | None:
    """Returns a text that fits the pattern, a different one for each number, or None."""
    exact = re.compile(f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern)
    for form in _TEXTS:
        text = form.format(n=number, m=number % 9 + 1)
        if exact.search(text):
            return text
    return None


def right_value(fault: BrokenKeyword, guess: int) -> Any:
    """Returns a value without the fault, or None when no such value is known."""
    wanted, found = fault.wanted, fault.found
    match fault.keyword:
        case "type":
            return _of_type(wanted, found, guess)
        case "const":
            return wanted
        case "pattern":
            return text_like(wanted, guess)
        case "minLength":
            return made_up(guess).ljust(wanted, "x")
        case "minItems":
            return [*found, *[None] * (wanted - len(found))]
        case keyword if keyword in UNITS and len(found) > wanted:
            return found[:wanted]
        case "maximum" | "multipleOf":
            return wanted
        case "minimum":
            return wanted + guess // 2 * 1000
        case "exclusiveMinimum":
            return wanted + 1
        case "uniqueItems":
            return [
                one if one not in found[:index] else _another(one, index, guess)
                for index, one in enumerate(found)
            ]
        case _:
            return None


def _another(value: Any, index: int, guess: int) -> Any:
    """Returns a value of the same type that the list does not contain."""
    if isinstance(value, (int, float)):
        return 1000 * (guess + 1) + index
    return f"{made_up(guess)}{index}"


def _of_type(wanted: list[str], found: Any, guess: int) -> Any:
    scalar = isinstance(found, (int, float, bool))
    match wanted[0]:
        case "string":
            said = str(found).lower() if isinstance(found, bool) else str(found)
            return said if scalar and guess < 2 else made_up(guess)
        case "boolean":
            return guess % 2 == 0
        case "integer" | "number":
            return int(found) if isinstance(found, str) and found.isdecimal() else guess + 1
        case "object":
            return {}
        case "array":
            return []
        case _:
            return None


def other_key(key: str, words: list[str], taken: Any, guess: int) -> str | None:
    """Returns a known key for an unknown one. None at guess 0, or when all keys are in use."""
    if guess == 0:
        return None
    free = [word for word in words if word not in taken]
    near = nearest(key, free)
    if near is not None:
        return near
    return free[guess % len(free)] if free else None
