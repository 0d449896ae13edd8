"""The JSON Schema 2020-12 of a model's request, from the same representation as its validator.

It ships in the generated package, judges requests in the mock, and is the independent oracle of
the validators in the tests. Three rules it cannot say: NaN and infinities, lone surrogates, and
the number of pixels of a size. ``x-size`` notes the last for those who read it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from typing import Any

from ..ir import Mode, Model, Param, Value

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def request_schema(model: Model) -> dict[str, Any]:
    """The schema of a request body of `model`, every mode in it."""
    first, *others = model.modes
    body = object_schema(reduce(_merged, (mode.body for mode in others), first.body))
    rules = _mode_rules(model, body)
    return {
        "$schema": DIALECT,
        "title": model.key,
        **({"description": model.summary} if model.summary else {}),
        **body,
        **({"allOf": rules} if rules else {}),
    }


def value_schema(value: Value) -> dict[str, Any]:
    """The schema of one value."""
    schema = _plain_schema(value)
    if not value.nullable:
        return schema
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    schema["type"] = [schema["type"], "null"]
    return schema


def _plain_schema(value: Value) -> dict[str, Any]:
    match value.kind:
        case "const":
            return {"type": "string", "const": value.const}
        case "enum":
            return {"type": "string", "enum": list(value.options)}
        case "boolean" if value.as_string:
            return {"type": "string", "enum": ["false", "true"]}
        case "boolean":
            return {"type": "boolean"}
        case "integer" | "number":
            limits = {"minimum": value.minimum, "maximum": value.maximum, "multipleOf": value.step}
            return {"type": value.kind, **_given(limits)}
        case "string":
            lengths = {"minLength": value.min_length, "maxLength": value.max_length}
            return {"type": "string", **_given(lengths)}
        case "url":
            lengths = {"minLength": value.min_length, "maxLength": value.max_length}
            return {"type": "string", "pattern": url_pattern(value.schemes), **_given(lengths)}
        case "size":
            limits = {
                "minSide": value.min_side,
                "maxSide": value.max_side,
                "minPixels": value.min_pixels,
                "maxPixels": value.max_pixels,
            }
            pattern = size_pattern(value.min_side, value.max_side)
            return {"type": "string", "pattern": pattern, "x-size": _given(limits)}
        case "list":
            counts = {"minItems": value.min_items, "maxItems": value.max_items}
            items = {"items": value_schema(value.items)} if value.items else {}
            return {"type": "array", **items, **_given(counts)}
        case "object":
            return object_schema(value)


def object_schema(value: Value) -> dict[str, Any]:
    """The schema of an object with the fields of `value`."""
    required = [param.wire for param in value.fields if param.required]
    return {
        "type": "object",
        "properties": {param.wire: _described(param) for param in value.fields},
        **({"required": required} if required else {}),
        **({} if value.open else {"additionalProperties": False}),
    }


def _described(param: Param) -> dict[str, Any]:
    """A key's schema with what an editor shows: description, default, deprecation."""
    schema = value_schema(param.value)
    if param.doc:
        schema = {"description": param.doc, **schema}
    if param.has_default:
        text = param.value.as_string and isinstance(param.default, bool)
        schema["default"] = str(param.default).lower() if text else param.default
    if param.deprecated:
        schema["deprecated"] = True
    return schema


def _given(limits: dict[str, Any]) -> dict[str, Any]:
    return {key: limit for key, limit in limits.items() if limit is not None}


def url_pattern(schemes: tuple[str, ...]) -> str:
    """A pattern for absolute URLs; schemes are compared without regard to case."""
    if not schemes:
        return "^[A-Za-z][A-Za-z0-9+.-]*:[\\s\\S]"
    names = "|".join(
        "".join(f"[{char}{char.upper()}]" if char.isalpha() else re.escape(char) for char in name)
        for name in schemes
    )
    return f"^(?:{names})://[^/?# ]"


def size_pattern(low: int | None, high: int | None) -> str:
    """A pattern for ``WIDTHxHEIGHT`` with sides from `low` to `high`, without leading zeros."""
    side = number_pattern(low or 1, high if high is not None else 999_999)
    return f"^(?:{side})x(?:{side})$"


