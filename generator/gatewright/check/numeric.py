"""Numbers among `options`, which are texts: one fault that says what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ..runtime.rules.decimals import written
from ..schema import BrokenKeyword

NUMERIC = "numeric options"
"""The keyword of the fault that stands for all others of a list of numbers."""
_KINDS = {"integer": "an integer", "number": "a number"}


def told(faults: list[BrokenKeyword], data: Any) -> Iterator[BrokenKeyword]:
    """`faults` of a file, with one instead of several for each list of numbers among `options`.

    Advice to quote such numbers would lead astray: the client would send texts, and refuse the
    numbers of the page.
    """
    said: set[tuple[str | int, ...]] = set()
    for fault in faults:
        path = fault.path
        if path and isinstance(path[-1], int):
            path = path[:-1]
        kind, options = _options(path, data)
        if not options or fault.keyword not in ("type", "not allowed"):
            yield fault
        elif path not in said:
            said.add(path)
            yield BrokenKeyword(path, NUMERIC, kind, options)


def _options(path: tuple[str | int, ...], data: Any) -> tuple[str, list[float]]:
    """Type and options of the param at whose `options` the path ends, if all of them are numbers."""
    if path[-1:] != ("options",):
        return "", []
    for step in path[:-1]:
        data = data[step]
    options: Any = data["options"]
    if not isinstance(options, list):
        return "", []
    listed = cast(list[object], options)
    numbers: list[float] = [
        one for one in listed if isinstance(one, (int, float)) and not isinstance(one, bool)
    ]
    kind = data.get("type")
    return (kind if isinstance(kind, str) else "", numbers if len(numbers) == len(listed) else [])


def numeric_options(kind: str, options: list[float]) -> tuple[str, str]:
    """(what is wrong, what to write instead) where a param has numbers for options."""
    low, high = written(min(options)), written(max(options))
    whole = all(isinstance(one, int) for one in options)
    limits = f"`minimum: {low}` and `maximum: {high}`"
    passing = f"every {'whole number' if whole else 'number'} between them passes then"
    if kind in _KINDS:
        message = f"{_KINDS[kind]} takes no `options`; they are for an enum, and are texts"
        return message, f"write {limits} instead; {passing}"
    message = "the options of an enum are texts, and these are numbers"
    other = f"if it is sent as a number, write `type: {'integer' if whole else 'number'}`, {limits}"
    return message, f"{other}; {passing}. Quote them only if the page shows quotation marks"
