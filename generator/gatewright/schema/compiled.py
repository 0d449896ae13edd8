"""JSON Schemas compiled into closures: quick enough to check thousands of files, all faults at once.

Knows the keywords that this project's own schemas use and refuses any other, so that no rule is
passed over in silence. The package `jsonschema` is the oracle of this module in the tests.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from ..known import Known
from .keywords import (
    BOUNDS,
    TYPES,
    BrokenKeyword,
    KeywordCheck,
    Pointer,
    all_of,
    bound_check,
    leaf,
    list_of,
    object_of,
    same,
    type_first,
)

_SILENT = frozenset({
    "$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default",
    "deprecated", "x-at-most", "x-length", "x-marks", "x-public", "x-size", "x-sum",
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
            if keyword in BOUNDS:
                checks.append(bound_check(keyword, wanted))
                continue
            method = getattr(self, f"_check_{keyword.lstrip('$').lower()}", None)
            if method is None:
                raise SchemaError(f"unknown keyword {keyword!r}")
            checks.append(method(wanted, schema))
        if "type" in schema:
            return type_first(schema["type"], checks)
        return checks[0] if len(checks) == 1 else all_of(checks)

    def _check_ref(self, wanted: str, schema: Mapping[str, Any]) -> KeywordCheck:
        known = Known[list[BrokenKeyword]]()

        def faults_inside(value: Any) -> list[BrokenKeyword]:
            if wanted not in self.known:
                node: Any = self.root
                for part in wanted.removeprefix("#/").split("/"):
                    node = node[part]
                self.known[wanted] = self.compile(node)
            inside: list[BrokenKeyword] = []
            self.known[wanted](value, (), inside)
            return inside

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            inside = (
                known.of(value, faults_inside) if isinstance(value, dict) else faults_inside(value)
            )
            faults.extend(replace(one, path=(*path, *one.path)) for one in inside)

        return run

    def _check_properties(
        self, wanted: Mapping[str, Any], schema: Mapping[str, Any]
    ) -> KeywordCheck:
        inner = {key: self.compile(one) for key, one in wanted.items()}

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for key, child in object_of(value).items():
                check = inner.get(key)
                if check is not None:
                    check(child, (*path, key), faults)

        return run

    def _check_additionalproperties(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        named = frozenset(schema.get("properties", ()))
        if wanted is False:
            words = sorted(named)

            def refuse(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
                for key in object_of(value):
                    if key not in named:
                        faults.append(
                            BrokenKeyword((*path, key), "additionalProperties", words, key)
                        )

            return refuse
        inner = self.compile(wanted)

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for key, child in object_of(value).items():
                if key not in named:
                    inner(child, (*path, key), faults)

        return run

    def _check_propertynames(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        inner = self.compile(wanted)

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for key in object_of(value):
                found: list[BrokenKeyword] = []
                inner(key, (*path, key), found)
                faults.extend(BrokenKeyword(one.path, "key", one.wanted, key) for one in found)

        return run

    def _check_required(self, wanted: list[str], schema: Mapping[str, Any]) -> KeywordCheck:
        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            if isinstance(value, dict):
                for key in wanted:
                    if key not in value:
                        faults.append(BrokenKeyword(path, "required", key, None))

        return run

    def _check_items(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        inner = self.compile(wanted)

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for index, one in enumerate(list_of(value)):
                inner(one, (*path, index), faults)

        return run

    def _check_contains(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        inner = self.compile(wanted)
        least, most = schema.get("minContains", 1), schema.get("maxContains", math.inf)

        def fits(one: Any) -> bool:
            found: list[BrokenKeyword] = []
            inner(one, (), found)
            return not found

        def so_many(value: Any) -> bool:
            return not isinstance(value, list) or least <= sum(map(fits, list_of(value))) <= most

        return leaf("contains", wanted, so_many)

    def _check_enum(self, wanted: list[Any], schema: Mapping[str, Any]) -> KeywordCheck:
        texts = frozenset(one for one in wanted if isinstance(one, str))

        def is_listed(value: Any) -> bool:
            text = isinstance(value, str)
            return value in texts if text else any(same(value, one) for one in wanted)

        return leaf("enum", wanted, is_listed)

    def _check_const(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        return leaf("const", wanted, lambda value: same(value, wanted))

    def _check_pattern(self, wanted: str, schema: Mapping[str, Any]) -> KeywordCheck:
        # In JSON Schema, $ matches the end only. In Python it also matches before a last newline.
        exact = f"{wanted[:-1]}\\Z" if wanted.endswith("$") else wanted
        search = re.compile(exact).search
        return leaf(
            "pattern", wanted, lambda value: not isinstance(value, str) or bool(search(value))
        )

    def _check_uniqueitems(self, wanted: bool, schema: Mapping[str, Any]) -> KeywordCheck:
        def distinct(value: Any) -> bool:
            elements = list_of(value)
            if all(isinstance(one, str) for one in elements):
                return len(set(elements)) == len(elements)
            return not any(
                same(one, other) for index, one in enumerate(elements) for other in elements[:index]
            )

        return leaf("uniqueItems", wanted, distinct)

    def _check_multipleof(self, wanted: float, schema: Mapping[str, Any]) -> KeywordCheck:
        from ..runtime.rules.decimals import multiple

        return leaf(
            "multipleOf",
            wanted,
            lambda value: not TYPES["number"](value) or multiple(value, wanted),
        )

    def _check_allof(self, wanted: list[Any], schema: Mapping[str, Any]) -> KeywordCheck:
        return all_of([self.compile(one) for one in wanted])

    def _check_anyof(self, wanted: list[Any], schema: Mapping[str, Any]) -> KeywordCheck:
        inner = [self.compile(one) for one in wanted]

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            for check in inner:
                found: list[BrokenKeyword] = []
                check(value, path, found)
                if not found:
                    return
            faults.append(BrokenKeyword(path, "anyOf", wanted, value))

        return run

    def _check_not(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        inner = self.compile(wanted)

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            found: list[BrokenKeyword] = []
            inner(value, path, found)
            if not found:
                faults.append(BrokenKeyword(path, "not", wanted, value))

        return run

    def _check_if(self, wanted: Any, schema: Mapping[str, Any]) -> KeywordCheck:
        condition = self.compile(wanted)
        then = self.compile(schema.get("then", True))
        otherwise = self.compile(schema.get("else", True))

        def run(value: Any, path: Pointer, faults: list[BrokenKeyword]) -> None:
            found: list[BrokenKeyword] = []
            condition(value, path, found)
            (otherwise if found else then)(value, path, faults)

        return run
