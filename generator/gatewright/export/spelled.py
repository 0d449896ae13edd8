"""A request's schema spelled so that linters and readers of OpenAPI take it as it is meant.

It stays the same schema: what JSON Schema implies is said, and a step that binary fractions miss is
said as the list of its values.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

MOST = 200
"""Values of a step that are listed at most."""
_MAPS = ("properties", "patternProperties", "$defs")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SINGLE = ("items", "additionalProperties", "if", "then", "else", "not", "contains")
_CLOSING = ("additionalProperties", "unevaluatedProperties")


def spell_out(schema: Any) -> Any:
    """The same schema with every key named that it requires, and items wherever there is a list."""
    if isinstance(schema, bool):
        return schema
    made: dict[str, Any] = {}
    given: dict[str, Any] = schema
    for word, part in given.items():
        if word in _MAPS:
            made[word] = {name: spell_out(one) for name, one in part.items()}
        elif word in _LISTS:
            made[word] = [spell_out(one) for one in part]
        else:
            made[word] = spell_out(part) if word in _SINGLE else part
    missing = [name for name in made.get("required", ()) if name not in made.get("properties", {})]
    if missing:
        made["properties"] = {**made.get("properties", {}), **{name: {} for name in missing}}
    if "properties" in made and not any(word in made for word in _CLOSING):
        # A condition looks at some keys of an object and allows all others.
        made["unevaluatedProperties"] = True
    if made.get("type") == "array":
        made.setdefault("items", {})
    if len(made.get("anyOf", ())) == 1 and not made.keys() & made["anyOf"][0].keys():
        made |= made.pop("anyOf")[0]
    return _without_inexact_step(made)


def _without_inexact_step(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a number without a step that has no exact binary fraction.

    Readers divide doubles, and 0.3 / 0.05 is not a whole number to them: they would refuse what is right.
    """
    step = schema.get("multipleOf")
    if step is None or float(step).is_integer() or step in (0.5, 0.25, 0.125):
        return schema
    kept = {word: part for word, part in schema.items() if word != "multipleOf"}
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        first, last, each = (Decimal(repr(one)) for one in (low, high, step))
        number = int(last / each) - int((first / each).to_integral_value("ROUND_CEILING")) + 1
        if 0 < number <= MOST and "enum" not in kept:
            start = (first / each).to_integral_value("ROUND_CEILING")
            values = [float((start + count) * each) for count in range(number)]
            return {**kept, "enum": [*values, *([None] if "null" in _types(schema) else [])]}
    return {**kept, "x-step": step}


def _types(schema: dict[str, Any]) -> list[str]:
    named = schema.get("type", [])
    return [named] if isinstance(named, str) else list(named)
