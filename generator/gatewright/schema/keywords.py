"""The keywords of JSON Schema that look at one value alone, and what is told when one is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any, cast

Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class BrokenKeyword:
    """One broken keyword: the path, the keyword, its value in the schema, and the value found."""

    path: Pointer
    keyword: str
    wanted: Any
    found: Any


KeywordCheck = Callable[[Any, Pointer, list[BrokenKeyword]], None]


def object_of(value: Any) -> dict[str, Any]:
    """Returns `value` when it is an object, else an empty one, so that other types pass."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def list_of(value: Any) -> list[Any]:
    return list(cast(list[object], value)) if isinstance(value, list) else []


TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "integer": lambda value: (
        not isinstance(value, bool)
        and (isinstance(value, int) or (isinstance(value, float) and value.is_integer()))
    ),
}
BOUNDS: dict[str, tuple[str, Callable[[Any], Any], Callable[[Any, Any], bool]]] = {
    "minLength": ("string", len, ge),
    "maxLength": ("string", len, le),
    "minItems": ("array", len, ge),
    "maxItems": ("array", len, le),
    "minProperties": ("object", len, ge),
    "minimum": ("number", lambda value: value, ge),
    "maximum": ("number", lambda value: value, le),
    "exclusiveMinimum": ("number", lambda value: value, gt),
    "exclusiveMaximum": ("number", lambda value: value, lt),
}
"""Keyword → (type it applies to, how to measure a value, how to compare with the bound)."""


def all_of(checks: list[KeywordCheck]) -> KeywordCheck:
    def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
        for check in checks:
            check(value, path, faults)

    return run


def type_first(wanted: str | list[str], checks: list[KeywordCheck]) -> KeywordCheck:
    """Checks the type first. A value of a wrong type gets no other fault."""
    names = [wanted] if isinstance(wanted, str) else wanted
    tests = [TYPES[name] for name in names]

    def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
        for test in tests:
            if test(value):
                break
        else:
            faults.append(BrokenKeyword(path, "type", names, value))
            return
        for check in checks:
            check(value, path, faults)

    return run


def bound_check(keyword: str, wanted: Any) -> KeywordCheck:
    name, measured, keeps = BOUNDS[keyword]
    of_type = TYPES[name]
    return leaf(keyword, wanted, lambda value: not of_type(value) or keeps(measured(value), wanted))


def leaf(keyword: str, wanted: Any, holds: Callable[[Any], bool]) -> KeywordCheck:
    def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
        if not holds(value):
            faults.append(BrokenKeyword(path, keyword, wanted, value))

    return run


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal: 1 equals 1.0, and true differs from 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        left, right = list_of(one), list_of(other)
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(one, dict) and isinstance(other, dict):
        mine, theirs = object_of(one), object_of(other)
        return mine.keys() == theirs.keys() and all(same(mine[key], theirs[key]) for key in mine)
    return bool(one == other)
