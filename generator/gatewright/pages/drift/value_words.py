"""How a value may stand on a page."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt
from typing import Any, cast

from ..equal import show
from ..facts import FactPath

_UNITS = (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10))


def value_words(path: FactPath, value: Any) -> Iterator[str]:
    """The words, without blanks, by which a page may state the parts of a value at `path`."""
    if isinstance(value, dict):
        for key, child in cast(dict[str, Any], value).items():
            yield from value_words((*path, key), child)
    elif isinstance(value, list):
        for child in cast(list[object], value):
            yield from value_words(path, child)
    elif value is not None and not isinstance(value, bool):
        yield "".join(show(value).split())
        if isinstance(value, int):
            yield f"{value:,}"
            yield from _in_units(path[-1], value)
        elif path[-1] == "mime_types":
            ending = str(value).partition("/")[2]
            yield from (ending, ending.upper())


def _in_units(aspect: str, value: int) -> Iterator[str]:
    """A number of bytes in larger units, and a number of pixels as the sides of a square."""
    if aspect.endswith("bytes"):
        yield from (
            f"{value // size}{unit}" for unit, size in _UNITS if value and value % size == 0
        )
    side = isqrt(max(value, 0))
    if aspect.endswith("pixels") and side * side == value:
        yield from (f"{side}{sign}{side}" for sign in ("x", "\u00d7"))
