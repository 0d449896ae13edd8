"""What a table cannot tell of a request: listed with the export, so that nobody takes it for judged."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir import Value
from ..places import Place
from ..steps import EXACT, fraction

ALWAYS = {
    "type": "A column has one type: what was another one is decided when the table is read.",
    "null": "Null in a table is a key that is not there.",
    "additionalProperties": "A key without a column, or without a field of its struct, is not seen.",
    "unicode": "A column of text holds no lone surrogates.",
    "duplicate": "A column holds one value: which of two equal keys is decided when the table is read.",
}
LARGEST = 2**63
"""A column of whole numbers ends before this."""


def inexpressible(body: Place) -> dict[str, str]:
    """Rule → why these expressions do not tell it."""
    found = dict(ALWAYS)
    for place, required in _places(body, False):
        value = place.value
        if value.nullable and required:
            found["required"] = "A key that may be null is never missing."
        limited = required or (value.minimum, value.maximum) != (None, None)
        if limited and value.kind in ("integer", "number"):
            found["range"] = "A column of numbers has 64 bits: what needs more is lost or rounded."
        if value.step is not None and not whole_steps(value):
            limit = EXACT // fraction(value.step)[1]
            found["multipleOf"] = f"Numbers from {limit:,} on are not held against their step."
    return found


def whole_steps(value: Value) -> bool:
    """Whether a remainder of whole numbers tells a multiple."""
    return value.kind == "integer" and value.step == int(value.step or 0)


def _places(place: Place, required: bool) -> Iterator[tuple[Place, bool]]:
    """Every place, and whether it has to be there in some mode."""
    yield place, required
    if place.item is not None:
        yield from _places(place.item, False)
    for key in place.keys:
        for _, one in key.cases:
            yield from _places(one, bool(key.required))
