"""JSON Schemas compiled into closures: quick enough to check thousands of files, all faults at once.

Knows the keywords that this project's own schemas use and refuses any other, so that no rule is
passed over in silence. The package `jsonschema` is the oracle of this module in the tests.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from operator import ge, gt, le, lt
from typing import Any, cast

from ..known import Known

Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class BrokenKeyword:
    """One broken keyword: the path, the keyword, its value in the schema, and the value found."""

    path: Pointer
    keyword: str
    wanted: Any
    found: Any


KeywordCheck = Callable[[Any, Pointer, list[BrokenKeyword]], None]


def _dict(value: Any) -> dict[str, Any]:
    """Returns `value` when it is an object, else an empty one, so that other types pass."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return list(cast(list[object], value)) if isinstance(value, list) else []


_TYPES: dict[str, Callable[[Any], bool]] = {
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
_BOUNDS: dict[str, tuple[str, Callable[[Any], Any], Callable[[Any, Any], bool]]] = {
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
_SILENT = frozenset({
    "$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default",
    "deprecated", "x-at-most", "x-marks", "x-public", "x-size", "x-sum",
})  # fmt: skip
"""Keywords that judge nothing here."""
_BESIDE = ("type", "then", "else", "minContains", "maxContains")
"""Keywords that are read together with another one."""


class SchemaError(Exception):
    """A schema uses a keyword that this module does not know."""


def compile_schema(schema: Mapping[str, Any]) -> Callable[[Any], list[BrokenKeyword]]:
    """Returns a function that yields every fault of a value, in the order of the keywords."""
    check = _Compiler(schema).compile(schema)

    def run(value: Any) -> list[BrokenKeyword]:
        faults: list[BrokenKeyword] = []
        check(value, (), faults)
        return faults

    return run


class _Compiler:
    def __init__(self, root: Mapping[str, Any]) -> None:
        self.root = root
        self.known: dict[str, KeywordCheck] = {}

    def compile(self, schema: Any) -> KeywordCheck:
        """The check of one subschema."""
        if schema is True:
            return lambda value, path, faults: None
        if schema is False:
            return lambda value, path, faults: faults.append(
                BrokenKeyword(path, "not allowed", None, value)
            )
        checks: list[KeywordCheck] = []
        for keyword, wanted in schema.items():
            if keyword in _SILENT or keyword in _BESIDE:
                continue
            if keyword in _BOUNDS:
                checks.append(_bound(keyword, wanted))
                continue
            method = getattr(self, f"_{keyword.lstrip('$').lower()}", None)
            if method is None:
                raise SchemaError(f"unknown keyword {keyword!r}")
            checks.append(method(wanted, schema))
        if "type" in schema:
            return _typed(schema["type"], checks)
        return checks[0] if len(checks) == 1 else _all(checks)

    def _ref(self, wanted: str, schema: Mapping[str, Any]) -> KeywordCheck:
        known = Known[list[BrokenKeyword]]()

        def found(value: Any) -> list[BrokenKeyword]:
            if wanted not in self.known:
                node: Any = self.root
                for part in wanted.removeprefix("#/").split("/"):
                    node = node[part]
                self.known[wanted] = self.compile(node)
            inside: list[BrokenKeyword] = []
            self.known[wanted](value, (), inside)
            return inside

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            inside = known.of(value, found) if isinstance(value, dict) else found(value)
            faults.extend(replace(one, path=(*path, *one.path)) for one in inside)

        return run

    def _properties(self, wanted: Mapping[str, Any], schema: Mapping[str, Any]) -> KeywordCheck:
        inner = {key: self.compile(one) for key, one in wanted.items()}

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for key, child in _dict(value).items():
                check = inner.get(key)
                if check is not None:
                    check(child, (*path, key), faults)

        return run

    def _additionalproperties(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        named = frozenset(schema.get("properties", ()))
        if wanted is False:
            words = sorted(named)

            def refuse(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
                for key in _dict(value):
                    if key not in named:
                        faults.append(
                            BrokenKeyword((*path, key), "additionalProperties", words, key)
                        )

            return refuse
        inner = self.compile(wanted)

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for key, child in _dict(value).items():
                if key not in named:
                    inner(child, (*path, key), faults)

        return run

    def _propertynames(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        inner = self.compile(wanted)

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for key in _dict(value):
                found: list[BrokenKeyword] = []
                inner(key, (*path, key), found)
                faults.extend(BrokenKeyword(one.path, "key", one.wanted, key) for one in found)

        return run

    def _required(self, wanted: list[str], schema: Mapping[str, Any]) -> KeywordCheck:
        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            if isinstance(value, dict):
                for key in wanted:
                    if key not in value:
                        faults.append(BrokenKeyword(path, "required", key, None))

        return run

    def _items(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        inner = self.compile(wanted)

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for index, one in enumerate(_list(value)):
                inner(one, (*path, index), faults)

        return run

    def _contains(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        inner = self.compile(wanted)
        least, most = schema.get("minContains", 1), schema.get("maxContains", math.inf)

        def fits(one: Any) -> bool:
            found: list[BrokenKeyword] = []
            inner(one, (), found)
            return not found

        def so_many(value: Any) -> bool:
            return not isinstance(value, list) or least <= sum(map(fits, _list(value))) <= most

        return _leaf("contains", wanted, so_many)

    def _enum(self, wanted: list[Any], schema: Mapping[str, Any]) -> KeywordCheck:
        texts = frozenset(one for one in wanted if isinstance(one, str))

        def listed(value: Any) -> bool:
            text = isinstance(value, str)
            return value in texts if text else any(_same(value, one) for one in wanted)

        return _leaf("enum", wanted, listed)

    def _const(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        return _leaf("const", wanted, lambda value: _same(value, wanted))

    def _pattern(self, wanted: str, schema: Mapping[str, Any]) -> KeywordCheck:
        # In JSON Schema, $ matches the end only. In Python it also matches before a last newline.
        exact = f"{wanted[:-1]}\\Z" if wanted.endswith("$") else wanted
        search = re.compile(exact).search
        return _leaf(
            "pattern", wanted, lambda value: not isinstance(value, str) or bool(search(value))
        )

    def _uniqueitems(self, wanted: bool, schema: Mapping[str, Any]) -> KeywordCheck:
        def distinct(value: Any) -> bool:
            elements = _list(value)
            if all(isinstance(one, str) for one in elements):
                return len(set(elements)) == len(elements)
            return not any(
                _same(one, other)
                for index, one in enumerate(elements)
                for other in elements[:index]
            )

        return _leaf("uniqueItems", wanted, distinct)

    def _multipleof(self, wanted: float, schema: Mapping[str, Any]) -> KeywordCheck:
        from ..runtime.rules.decimals import multiple

        return _leaf(
            "multipleOf",
            wanted,
            lambda value: not _TYPES["number"](value) or multiple(value, wanted),
        )

    def _allof(self, wanted: list[Any], schema: Mapping[str, Any]) -> KeywordCheck:
        return _all([self.compile(one) for one in wanted])

    def _anyof(self, wanted: list[Any], schema: Mapping[str, Any]) -> KeywordCheck:
        inner = [self.compile(one) for one in wanted]

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for check in inner:
                found: list[BrokenKeyword] = []
                check(value, path, found)
                if not found:
                    return
            faults.append(BrokenKeyword(path, "anyOf", wanted, value))

        return run

    def _not(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        inner = self.compile(wanted)

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            found: list[BrokenKeyword] = []
            inner(value, path, found)
            if not found:
                faults.append(BrokenKeyword(path, "not", wanted, value))

        return run

    def _if(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        condition = self.compile(wanted)
        then = self.compile(schema.get("then", True))
        otherwise = self.compile(schema.get("else", True))

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            found: list[BrokenKeyword] = []
            condition(value, path, found)
            (otherwise if found else then)(value, path, faults)

        return run


def _all(checks: list[KeywordCheck]) -> KeywordCheck:
    def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
        for check in checks:
            check(value, path, faults)

    return run


def _typed(wanted: str | list[str], checks: list[KeywordCheck]) -> KeywordCheck:
    """Checks the type first. A value of a wrong type gets no other fault."""
    names = [wanted] if isinstance(wanted, str) else wanted
    tests = [_TYPES[name] for name in names]

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


def _bound(keyword: str, wanted: Any) -> KeywordCheck:
    name, measured, keeps = _BOUNDS[keyword]
    of_type = _TYPES[name]
    return _leaf(
        keyword, wanted, lambda value: not of_type(value) or keeps(measured(value), wanted)
    )


def _leaf(keyword: str, wanted: Any, holds: Callable[[Any], bool]) -> KeywordCheck:
    def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
        if not holds(value):
            faults.append(BrokenKeyword(path, keyword, wanted, value))

    return run


def _same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal: 1 equals 1.0, and true differs from 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        left, right = _list(one), _list(other)
        return len(left) == len(right) and all(map(_same, left, right))
    if isinstance(one, dict) and isinstance(other, dict):
        mine, theirs = _dict(one), _dict(other)
        return mine.keys() == theirs.keys() and all(_same(mine[key], theirs[key]) for key in mine)
    return bool(one == other)
