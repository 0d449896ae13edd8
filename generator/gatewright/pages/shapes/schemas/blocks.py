"""Schemas in code of a page, JSON Schema or OpenAPI: each key of a request that they describe is a field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, cast

from ...text.characters import tidy
from ...text.data import CodeData, DataPath, data_of
from ...text.lines import passage
from ..extract import Extract, FieldPart, PageField
from ..sheet import Sheet
from .documents import READ_WORDS, TYPES, JsonObject, SchemaSpot, schema_of_request

_MAY_BE = re.compile(r"\W*(?:properties|openapi|schemaArray|type)\b")
_LONGEST = 1 << 20
"""Characters of all the blocks that are looked at."""
_DEEPEST = 6
_MOST_PARTS = 20
"""Parts that one schema is joined from."""
_MOST = 400
"""Keys of one request, inner ones too."""
_RANGES = {"minimum": "min: {}", "maximum": "max: {}", "multipleOf": "step: {}"}
_EXCLUSIVE = {"exclusiveMinimum": "> {}", "exclusiveMaximum": "< {}"}
_COUNTS = {"Length": "length", "Items": "array items"}
_COUNT = re.compile(rf"(min|max)({'|'.join(_COUNTS)})")

_NOTHING = frozenset({"", "none", "null", "n/a", "-"})


def read_schemas(sheet: Sheet) -> tuple[Extract, set[int]]:
    """Takes the fields of every schema of a request in the code of the page.

    Returns them, and the indexes of all lines of blocks with a schema.
    """
    found, blocks, left = Extract(), set[int](), _LONGEST
    for first, last in _code_blocks(sheet):
        lines = sheet.lines[first : last + 1]
        if not any(_MAY_BE.search(one.text) for one in lines):
            continue
        left -= sum(len(one.raw) for one in lines)
        if left < 0:
            break
        data = data_of("\n".join(one.raw or one.text for one in lines))
        place = None if data is None else schema_of_request(data.value)
        if data is None or place is None:
            continue
        role = "params" if "paths" in data.value else sheet.roles[first]
        reader = _FieldsOfSchema(sheet, data, first, role)
        reader.read(place)
        found.add(reader.found)
        blocks.update(range(first, last + 1))
    return found, blocks


def _code_blocks(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """(first, last) index of every run of lines of code without a fence between them."""
    first = -1
    lines = sheet.lines
    for index, line in enumerate(lines):
        if line.code and first < 0:
            first = index
        ends = index + 1 == len(lines) or not lines[index + 1].code
        if first >= 0 and (ends or lines[index + 1].number > line.number + 1):
            yield first, index
            first = -1


class _FieldsOfSchema:
    """Takes the keys of one schema, whose document begins at the line of index `first`."""

    def __init__(self, sheet: Sheet, data: CodeData, first: int, role: str) -> None:
        self.sheet = sheet
        self.data = data
        self.first = first
        self.role = role
        self.found = Extract()
        self.count = 0

    def read(self, place: SchemaSpot, outer: str = "", depth: int = 0) -> None:
        """Takes the keys that the schema of an object describes; `outer` is the name of what holds them."""
        whole = self._flat(place)
        held = whole.get("properties")
        if not isinstance(held, dict) or depth > _DEEPEST:
            return
        home = self._home(place, "properties")
        self.found.lines.add(self._index(home))
        listed = whole.get("required")
        for name, node in cast(dict[str, Any], held).items():
            self.count += 1
            if self.count > _MOST or not isinstance(node, dict):
                continue
            at = SchemaSpot(cast(JsonObject, node), (*home, name))
            needed = _says_required(name, at.node, listed)
            self._field(f"{outer}.{name}" if outer else name, at, needed, depth)

    def _walk(self, place: SchemaSpot) -> Iterator[SchemaSpot]:
        """A schema, what it refers to, and what it joins."""
        todo = [place]
        for _ in range(_MOST_PARTS):
            if not todo:
                return
            one = todo.pop(0)
            yield one
            target = SchemaSpot(self.data.value, ()).follow(one.node.get("$ref"))
            todo += [target] if target else []
            joined = one.node.get("allOf")
            parts = cast(list[object], joined) if isinstance(joined, list) else []
            todo += [
                SchemaSpot(cast(JsonObject, part), (*one.path, "allOf", str(at)))
                for at, part in enumerate(parts)
                if isinstance(part, dict)
            ]

    def _home(self, place: SchemaSpot, key: str) -> DataPath:
        """Where a member of a schema stands."""
        found = (one.path for one in self._walk(place) if key in one.node)
        return (*next(found, place.path), key)

    def _flat(self, place: SchemaSpot) -> JsonObject:
        """The members of a schema, of what it refers to and of what it joins; its own count first."""
        found: JsonObject = {}
        for one in self._walk(place):
            found = {**one.node, **found}
        return found

    def _field(self, name: str, place: SchemaSpot, needed: str, depth: int) -> None:
        """Takes one key, and the keys inside it."""
        schema, nullable = _without_null(self._flat(place))
        kind = self._type_word(schema)
        self.found.fields.append(self._field_of(name, place, schema, kind, nullable, needed))
        self.found.lines |= self._lines(place)
        inner = schema.get("items") if kind.endswith("[]") or kind == "array" else None
        if isinstance(inner, dict):
            held = SchemaSpot(cast(JsonObject, inner), (*place.path, "items"))
            self.read(held, f"{name}[]", depth + 1)
        elif isinstance(schema.get("properties"), dict):
            own = {"properties", "$ref", "allOf"} & place.node.keys()
            self.read(place if own else SchemaSpot(schema, place.path), name, depth + 1)

    def _field_of(
        self,
        name: str,
        place: SchemaSpot,
        schema: JsonObject,
        kind: str,
        nullable: bool,
        needed: str,
    ) -> PageField:
        """The field of one key, from the members of its schema."""
        at = self.sheet.place(self._index(place.path), name)
        field = PageField(name, at, self.role)
        if kind:
            said = f"{kind} | null" if nullable else kind
            field.type = FieldPart(said, self._place(place, "type", name))
        else:
            unknown = schema.get("anyOf") or schema.get("oneOf") or schema.get("type")
            field.unread.append(_short(unknown))
        if needed:
            own = isinstance(place.node.get("required"), bool)
            where = self._place(place, "required", name) if own else at
            field.required = FieldPart(needed, where)
        options = _options(schema)
        if options:
            field.options, field.options_place = options, self._place(place, "enum", name)
        default = schema.get("default")
        if default is not None:
            field.default = FieldPart(_as_text(default), self._place(place, "default", name))
        field.ranges += self._ranges(schema, place, name)
        field.unread += (
            key
            for key in schema
            if not (_range_form(key) or key in READ_WORDS or key.startswith("x-"))
        )
        told = schema.get("description")
        if isinstance(told, str):
            line = self._place(place, "description", name).line
            field.description = passage([(line, tidy(told))])
        return field

    def _type_word(self, schema: JsonObject) -> str:
        """The type of a schema in the words that tables have, or empty."""
        word = schema.get("type")
        if word is None and ("properties" in schema or "enum" in schema):
            word = "object" if "properties" in schema else "string"
        if word == "array":
            held = schema.get("items")
            inner = (
                self._type_word(
                    _without_null(self._flat(SchemaSpot(cast(JsonObject, held), ())))[0]
                )
                if isinstance(held, dict)
                else ""
            )
            return f"{inner}[]" if inner else "array"
        if not isinstance(word, str) or word not in TYPES:
            return ""
        if word == "string" and "enum" in schema:
            return "enum"
        told = str(schema.get("format", ""))
        return f"string<{told}>" if word == "string" and told in ("uri", "url") else word

    def _ranges(self, schema: JsonObject, place: SchemaSpot, name: str) -> Iterator[FieldPart]:
        """The limits of numbers and counts, those that are themselves excluded last."""
        forms = {key: form for key in schema if (form := _range_form(key))}
        for key, form in (forms | _EXCLUSIVE).items():
            bound = schema.get(key)
            if isinstance(bound, int | float) and not isinstance(bound, bool):
                yield FieldPart(form.format(_figure(bound)), self._place(place, key, name))

    def _index(self, path: DataPath) -> int:
        return self.first + self.data.line(path)

    def _place(self, place: SchemaSpot, key: str, name: str) -> Any:
        return self.sheet.place(self._index(self._home(place, key)), name)

    def _lines(self, place: SchemaSpot) -> set[int]:
        """The indexes of the lines that a key and its members stand on."""
        size = len(place.path)
        below = [line for path, line in self.data.lines.items() if path[:size] == place.path]
        return set(range(self.first + min(below), self.first + max(below) + 1)) if below else set()


def _says_required(name: str, node: JsonObject, listed: Any) -> str:
    """Whether a key is required: ``yes``, ``no``, or empty where the schema does not say."""
    if isinstance(node.get("required"), bool):
        return "yes" if node["required"] else "no"
    if not isinstance(listed, list):
        return ""
    return "yes" if name in cast(list[object], listed) else "no"


def _range_form(keyword: str) -> str | None:
    """How a page writes a limit of numbers or of a count: ``minLength`` is ``min length: {}``."""
    if found := _COUNT.fullmatch(keyword):
        return f"{found[1]} {_COUNTS[found[2]]}: {{}}"
    return _RANGES.get(keyword)


def _without_null(schema: JsonObject) -> tuple[JsonObject, bool]:
    """A schema without the branch for null, and whether there is one."""
    kinds = schema.get("type")
    if isinstance(kinds, list):
        listed = cast(list[object], kinds)
        present = [one for one in listed if one != "null"]
        told: Any = present[0] if len(present) == 1 else listed
        return {**schema, "type": told}, len(present) < len(listed)
    for key in ("anyOf", "oneOf"):
        branches = schema.get(key)
        if isinstance(branches, list):
            members = [
                cast(JsonObject, one)
                for one in cast(list[object], branches)
                if isinstance(one, dict)
            ]
            left = [one for one in members if one.get("type") != "null"]
            if len(left) == 1 and len(left) < len(members):
                rest = {name: value for name, value in schema.items() if name != key}
                return {**left[0], **rest}, True
    return schema, schema.get("nullable") is True


def _options(schema: JsonObject) -> list[str]:
    listed = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if not isinstance(listed, list):
        return []
    return [
        one if isinstance(one, str) else json.dumps(one)
        for one in cast(list[object], listed)
        if one is not None
    ]


def _as_text(value: Any) -> str:
    """A default as cells write it; a text that looks like none stands in quotation marks."""
    if not isinstance(value, str):
        return json.dumps(value)
    return f'"{value}"' if value.casefold() in _NOTHING else value


def _figure(value: float) -> str:
    plain = f"{value:.15f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return plain or "0"


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:80]