def number_pattern(low: int, high: int) -> str:
    """A pattern for the decimal numbers from `low` to `high`, both included."""
    ends = {high}
    for power in range(1, len(str(high)) + 1):
        ends.add(low - low % 10**power + 10**power - 1)
        ends.add((high + 1) - (high + 1) % 10**power - 1)
    rows: list[str] = []
    start = low
    for end in sorted(end for end in ends if low <= end <= high):
        # Between two such ends each digit ranges on its own.
        digits = zip(str(start), str(end), strict=True)
        rows.append("".join(a if a == b else f"[{a}-{b}]" for a, b in digits))
        start = end + 1
    return "|".join(rows)


def _merged(one: Value, other: Value) -> Value:
    """An object that allows what either allows; where they differ, `allOf` says which counts."""
    fields = {param.wire: param for param in one.fields}
    for param in other.fields:
        mine = fields.get(param.wire)
        if mine is None:
            fields[param.wire] = _optional(param)
        elif mine != param:
            fields[param.wire] = replace(
                mine,
                value=_either(mine.value, param.value),
                required=mine.required and param.required,
            )
    theirs = {param.wire for param in other.fields}
    for wire, mine in fields.items():
        if wire not in theirs:
            fields[wire] = _optional(mine)
    return replace(one, fields=tuple(fields.values()))


def _optional(param: Param) -> Param:
    return replace(param, required=False) if param.required else param


def _either(one: Value, other: Value) -> Value:
    """A value that allows what either allows."""
    if one == other:
        return one
    if one.kind == "object" and other.kind == "object":
        return _merged(one, other)
    loosest: dict[str, Any] = {"options": tuple(dict.fromkeys((*one.options, *other.options)))}
    for low in ("minimum", "min_length", "min_items", "min_side", "min_pixels"):
        bounds = (getattr(one, low), getattr(other, low))
        loosest[low] = None if None in bounds else min(bounds)
    for high in ("maximum", "max_length", "max_items", "max_side", "max_pixels"):
        bounds = (getattr(one, high), getattr(other, high))
        loosest[high] = None if None in bounds else max(bounds)
    if one.step != other.step:
        loosest["step"] = None
    return replace(one, **loosest)


def _mode_rules(model: Model, merged: dict[str, Any]) -> list[dict[str, Any]]:
    """What holds in single modes only, as a chain of if, then and else; the last mode is the rest."""
    bodies = [object_schema(mode.body) for mode in model.modes]
    if all(body == bodies[0] for body in bodies[1:]):
        return []
    rules = _difference(bodies[-1], merged)
    for mode, body in zip(model.modes[-2::-1], bodies[-2::-1], strict=True):
        rules = {"if": _condition(mode, model), "then": _difference(body, merged), "else": rules}
    return [rules]


def _condition(mode: Mode, model: Model) -> dict[str, Any]:
    """A schema that holds where the keys of `mode` are there and those it excludes are not."""
    places = {param.name: (*param.at, param.wire) for param in model.params}
    parts = [_has(places[name]) for name in mode.present]
    parts += [{"not": _has(places[name])} for name in mode.absent]
    return parts[0] if len(parts) == 1 else {"allOf": parts}


def _has(path: tuple[str, ...]) -> dict[str, Any]:
    if len(path) == 1:
        return {"required": [path[0]]}
    return {
        "type": "object",
        "required": [path[0]],
        "properties": {path[0]: _has(path[1:])},
    }


def _difference(body: dict[str, Any], merged: dict[str, Any]) -> dict[str, Any]:
    """What `body` demands beyond `merged`."""
    result: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for key, general in merged["properties"].items():
        special = body["properties"].get(key, False)
        if special is False:
            properties[key] = False
        elif special != general:
            inner = special.get("properties") is not None and special.get("type") == "object"
            properties[key] = _difference(special, general) if inner else special
    if properties:
        result["properties"] = properties
    extra = [key for key in body.get("required", ()) if key not in merged.get("required", ())]
    if extra:
        result["required"] = extra
    return result
