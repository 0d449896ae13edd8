"""Options whose type differs from the type of their param: one fault with the right form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ..schema import BrokenKeyword

NUMERIC = "numeric options"
"""The keyword of the fault that replaces the single faults of a list of options."""


def merge_option_faults(faults: list[BrokenKeyword], data: Any) -> Iterator[BrokenKeyword]:
    """Replaces the faults of each list of `options` with a wrong type by one fault.

    Advice to quote numbers would lead astray: the client would send texts, and refuse the numbers of
    the page.
    """
    said: set[tuple[str | int, ...]] = set()
    for fault in faults:
        path = fault.path
        if path and isinstance(path[-1], int):
            path = path[:-1]
        kind, options = _options(path, data)
        if not options or fault.keyword != "type":
            yield fault
        elif path not in said:
            said.add(path)
            yield BrokenKeyword(path, NUMERIC, kind, options)


def _options(path: tuple[str | int, ...], data: Any) -> tuple[str, list[object]]:
    """Type and options of the param at whose `options` the path ends, if none is of that type."""
    if path[-1:] != ("options",):
        return "", []
    for step in path[:-1]:
        data = data[step]
    kind, options = data.get("type"), data["options"]
    if not isinstance(options, list):
        return "", []
    listed = cast(list[object], options)
    if kind == "enum":
        return kind, listed if all(map(_numeric, listed)) else []
    texts = kind in ("integer", "number") and all(isinstance(one, str) for one in listed)
    return (kind, listed) if texts else ("", [])


def _numeric(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def numeric_options(kind: str, options: list[object]) -> tuple[str, str]:
    """(what is wrong, what to write instead) where the options of a `kind` are of another type."""
    if kind == "enum":
        whole = all(isinstance(one, int) for one in options)
        message = "the options of an enum are texts, and these are numbers"
        other = f"if it is sent as a number, write `type: {'integer' if whole else 'number'}`"
        return message, f"{other}; quote them only if the page shows quotation marks"
    article = "an" if kind == "integer" else "a"
    message = f"the options of {article} {kind} are numbers, and these are texts"
    return message, "take the quotation marks off, or write `type: enum` if it is sent as a text"
