"""Fact names: does a file state one, and could a file of that kind state it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from .shape import schema_of


def is_stated(data: Mapping[str, Any], fact: str) -> bool:
    """Whether `data` has a value at the path `fact`. Keys may contain dots."""
    if fact in data:
        return True
    return any(
        fact.startswith(f"{key}.") and is_stated(mapping(child), fact[len(key) + 1 :])
        for key, child in data.items()
    )


def possible(kind: str, data: Mapping[str, Any], fact: str) -> bool:
    """Whether a spec file of that kind may state `fact`. `data` is the content of this file."""
    schema = schema_of(kind)
    return _has_place(schema, fact, data, schema)


def _has_place(schema: Any, fact: str, data: Any, root: Mapping[str, Any]) -> bool:
    node = mapping(schema)
    while "$ref" in node:
        node = mapping(root["$defs"][node["$ref"].rpartition("/")[2]])
    if not fact:
        return True
    here = mapping(data)
    # Names that the author chose may contain dots. The names in the file show where each one ends.
    key = next((key for key in here if f"{fact}.".startswith(f"{key}.")), fact.partition(".")[0])
    below = fact[len(key) + 1 :]
    named: Mapping[str, Any] = node.get("properties", {})
    inner = named.get(
        key, node.get("additionalProperties", "object" in type_list(node.get("type")))
    )
    return inner is not False and (inner is True or _has_place(inner, below, here.get(key), root))


def type_list(value: Any) -> list[Any]:
    """The types that a schema names, one or several."""
    return value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]


def mapping(value: Any) -> dict[str, Any]:
    """`value` if it is a mapping, else an empty one."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}
