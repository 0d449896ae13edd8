"""The form that only right requests to a model have, from the JSON Schema that ships with it.

A form has the rules of all modes together and leaves out values that it cannot express. So a
matching request is valid, and the validator checks every request that does not match.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from .addresses import address_starts, public_starts
from .all_modes import SILENT, SIZE, Schema, constraints, strictest_schema
from .form import FAR, KEYS, ScanForm, ScanKind, Unsayable, keyed_form, range_form, raw, word_form

if TYPE_CHECKING:
    from ..package import Catalog

SAID = {"type", "properties", "required", "additionalProperties"}
"""Keywords of objects that a form says."""
USUAL = 1024
"""A side in the middle of the usual ones."""
PUBLIC = "x-public"
"""The keyword of addresses whose host everybody reaches; their pattern says so at length."""

_NO_VALUE = ScanForm(ScanKind.WORD)
"""Of a key that is known, but whose values no form can express."""


def request_form(catalog: Catalog, key: str, tag: tuple[str, str] | None = None) -> ScanForm:
    """A form that only valid requests to the model `key` have, though maybe not all of them.

    With `tag`, (key, value), requests have that as well. Raises Unsayable.
    """
    schema = strictest_schema(catalog.data(key, "schemas"))
    if tag is not None:
        named = {"type": "string", "const": tag[1]}
        properties = {**schema["properties"], tag[0]: named}
        required = [*schema.get("required", ()), tag[0]]
        schema = {**schema, "properties": properties, "required": required}
    return _object(schema)


def _object(schema: Schema) -> ScanForm:
    if schema.get("additionalProperties") is not False or set(schema) - SAID - SILENT:
        raise Unsayable("other keys")
    required = {raw(wire) for wire in schema.get("required", ())}
    forms: dict[bytes, ScanForm] = {}
    others: dict[bytes, ScanForm] = {}
    for wire, inner in schema["properties"].items():
        try:
            forms[raw(wire)] = _value(inner)
        except Unsayable:
            with suppress(Unsayable):
                others[raw(wire)] = _NO_VALUE
    if not required <= forms.keys() or len(forms) > KEYS:
        raise Unsayable("keys")
    if len(forms) + len(others) <= KEYS:
        forms |= others
    return keyed_form(ScanKind.OBJECT, forms, required=required)


def _value(schema: Schema) -> ScanForm:
    left = constraints(schema)
    stated: str | list[str] = left.pop("type", "")
    kinds = [stated] if isinstance(stated, str) else stated
    kind, nullable = kinds[0], kinds[1:] == ["null"]
    if len(kinds) != 1 and not nullable:
        raise Unsayable(", ".join(kinds))
    match kind:
        case "string" if "const" in left:
            form = word_form([left.pop("const")])
        case "string" if "enum" in left:
            words = left.pop("enum")
            form = word_form(words)._replace(nullable=nullable and None in words)
        case "string":
            form = _text(left, nullable)
        case "boolean":
            form = ScanForm(ScanKind.BOOLEAN, nullable)
        case "integer" | "number":
            # Integers only. The validator checks other numbers.
            step = left.pop("multipleOf", 1)
            if not isinstance(step, int) or step > FAR:
                raise Unsayable("multipleOf")
            limits = left.pop("minimum", -FAR), left.pop("maximum", FAR)
            form = range_form(ScanKind.INTEGER, nullable, *limits)._replace(step=step)
        case "array" if "items" in left:
            items = _value(left.pop("items"))
            form = range_form(
                ScanKind.ARRAY, nullable, left.pop("minItems", 0), left.pop("maxItems", FAR)
            )
            form = form._replace(inner=(items,))
        case "object":
            form = _object(strictest_schema(schema))._replace(nullable=nullable)
            left.clear()
        case _:
            raise Unsayable(kind)
    if left:
        raise Unsayable(", ".join(left))
    return form


def _text(left: Schema, nullable: bool) -> ScanForm:
    if SIZE in left:
        # It says the same as the pattern, and the pixels too. Other keywords come on top.
        left.pop("pattern", None)
        return _size(left.pop(SIZE), nullable)
    form = range_form(ScanKind.TEXT, nullable, left.pop("minLength", 0), left.pop("maxLength", FAR))
    public = left.pop(PUBLIC, False)
    if "pattern" not in left:
        return form
    pattern = left.pop("pattern")
    starts = public_starts(pattern) if public else address_starts(pattern)
    if not starts:
        raise Unsayable("pattern")
    return form._replace(names=starts, kind=ScanKind.PUBLIC if public else form.kind)


def _size(limits: Mapping[str, float], nullable: bool) -> ScanForm:
    shortest, longest = limits.get("minSide", 1), limits.get("maxSide", FAR)
    ratio = limits.get("maxRatio")
    if ratio is not None:
        from fractions import Fraction

        # Between these sides every size has the ratio; the others are the validator's to judge.
        shortest = max(shortest, math.ceil(min(USUAL, longest) / ratio**0.5))
        longest = min(longest, math.floor(shortest * Fraction(str(ratio))))
    sides = range_form(ScanKind.INTEGER, False, shortest, longest)
    least, most = limits.get("minPixels", 1), limits.get("maxPixels", FAR)
    return range_form(ScanKind.SIZE, nullable, least, most)._replace(inner=(sides,))
