"""The schema of a request in the data of scripts → lines of code behind the page.

Only what has the form of a schema becomes lines, in one order whatever the order of the data: hashes, ids and the rest
of the state change with each build of a site, and say nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from ...text.characters import tidy
from ...text.lines import Line
from ...text.scripts import script_values, texts_in
from .documents import JsonObject, SchemaSpot, has_form, is_document, request_bodies
from .plain import plain_schema

_HEADING = "Schema in a script"
_SEVERAL = "Schemas of several requests in scripts: the page does not say which of them is its own"
_NONE = "A schema in a script: no request was found for it"
_ASKED = frozenset(
    ["inputSchema", "input_schema", "requestSchema", "request_schema", "input", "Input", "requestBody"]
)  # fmt: skip
"""Keys below which the schema of a request stands."""
_OTHERS = re.compile(r"output|response|result|answer|error|header|example|webhook|callback", re.I)
_MOST = 200_000
"""Values of the data that are looked at."""
_DEEPEST = 80


@dataclass(frozen=True, slots=True)
class _Request:
    """The schema of one request, and the path of its address where the data says it."""

    schema: JsonObject
    path: str


def script_lines(page: str, lines: list[Line]) -> list[Line]:
    """Lines with the schema of the request that a page's data describes.

    They are numbered behind the last line of the page: the data has no lines of its own. Of several requests,
    the one counts whose address the page shows. Else one line says that there are several.
    """
    found = _Finder()
    for value in script_values(page):
        found.walk(value, "", 0)
    called = _unlike(found.called)
    asked = called or _unlike(found.described)
    if len(asked) > 1:
        asked = _pick_shown(called, "\n".join(line.text for line in lines)) or asked
    if not found.any:
        return []
    told = [*_lines_of(_keys_alone(asked[0].schema), "")] if len(asked) == 1 else []
    number = max([page.count("\n") + 1, *(line.number for line in lines)]) + 1
    first = Line(number, _HEADING, level=1) if told else Line(number, _SEVERAL if asked else _NONE)
    return [
        first,
        *(Line(number + at, tidy(raw), code=True, raw=raw) for at, raw in enumerate(told, 1)),
    ]


class _Finder:
    """Looks for requests in data."""

    def __init__(self) -> None:
        self.called: list[_Request] = []
        """Bodies of operations."""
        self.described: list[_Request] = []
        """Schemas below a key that says what they are for."""
        self.any = False
        """Whether there is a schema at all."""
        self.left = _MOST

    def walk(self, value: Any, key: str, depth: int, texts: int = 0) -> None:
        """Looks at a value, which stands below `key`, and at all inside it."""
        self.left -= 1
        if self.left < 0 or depth > _DEEPEST:
            return
        if isinstance(value, str):
            for one in texts_in(value, texts):
                self.walk(one, key, depth + 1, texts + 1)
        elif isinstance(value, list):
            for one in cast("list[object]", value):
                self.walk(one, key, depth + 1, texts)
        elif isinstance(value, dict) and not self._takes(cast(JsonObject, value), key, depth):
            for name, one in cast(JsonObject, value).items():
                if not _OTHERS.search(name):
                    self.walk(one, name, depth + 1, texts)

    def _takes(self, node: JsonObject, key: str, depth: int) -> bool:
        """Whether the value is a document or a schema: nothing inside it is looked at then."""
        if is_document(node):
            bodies = [*request_bodies(node)]
            self.any = self.any or bool(bodies) or "swagger" in node
            self.called += [_Request(plain_schema(one, node), path) for path, one in bodies]
            return bool(bodies) or "paths" in node
        if not has_form(node):
            return False
        self.any = True
        if key in _ASKED or not depth:
            self.described.append(_Request(plain_schema(SchemaSpot(node, ()), node), ""))
        return True


def _unlike(requests: Iterable[_Request]) -> list[_Request]:
    """Requests without those that say the same as one before."""
    found: dict[str, _Request] = {}
    for one in requests:
        found.setdefault(json.dumps(one.schema, sort_keys=True), one)
    return list(found.values())


def _pick_shown(requests: list[_Request], seen: str) -> list[_Request]:
    """The only request whose address stands on the page, or nothing."""
    found = [one for one in requests if one.path and _address(one.path).search(seen)]
    return found if len(found) == 1 else []


def _keys_alone(schema: JsonObject) -> JsonObject:
    """The schema of a request without what is said of all of them: that it is an object, and what it is for."""
    return {key: value for key, value in schema.items() if key not in ("type", "description")}


def _address(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]*\}", path.rstrip("/"))
    return re.compile(r"[^\s/]+".join(map(re.escape, parts)) + r"/?(?![\w/{-])")


def _lines_of(value: Any, indent: str) -> Iterator[str]:
    """A schema in block style: a line for each word, so that a change is the change of a line."""
    if isinstance(value, dict):
        members = cast(JsonObject, value)
        for key in sorted(members):
            yield from _member(
                f"{indent}{json.dumps(key, ensure_ascii=False)}:", members[key], indent
            )
    else:
        for one in cast("list[object]", value):
            yield from _member(f"{indent}-", one, indent)


def _member(head: str, value: Any, indent: str) -> Iterator[str]:
    held = cast("list[object]", value) if isinstance(value, list) else []
    if (isinstance(value, dict) and value) or any(isinstance(one, dict) for one in held):
        yield head
        yield from _lines_of(value, f"{indent}  ")
    else:
        yield f"{head} {json.dumps(value, ensure_ascii=False)}"
