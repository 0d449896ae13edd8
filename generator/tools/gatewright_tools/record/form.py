"""The form that only right requests to a model have, from the JSON Schema that ships with it.

A form has the rules of all modes together and leaves out values that it cannot express. So a
matching request is valid, and the validator checks every request that does not match.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from ..package import Catalog

Schema = dict[str, Any]

SILENT = {"description", "default", "deprecated", "title", "$schema"}
"""Keywords that are not constraints."""
STARTS = ("https://", "http://")
"""The starts of addresses that a pattern is tested with."""
SAID = {"type", "properties", "required", "additionalProperties"}
"""Keywords of objects that a form says."""
LEAST = {"minimum", "minLength", "minItems"}
MOST = {"maximum", "maxLength", "maxItems"}
FAR = (1 << 63) - 1
"""The number that stands for no limit."""
SIZE = "x-size"
USUAL = 1024
"""A side in the middle of the usual ones."""
"""The keyword that says all limits of a size; its pattern cannot say the pixels."""
PUBLIC = "x-public"
"""The keyword of addresses whose host everybody reaches; their pattern says so at length."""
NAMED = "x.example"
"""A host that everybody reaches."""
KEYS = 64
"""Keys that the form of an object can have."""


class Unsayable(Exception):
    """A form cannot express this schema exactly."""


class ScanKind(IntEnum):
    """The kind of a value, numbered as in form.h."""

    TEXT = 0
    WORD = 1
    SIZE = 2
    INTEGER = 3
    BOOLEAN = 4
    ARRAY = 5
    OBJECT = 6
    CHOICE = 7
    PUBLIC = 8


class ScanForm(NamedTuple):
    """As form.h has it, which says what each part means for which kind."""

    kind: ScanKind
    nullable: bool = False
    least: int = -FAR
    most: int = FAR
    step: int = 1
    required: int = 0
    key: bytes = b""
    names: tuple[bytes, ...] = ()
    inner: tuple[ScanForm, ...] = ()


_NO_VALUE = ScanForm(ScanKind.WORD)
"""Of a key that is known, but whose values no form can express."""


def request_form(catalog: Catalog, key: str, tag: tuple[str, str] | None = None) -> ScanForm:
    """A form that only valid requests to the model `key` have, though maybe not all of them.

    With `tag`, (key, value), requests have that as well. Raises Unsayable.
    """
    schema = _strictest_schema(catalog.data(key, "schemas"))
    if tag is not None:
        named = {"type": "string", "const": tag[1]}
        properties = {**schema["properties"], tag[0]: named}
        required = [*schema.get("required", ()), tag[0]]
        schema = {**schema, "properties": properties, "required": required}
    return _object(schema)


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


def choice(key: str, forms: Mapping[str, ScanForm]) -> ScanForm:
    """Returns the form that selects one of `forms` by the value of the key `key`."""
    return _keyed_form(
        ScanKind.CHOICE, {name.encode(): one for name, one in forms.items()}, key=_raw(key)
    )


def _strictest_schema(schema: Schema) -> Schema:
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
        return _strictest_schema({**one, "allOf": [*one.get("allOf", ()), other]})
    both, more = _loud(one), _loud(other)
    if SIZE in both and SIZE in more:
        both[SIZE] = _narrower(both[SIZE], more.pop(SIZE))
        for schema in (both, more):
            schema.pop("pattern", None)
    for keyword, value in more.items():
        if keyword in LEAST:
            both[keyword] = max(value, both.get(keyword, value))
        elif keyword in MOST:
            both[keyword] = min(value, both.get(keyword, value))
        elif both.get(keyword) != value:
            return {"unsayable": True}
    return both


def _narrower(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """The limits of a size that has both of these."""
    both = dict(one)
    for name, limit in other.items():
        closer = max if name.startswith("min") else min
        both[name] = closer(limit, both.get(name, limit))
    return both


def _loud(schema: Schema) -> Schema:
    return {keyword: value for keyword, value in schema.items() if keyword not in SILENT}


def _object(schema: Schema) -> ScanForm:
    if schema.get("additionalProperties") is not False or set(schema) - SAID - SILENT:
        raise Unsayable("other keys")
    required = {_raw(wire) for wire in schema.get("required", ())}
    forms: dict[bytes, ScanForm] = {}
    others: dict[bytes, ScanForm] = {}
    for wire, inner in schema["properties"].items():
        try:
            forms[_raw(wire)] = _value(inner)
        except Unsayable:
            with suppress(Unsayable):
                others[_raw(wire)] = _NO_VALUE
    if not required <= forms.keys() or len(forms) > KEYS:
        raise Unsayable("keys")
    if len(forms) + len(others) <= KEYS:
        forms |= others
    return _keyed_form(ScanKind.OBJECT, forms, required=required)


def _keyed_form(
    kind: ScanKind,
    forms: Mapping[bytes, ScanForm],
    *,
    required: set[bytes] | None = None,
    key: bytes = b"",
) -> ScanForm:
    names = _sort_names(forms)
    bits = sum(1 << bit for bit, name in enumerate(names) if name in (required or ()))
    return ScanForm(
        kind, required=bits, key=key, names=names, inner=tuple(forms[one] for one in names)
    )


def _sort_names(names: Mapping[bytes, Any] | list[bytes]) -> tuple[bytes, ...]:
    return tuple(sorted(names, key=lambda name: (len(name), name)))


def _raw(text: str) -> bytes:
    """`text` as it stands between quotes; raises Unsayable where it would have to be escaped."""
    if any(one in '"\\' or one < " " for one in text):
        raise Unsayable(text)
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Unsayable(text) from None


def _words(words: Sequence[Any]) -> ScanForm:
    names: list[bytes] = []
    for one in words:
        try:
            names += [_raw(one)] if isinstance(one, str) else []
        except Unsayable:
            continue
    return ScanForm(ScanKind.WORD, names=_sort_names(names))


def _value(schema: Schema) -> ScanForm:
    left = _loud(schema)
    stated: str | list[str] = left.pop("type", "")
    kinds = [stated] if isinstance(stated, str) else stated
    kind, nullable = kinds[0], kinds[1:] == ["null"]
    if len(kinds) != 1 and not nullable:
        raise Unsayable(", ".join(kinds))
    match kind:
        case "string" if "const" in left:
            form = _words([left.pop("const")])
        case "string" if "enum" in left:
            words = left.pop("enum")
            form = _words(words)._replace(nullable=nullable and None in words)
        case "string":
            form = _text(left, nullable)
        case "boolean":
            form = ScanForm(ScanKind.BOOLEAN, nullable)
        case "integer" | "number":
            # Integers only. The validator checks other numbers.
            step = left.pop("multipleOf", 1)
            if not isinstance(step, int) or step > FAR:
                raise Unsayable("multipleOf")
            limits = left.pop("minimum", -FAR), left.pop("maximum", FAR)
            form = _range_form(ScanKind.INTEGER, nullable, *limits)._replace(step=step)
        case "array" if "items" in left:
            items = _value(left.pop("items"))
            form = _range_form(
                ScanKind.ARRAY, nullable, left.pop("minItems", 0), left.pop("maxItems", FAR)
            )
            form = form._replace(inner=(items,))
        case "object":
            form = _object(_strictest_schema(schema))._replace(nullable=nullable)
            left.clear()
        case _:
            raise Unsayable(kind)
    if left:
        raise Unsayable(", ".join(left))
    return form


def _range_form(kind: ScanKind, nullable: bool, least: float, most: float) -> ScanForm:
    # A bound beyond the range of a form is beyond the range of the scanner too.
    lower, upper = (min(max(one, -FAR), FAR) for one in (math.ceil(least), math.floor(most)))
    return ScanForm(kind, nullable, lower, upper)


def _text(left: Schema, nullable: bool) -> ScanForm:
    if SIZE in left:
        # It says the same as the pattern, and the pixels too. Other keywords come on top.
        left.pop("pattern", None)
        return _size(left.pop(SIZE), nullable)
    form = _range_form(
        ScanKind.TEXT, nullable, left.pop("minLength", 0), left.pop("maxLength", FAR)
    )
    public = left.pop(PUBLIC, False)
    if "pattern" not in left:
        return form
    pattern = left.pop("pattern")
    starts = _public_starts(pattern) if public else _starts(pattern)
    if not starts:
        raise Unsayable("pattern")
    return form._replace(names=starts, kind=ScanKind.PUBLIC if public else form.kind)


_LOOKS_ON = re.compile(r"\$|\\[zZbB]|\(\?[^:]|[*+?}]\+")
"""What makes it matter to a pattern what follows the part that it has matched."""


_REST = re.compile(r"\[\^((?:\\.|[^\]\\])+)\]\*\(\?!\[\\s\\S\]\)\Z")
"""The end of a pattern that says which characters may not follow."""
WRITTEN = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "<>\\")
"""The characters that the scanner takes in an address."""


def _starts(pattern: str) -> tuple[bytes, ...]:
    """Which of STARTS satisfy `pattern` when a letter or a digit follows, and then any of WRITTEN."""
    rest = _REST.search(pattern)
    if rest is not None:
        if re.search(f"[{rest[1]}]", WRITTEN):
            return ()
        pattern = pattern[: rest.start()]
    if not pattern.startswith("^") or _LOOKS_ON.search(pattern):
        return ()
    letters = [chr(code) for code in range(128) if chr(code).isalnum()]
    search = re.compile(pattern).match
    return tuple(
        start.encode() for start in STARTS if all(search(start + letter) for letter in letters)
    )


def _public_starts(pattern: str) -> tuple[bytes, ...]:
    """The same of a `pattern` that asks for a public host, which the scanner sees for itself."""
    search = re.compile(pattern).match
    return tuple(start.encode() for start in STARTS if search(start + NAMED))


def _size(limits: Mapping[str, float], nullable: bool) -> ScanForm:
    shortest, longest = limits.get("minSide", 1), limits.get("maxSide", FAR)
    ratio = limits.get("maxRatio")
    if ratio is not None:
        from fractions import Fraction

        # Between these sides every size has the ratio; the others are the validator's to judge.
        shortest = max(shortest, math.ceil(min(USUAL, longest) / ratio**0.5))
        longest = min(longest, math.floor(shortest * Fraction(str(ratio))))
    sides = _range_form(ScanKind.INTEGER, False, shortest, longest)
    least, most = limits.get("minPixels", 1), limits.get("maxPixels", FAR)
    return _range_form(ScanKind.SIZE, nullable, least, most)._replace(inner=(sides,))
