"""msgspec types of requests, from the JSON Schemas that ship with the models."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any, Literal, Union

from ..catalog import Catalog
from ..judges import Judge, Size

Schema = dict[str, Any]

SILENT = {"description", "default", "deprecated", "title", "$schema"}
"""Keywords that judge nothing."""
SIDES = range(64, 4097, 64)
"""Sides of the sizes that are tried; requests with other sizes are judged by the validator."""


class Unsayable(Exception):
    """No msgspec type says exactly this."""


def request_type(catalog: Catalog, key: str, field: str | None = None) -> Any:
    """A type that reads only valid requests to the model `key`, though maybe not all of them.

    With `field`, the type is one of a union whose members tell each other by what stands there.
    Raises Unsayable.
    """
    schema: Schema = catalog.data(key, "schemas")
    keys = dict(_narrowed(schema)["properties"])
    tag: dict[str, Any] = {}
    if field is not None:
        own = schema["properties"].get(field)
        if own is None:
            tag = {"tag_field": field, "tag": key}
        elif "const" in own:
            tag = {"tag_field": field, "tag": own["const"]}
            keys.pop(field, None)
        else:
            raise Unsayable(field)
    rules = import_module(catalog.rules(key).__module__)
    judges = [one for one in vars(rules).values() if isinstance(one, Judge)]
    return _object({**_narrowed(schema), "properties": keys}, "", judges, **tag)


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
    plain = [{k: v for k, v in schema.items() if k not in SILENT} for schema in (one, other)]
    if plain[0] == plain[1]:
        return one
    return {"unsayable": True}


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
            fields.append((name, Union[type_, m.UnsetType], m.UNSET))
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
    left = {name: value for name, value in schema.items() if name not in SILENT}
    kind = left.pop("type", None)
    nullable = isinstance(kind, list)
    if nullable:
        kinds: list[str] = [one for one in kind if one != "null"]
        kind = kinds[0] if len(kinds) == 1 else None
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
            # Of numbers the whole ones only: see `fast` on floats.
            if "multipleOf" in left and not isinstance(left["multipleOf"], int):
                raise Unsayable("multipleOf")
            type_ = _limited(
                int, left, {"minimum": "ge", "maximum": "le", "multipleOf": "multiple_of"}
            )
        case "array" if "items" in left:
            items = _value(left.pop("items"), f"{path}/*", judges)
            type_ = _limited(
                list[items], left, {"minItems": "min_length", "maxItems": "max_length"}
            )
        case "object":
            type_ = _object(_narrowed(schema), path, judges)
            left.clear()
        case _:
            raise Unsayable(str(kind))
    if left:
        raise Unsayable(", ".join(left))
    return Union[type_, None] if nullable else type_


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
