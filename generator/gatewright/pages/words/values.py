"""Words of a page → values of a spec: numbers, sizes in bytes, durations, lists."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

_NUMERALS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
COUNT = rf"(?:{'|'.join(_NUMERALS)})\b"
"""A number as a word."""
_COUNTS = {
    **{word: index + 1 for index, word in enumerate(_NUMERALS)},
    **{sign: index + 1 for index, sign in enumerate("一二三四五六七八九十")},
    "a": 1,
    "an": 1,
    "a single": 1,
    "两": 2,
}
_DURATION = re.compile(
    rf"(?P<amount>\d{{1,5}}|an?|[一两二三四五六七八九十]|{COUNT}) ?(?:(?P<unit>second|minute|hour|day|week)s?|(?P<chinese>秒|分钟|个?小时|天|日|周))\Z",
    re.I,
)
_CHINESE_UNITS = {
    "秒": "second",
    "分钟": "minute",
    "小时": "hour",
    "天": "day",
    "日": "day",
    "周": "week",
}
_BYTES = re.compile(r"(?P<number>\d+(?:\.\d+)?) ?(?P<unit>[KMG])i?B\b", re.I)
_UNITS = {"k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
_AND = r"(?:and/or|and|or)"
_ELEMENTS = re.compile(
    rf"\s*[,、]\s*(?:{_AND}\s+|(?:以及|和|或|及)\s*)?|\s+{_AND}\s+|\s*(?:以及|和|或|及)\s*", re.I
)
_COMMAS = re.compile(rf"\s*[,、]\s*(?:{_AND}\s+)?", re.I)


POWER = r"(?:2|10)\^\d{1,2}(?: ?- ?1(?!\d|[.,]\d))?"
"""``2^31 - 1``."""
_POWER = re.compile(r"(?P<base>2|10)\^(?P<exponent>\d{1,2})(?P<less> ?- ?1)?\Z")


def power(text: str) -> int | None:
    """``2^31-1`` → the number; None for anything else."""
    found = _POWER.match(text)
    return int(found["base"]) ** int(found["exponent"]) - bool(found["less"]) if found else None


def byte_count(text: str) -> int | None:
    """Bytes in ``10 MB``, taking a megabyte for 1,048,576 bytes; None when it is not a size."""
    found = _BYTES.fullmatch(text.strip())
    if found is None:
        return None
    return int(Decimal(found["number"]) * _UNITS[found["unit"].lower()])


def whole(text: str) -> int | None:
    """``4``, ``2,000`` → the number; None for anything else."""
    plain = text.strip().replace(",", "")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 15 else None


def count(text: str) -> int | None:
    """``4``, ``four`` → the number; None for anything else."""
    return _COUNTS.get(text.casefold(), whole(text))


def duration(text: str) -> str | None:
    """``24 hours``, ``one day``, ``7 天`` → a time as specs write it; None for anything else."""
    found = _DURATION.match(text.strip())
    amount = count(found["amount"]) if found else None
    if found is None or amount is None:
        return None
    unit = (found["unit"] or _CHINESE_UNITS[found["chinese"].removeprefix("个")]).casefold()
    if unit == "week":
        amount, unit = amount * 7, "day"
    return f"{amount} {unit}{'' if amount == 1 else 's'}"


def number(text: str) -> int | float | None:
    """A decimal number; None for anything else."""
    plain = text.strip().replace(",", "")
    if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,15})?", plain):
        return None
    value = float(plain) if "." in plain else int(plain)
    return int(value) if value == int(value) else value


def split_list(text: str) -> list[str]:
    """``a, b and c`` → its elements.

    Words such as *and* and *or* only part elements that are single words: ``black and white`` may be one.
    """
    whole_text = text.strip().strip(",、")
    elements = _ELEMENTS.split(whole_text)
    if all(one and not re.search(r"\s", one) for one in elements):
        return elements
    return [one for one in _COMMAS.split(whole_text) if one]


def capture(group: str, text: str) -> Any:
    """The value of a named group of a sentence's pattern; None when the text does not fit."""
    match group:
        case "integer":
            return whole(text)
        case "number":
            return number(text)
        case "money":
            value = number(text)
            return text if value is not None and not isinstance(value, int) else value
        case "count":
            return count(text)
        case "words" | "names":
            return split_list(text)
        case "kinds":
            return split_list(text.casefold())
        case "duration":
            return duration(text)
        case "days" | "hours":
            return f"{int(text)} {group.removesuffix('s')}{'' if int(text) == 1 else 's'}"
        case "per_usd":
            one = Decimal(text)
            return int(1 / one) if one and 1 / one == int(1 / one) else None
        case "post":
            return f"POST {text}"
        case _:
            return text
