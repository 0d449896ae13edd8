"""Fact names: whether a file states one, and whether its language could."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from .shape import schema_of


def stated(data: Mapping[str, Any], fact: str) -> bool:
    """Whether `data` has something at the path `fact`; keys may themselves hold dots."""
    if fact in data:
        return True
    return any(
        fact.startswith(f"{key}.") and stated(mapping(child), fact[len(key) + 1 :])
        for key, child in data.items()
    )


def possible(kind: str, data: Mapping[str, Any], fact: str) -> bool:
    """Whether a spec file of that kind has a place for `fact`; `data` is what this one says already."""
    schema = schema_of(kind)
    return _has_place(schema, fact, data, schema)


def _has_place(schema: Any, fact: str, data: Any, root: Mapping[str, Any]) -> bool:
    node = mapping(schema)
    while "$ref" in node:
        node = mapping(root["$defs"][node["$ref"].rpartition("/")[2]])
    if not fact:
        return True
    here = mapping(data)
    # The names of the author's own choice may hold dots: those that are there say where they end.
    key = next((key for key in here if f"{fact}.".startswith(f"{key}.")), fact.partition(".")[0])
    below = fact[len(key) + 1 :]
    named: Mapping[str, Any] = node.get("properties", {})
    inner = named.get(key, node.get("additionalProperties", "object" in listed(node.get("type"))))
    return inner is not False and (inner is True or _has_place(inner, below, here.get(key), root))


def listed(value: Any) -> list[Any]:
    """The types that a schema names, one or several."""
    return value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]


def mapping(value: Any) -> dict[str, Any]:
    """`value` if it is a mapping, else an empty one."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}
