"""The columns of a table of requests: one a key, typed."""

from __future__ import annotations

from typing import Any

from ...render.literals import Call, Name
from ..places import Place


def schema(body: Place) -> Call:
    """``pl.Schema({…})``: the columns of requests such as `body`."""
    return Call("pl.Schema", (_fields([body]),))


def _fields(places: list[Place]) -> dict[str, Any]:
    """Key → type, over every mode's idea of an object."""
    found: dict[str, list[Place]] = {}
    for place in places:
        for key in place.keys:
            found.setdefault(key.wire, []).extend(one for _, one in key.cases)
    return {wire: _type(cases) for wire, cases in found.items()}


def _type(places: list[Place]) -> Name | Call:
    value = places[0].value
    match value.kind:
        case "integer":
            return Name("pl.Int64()")
        case "number":
            return Name("pl.Float64()")
        case "boolean" if not value.as_string:
            return Name("pl.Boolean()")
        case "list":
            items = [place.item for place in places if place.item is not None]
            return Call("pl.List", (_type(items) if items else Name("pl.String()"),))
        case "object" if fields := _fields(places):
            return Call("pl.Struct", (fields,))
        case _:
            return Name("pl.String()")
