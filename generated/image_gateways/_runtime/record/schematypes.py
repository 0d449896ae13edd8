"""msgspec types of requests, from the JSON Schemas that ship with the models."""

from __future__ import annotations

import math
from importlib import import_module
from types import GenericAlias
from typing import Annotated, Any, Literal

from ..catalog import Catalog
from ..judges import Judge, Size

Schema = dict[str, Any]

SILENT = {"description", "default", "deprecated", "title", "$schema"}
"""Keywords that judge nothing."""
SIDES = range(64, 4097, 64)
"""Sides of the sizes that are tried; requests with other sizes are judged by the validator."""


class Unsayable(Exception):
    """No msgspec type says exactly this."""


def request_type(catalog: Catalog, key: str, tag: tuple[str, str] | None = None) -> Any:
    """A type that reads only valid requests to the model `key`, though maybe not all of them.

    With `tag`, (key, value), it is one of a union whose members tell each other by that. Raises
    Unsayable.
    """
    schema = _narrowed(catalog.data(key, "schemas"))
    named: dict[str, Any] = getattr(catalog.rules(key), "__globals__", {})
    judges = [one for one in named.values() if isinstance(one, Judge)]
    if tag is None:
        return _object(schema, "", judges)
    keys = {name: one for name, one in schema["properties"].items() if name != tag[0]}
    return _object({**schema, "properties": keys}, "", judges, tag_field=tag[0], tag=tag[1])


def _narrowed(schema: Schema) -> Schema:
    """`schema` with what any of its modes demands demanded of all; Unsayable when it says more."""
    narrow: Schema = {**schema, "properties": dict(schema.get("properties", {}))}
    rules: list[Schema] = [*narrow.pop("allOf", ())]
    while rules:
        rule = dict(rules.pop())
        # Which mode it is does not matter when the rules of all of them hold.
        if "if" in rule:
            rule.pop("if")
            rules += [rule.pop(name) for name in ("then", "else") if name in rule]
        narrow["required"] = [*narrow.get("required", ()), *rule.pop("required", ())]
        for wire, special in rule.pop("properties", {}).items():
            if special is False:
                narrow["properties"].pop(wire, None)
            elif wire in narrow["properties"]:
                narrow["properties"][wire] = _both(narrow["properties"][wire], special)
        if rule:
            raise Unsayable(", ".join(rule))
    return narrow


def _both(one: Schema, other: Schema) -> Schema:
    """What both allow."""
    if "enum" in one and "enum" in other:
        return {**one, "enum": [value for value in one["enum"] if value in other["enum"]]}
    if one.get("type") == "object" or "properties" in other:
        return _narrowed({**one, "allOf": [*one.get("allOf", ()), other]})
    return one if _loud(one) == _loud(other) else {"unsayable": True}


def _loud(schema: Schema) -> Schema:
    return {keyword: value for keyword, value in schema.items() if keyword not in SILENT}


def _object(schema: Schema, path: str, judges: list[Judge], **tag: Any) -> Any:
    if schema.get("additionalProperties") is not False:
        raise Unsayable("other keys")
    m = import_module("msgspec")
    required = set(schema.get("required", ()))
    fields: list[Any] = []
    names: dict[str, str] = {}
    tag_field = tag.get("tag_field")
    for wire, inner in schema["properties"].items():
        try:
            type_ = _value(inner, f"{path}/{wire}", judges)
        except Unsayable:
            if wire in required:
                raise
            continue
        name = f"f{len(fields)}"
        names[name] = wire
        if wire in required:
            fields.append((name, type_))
        else:
            fields.append((name, type_ | m.UnsetType, m.UNSET))
    missing = required - set(names.values()) - {tag_field}
    if missing:
        raise Unsayable(", ".join(sorted(missing)))
    return m.defstruct(
        "Request",
        fields,
        rename=names,
        kw_only=True,
        forbid_unknown_fields=True,
        gc=False,
        **tag,
    )


def _value(schema: Schema, path: str, judges: list[Judge]) -> Any:
    left = _loud(schema)
    stated: str | list[str] = left.pop("type", "")
    kinds = [stated] if isinstance(stated, str) else stated
    kind, nullable = kinds[0], kinds[1:] == ["null"]
    if len(kinds) != 1 and not nullable:
        raise Unsayable(", ".join(kinds))
    type_: Any
    match kind:
        case "string" if "const" in left:
            type_ = Literal[left.pop("const")]
        case "string" if "enum" in left:
            options = tuple(one for one in left.pop("enum") if isinstance(one, str))
            if not options:
                raise Unsayable("no options")
            type_ = Literal[options]
        case "string":
            type_ = _text(left, path, judges)
        case "boolean":
            type_ = bool
        case "integer" | "number":
            # Of numbers the whole ones only; the validator judges the others.
            if "multipleOf" in left and not isinstance(left["multipleOf"], int):
                raise Unsayable("multipleOf")
            for name, rounded in (("minimum", math.ceil), ("maximum", math.floor)):
                if name in left:
                    left[name] = rounded(left[name])
            type_ = _limited(
                int, left, {"minimum": "ge", "maximum": "le", "multipleOf": "multiple_of"}
            )
        case "array" if "items" in left:
            items = GenericAlias(list, _value(left.pop("items"), f"{path}/*", judges))
            type_ = _limited(items, left, {"minItems": "min_length", "maxItems": "max_length"})
        case "object":
            type_ = _object(_narrowed(schema), path, judges)
            left.clear()
        case _:
            raise Unsayable(kind)
    if left:
        raise Unsayable(", ".join(left))
    return type_ | None if nullable else type_


def _limited(type_: Any, left: Schema, names: dict[str, str]) -> Any:
    limits = {names[name]: left.pop(name) for name in tuple(left) if name in names}
    return Annotated[type_, import_module("msgspec").Meta(**limits)] if limits else type_


def _text(left: Schema, path: str, judges: list[Judge]) -> Any:
    mine = [judge for judge in judges if judge.path == path]
    sizes = [judge for judge in mine if isinstance(judge, Size)]
    if sizes:
        left.clear()
        texts = [f"{width}x{height}" for width in SIDES for height in SIDES]
        right = tuple(text for text in texts if all(_takes(judge, text) for judge in sizes))
        if not right:
            raise Unsayable("sizes")
        return Literal[right]
    pattern: str | None = left.pop("pattern", None)
    if pattern is not None:
        # Upper case in a scheme is for the validator to see.
        if "$" in pattern:
            raise Unsayable("pattern")
        left["pattern"] = pattern
    return _limited(
        str, left, {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern"}
    )


def _takes(judge: Judge, text: str) -> bool:
    return judge.report(None, text) is None
