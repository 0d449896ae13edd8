"""What DuckDB cannot tell of a request: listed with the export, so that nobody takes it for judged."""

from __future__ import annotations

from collections.abc import Iterator

from ..places import Place
from ..steps import EXACT, fraction

ALWAYS = {
    "unicode": "With a lone surrogate in it, the whole body is no JSON: told as `json`, not at its place.",
    "duplicate": "Of a key that is given twice the first is read; JSON readers keep the last.",
    "json": "A comma behind the last element is read as if it were not there.",
}


def inexpressible(place: Place) -> dict[str, str]:
    """Rule → what DuckDB does instead."""
    over = max(_steps(place), default=0)
    if not over:
        return ALWAYS
    why = f"Numbers from {EXACT // over:,} on are not held against their step."
    return {**ALWAYS, "multipleOf": why}


def _steps(place: Place) -> Iterator[int]:
    if place.value.step is not None:
        yield fraction(place.value.step)[1]
    if place.item is not None:
        yield from _steps(place.item)
    for key in place.keys:
        for _, one in key.cases:
            yield from _steps(one)
