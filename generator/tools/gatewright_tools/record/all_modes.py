"""The schema of a model with what any of its modes demands demanded of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from .form import KEYS, Unsayable

Schema = dict[str, Any]

SILENT = {"description", "default", "deprecated", "title", "$schema"}
"""Keywords that are not constraints."""
LEAST, MOST = "min", "max"
"""What the keywords of limits begin with."""
SIZE = "x-size"
"""The keyword that says all limits of a size; its pattern cannot say the pixels."""


def strictest_schema(schema: Schema) -> Schema:
    """`schema` with what any of its modes demands demanded of all; Unsayable when it says more."""
    narrow: Schema = {**schema, "properties": dict(schema.get("properties", {}))}
    rules: list[Schema] = [*narrow.pop("allOf", ())]
    while rules:
        rule = dict(rules.pop())
        # The mode does not matter when the rules of all modes hold.
        if "if" in rule:
            rule.pop("if")
            rules += [rule.pop(name) for name in ("then", "else") if name in rule]
        narrow["required"] = [*narrow.get("required", ()), *rule.pop("required", ())]
        for wire, special in rule.pop("properties", {}).items():
            if special is False:
                if wire in narrow["properties"]:
                    narrow["properties"][wire] = {"unsayable": True}
            elif wire in narrow["properties"]:
                narrow["properties"][wire] = _both(narrow["properties"][wire], special)
        if rule:
            raise Unsayable(", ".join(rule))
    return narrow


def _both(one: Schema, other: Schema) -> Schema:
    """Returns the schema of the values that both allow."""
    if "enum" in one and "enum" in other:
        return {**one, "enum": [value for value in one["enum"] if value in other["enum"]]}
    if one.get("type") == "object" or "properties" in other:
        return strictest_schema({**one, "allOf": [*one.get("allOf", ()), other]})
    both, more = constraints(one), constraints(other)
    if SIZE in both and SIZE in more:
        both[SIZE] = _narrower(both[SIZE], more.pop(SIZE))
        for schema in (both, more):
            schema.pop("pattern", None)
    for keyword, value in more.items():
        if keyword.startswith(LEAST):
            both[keyword] = max(value, both.get(keyword, value))
        elif keyword.startswith(MOST):
            both[keyword] = min(value, both.get(keyword, value))
        elif both.get(keyword) != value:
            return {"unsayable": True}
    return both


def _narrower(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """The limits of a size that has both of these."""
    both = dict(one)
    for name, limit in other.items():
        closer = max if name.startswith(LEAST) else min
        both[name] = closer(limit, both.get(name, limit))
    return both


def constraints(schema: Schema) -> Schema:
    """`schema` without the keywords that refuse nothing."""
    return {keyword: value for keyword, value in schema.items() if keyword not in SILENT}


def told_by_parts(schema: Any) -> bool:
    """Whether what is wrong in a request follows from its keys and from those values that have not their form.

    That is so where a mode depends on which keys are there and on no value, and where a form has every key.
    """
    if isinstance(schema, list):
        return all(map(told_by_parts, schema))  # pyright: ignore[reportUnknownArgumentType]
    if not isinstance(schema, dict):
        return True
    stated = cast(Schema, schema)
    return (
        len(stated.get("properties", ())) < KEYS
        and _only_presence(stated.get("if", {}))
        and all(map(told_by_parts, stated.values()))
    )


def _only_presence(condition: Any) -> bool:
    """Whether a condition asks only which keys are there."""
    if not isinstance(condition, dict):
        return False
    for word, inner in cast(Schema, condition).items():
        parts: list[Any] = inner if word in ("allOf", "anyOf") else [inner]
        if word != "required" and (
            word not in ("not", "allOf", "anyOf") or not all(map(_only_presence, parts))
        ):
            return False
    return True
