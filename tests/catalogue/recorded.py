"""What a record states of the value of a param, held against what specs say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

WORDS = {
    "min": "minimum", "max": "maximum", "min_chars": "min_length", "max_chars": "max_length",
    "min_items": "min_items", "max_items": "max_items", "step": "step", "default": "default",
    "const": "const",
}  # fmt: skip
"""Word of a record → limit of a spec."""
SEVERAL = {
    "options": ("options", "also"),
    "least": ("minimum", "min_items", "min_side"),
    "most": ("maximum", "max_items", "max_side"),
}
"""What is stated → the limits of a spec that may say it."""
RANGE = re.compile(r"\[?(-?\d+(?:\.\d+)?)\s*[~,]\s*(-?\d+(?:\.\d+)?)\]?")


def stated(param: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """(limit of a spec, value) of each thing that a record's param states; options one by one."""
    for word, limit in WORDS.items():
        if word in param:
            yield limit, unquoted(param[word])
    for option in param.get("options") or ():
        yield "options", option
    for text in (param.get("constraints") or {}).get("ranges") or ():
        if found := RANGE.fullmatch(text):
            yield from (("least", found[1]), ("most", found[2]))


def said(facts: Any, key: str, limit: str) -> set[str]:
    """Every value of `limit` that facts of a spec say of the param or field that travels as `key`."""
    found: set[str] = set()
    if isinstance(facts, list):
        for inner in cast("list[Any]", facts):
            found |= said(inner, key, limit)
    elif isinstance(facts, dict):
        for name, inner in cast("dict[str, Any]", facts).items():
            if isinstance(inner, dict) and cast("dict[str, Any]", inner).get("key", name) == key:
                found |= set(_values(inner, limit))
            found |= said(inner, key, limit)
    return found


def _values(facts: Any, limit: str) -> Iterator[str]:
    """What a param says of `limit`, or one of the kinds that it may be."""
    for word in SEVERAL.get(limit, (limit,)):
        value = facts.get(word, ())
        values = cast("list[Any]", value) if isinstance(value, list) else [value]
        if isinstance(value, list) and limit == "default":
            values = [" ".join(map(plain, values))]
        yield from map(plain, () if value == () else values)
    if limit == "options" and facts.get("type") == "boolean":
        yield from ("false", "true")
    for inner in facts.get("any_of", ()):
        yield from _values(inner, limit)


def unquoted(value: Any) -> Any:
    """A default as its page writes it, without the quotation marks around it."""
    text = value.strip('"') if isinstance(value, str) else value
    return " ".join(re.findall(r"[\w:]+", text)) if str(text).startswith("[") else text


def plain(value: Any) -> str:
    """A value as text: 1.0 as 1, False as false."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text.removesuffix(".0") if re.fullmatch(r"-?\d+\.0", text) else text
