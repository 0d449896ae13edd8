"""A schema in its own words alone: what it refers to put in its place, and other members than those of schemas left out."""

from __future__ import annotations

import re
from typing import Any, cast

from ...text.characters import tidy
from .documents import READ_WORDS, JsonObject, SchemaSpot

_SILENT = frozenset({"title", "example", "examples", "$ref", "allOf"})
_WORDS = (READ_WORDS - _SILENT) | frozenset(
    [
        "pattern",
        "uniqueItems",
        "prefixItems",
        "contains",
        "additionalProperties",
        "patternProperties",
        "propertyNames",
        "not",
        "if",
        "then",
        "else",
        "dependentRequired",
        "dependentSchemas",
        "contentEncoding",
        "contentMediaType",
    ]
)
"""Members of schemas that say something of a value, beside those that limit a count."""
_COUNT = re.compile(r"(?:min|max)[A-Z][a-z]+\Z")
_VALUES = frozenset({"default", "enum", "const", "required", "dependentRequired"})
"""Members that hold no schemas."""
_NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
"""Members that hold schemas by name."""
_UNDEFINED = "$undefined"
_DEEPEST = 12


def plain_schema(place: SchemaSpot, document: JsonObject) -> JsonObject:
    """The schema at `place` of a document: each key says itself whether it is required."""
    made = _Plain(document).schema(place.node, 0)
    _say_required(made)
    return made


class _Plain:
    def __init__(self, document: JsonObject) -> None:
        self.document = SchemaSpot(document, ())

    def schema(self, node: JsonObject, depth: int) -> JsonObject:
        """A schema without references, and joined with the parts that it is made of."""
        if depth > _DEEPEST:
            return {}
        whole = self._resolve(node)
        listed = whole.pop("requiredProperties", None)
        if isinstance(listed, list):
            whole["required"] = cast("list[object]", listed)
        parts = whole.pop("allOf", ())
        made = {
            key: self._member(key, value, depth + 1)
            for key, value in whole.items()
            if (key in _WORDS or _COUNT.match(key)) and value != _UNDEFINED
        }
        for part in cast("list[object]", parts) if isinstance(parts, list) else ():
            if isinstance(part, dict):
                made = _join(made, self.schema(cast(JsonObject, part), depth + 1))
        return made

    def _resolve(self, node: JsonObject) -> JsonObject:
        whole, seen = dict(node), set[str]()
        while isinstance(path := whole.pop("$ref", None), str):
            target = self.document.follow(path)
            if target is None or path in seen:
                break
            seen.add(path)
            whole = {**target.node, **whole}
        return whole

    def _member(self, key: str, value: Any, depth: int) -> Any:
        if key in _VALUES:
            return value
        if isinstance(value, str):
            return tidy(value)
        if isinstance(value, list):
            return [self._inner(one, depth) for one in cast("list[object]", value)]
        if isinstance(value, dict) and key in _NAMED:
            held = cast(JsonObject, value)
            return {name: self._inner(one, depth) for name, one in held.items()}
        return self._inner(value, depth)

    def _inner(self, value: Any, depth: int) -> Any:
        return self.schema(cast(JsonObject, value), depth) if isinstance(value, dict) else value


def _join(own: JsonObject, part: JsonObject) -> JsonObject:
    """A schema with one of the parts that it is made of."""
    whole = {**part, **own}
    if isinstance(own.get("properties"), dict) and isinstance(part.get("properties"), dict):
        whole["properties"] = {**part["properties"], **own["properties"]}
    if isinstance(own.get("required"), list) and isinstance(part.get("required"), list):
        whole["required"] = [*own["required"], *part["required"]]
    return whole


def _say_required(value: Any) -> None:
    """Puts into each key what the list of the required ones says of it: a change then stands with its key."""
    if isinstance(value, list):
        for one in cast("list[object]", value):
            _say_required(one)
    if not isinstance(value, dict):
        return
    schema = cast(JsonObject, value)
    for key, one in schema.items():
        if key not in _VALUES:
            _say_required(one)
    listed, held = schema.get("required"), schema.get("properties")
    if isinstance(listed, list) and isinstance(held, dict):
        needed = cast("list[object]", schema.pop("required"))
        for name, one in cast(JsonObject, held).items():
            if isinstance(one, dict):
                one["required"] = name in needed
