"""Whether a spec can hold a value, and limits as specs write them."""

from __future__ import annotations

from typing import Any, cast

from ..load.scalars import forbidden_character
from ..runtime.rules.decimals import LONGEST, plain_decimal
from ..runtime.rules.patterns import BadPattern, TextForm


def tighter(keyword: str, one: Any, other: Any) -> bool:
    """Whether a limit of `one` refuses more than a limit of `other`."""
    if keyword in ("pattern", "multipleOf"):
        return False
    return bool(one > other if keyword[:3] == "min" or "Min" in keyword else one < other)


def writable(value: Any) -> bool:
    """Whether a spec can hold `value`."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return True
        return forbidden_character(value, newlines=False) is None
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int | float):
        text = plain_decimal(value)
        return len(text) <= LONGEST and "e" not in text and "n" not in text
    if isinstance(value, dict) and not all(map(writable, cast("dict[str, Any]", value))):
        return False
    inner = value.values() if isinstance(value, dict) else value  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    return all(writable(one) for one in cast("list[object]", list(inner)))  # pyright: ignore[reportUnknownArgumentType]


def whole_form(pattern: str) -> str | None:
    """A pattern between ``^`` and ``$`` as the form of a whole text; None where it is not a form."""
    inner = pattern.removeprefix("^").removesuffix("$")
    if len(inner) != len(pattern) - 2 or inner.endswith("\\"):
        return None
    depth = 0
    for before, char in zip(f" {inner}", inner, strict=False):
        if before != "\\":
            depth += (char in "([") - (char in ")]")
            if char == "|" and not depth:
                return None
    try:
        TextForm(inner)
    except BadPattern:
        return None
    return inner if writable(inner) and 0 < len(inner) <= 500 else None


def one_line(text: Any) -> str:
    """A text as a spec can hold it: in one line, without what nobody sees."""
    words = " ".join(str(text).split())
    return "".join(char for char in words if char.isprintable() and writable(char))[:200]
