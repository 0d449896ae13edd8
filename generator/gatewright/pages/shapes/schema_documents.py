"""Where a schema document describes a request: the body of its only operation, or the schema itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ..text.data import DataPath

TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object"})
_OUTER = (
    "inputSchema", "input_schema", "parameters", "schema", "requestBody", "json_schema", "input", "Input"
)  # fmt: skip
"""Keys below which a schema of a request may stand."""
_BODIES = ("application/", "multipart/")
_METHODS = ("post", "put", "patch")

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SchemaSpot:
    """A schema in its document."""

    node: JsonObject
    path: DataPath

    def child(self, *keys: str) -> SchemaSpot | None:
        """The schema below these keys, or None."""
        node: Any = self.node
        for key in keys:
            node = _member(node, key)
        return (
            SchemaSpot(cast(JsonObject, node), (*self.path, *keys))
            if isinstance(node, dict)
            else None
        )


def _member(node: Any, key: str) -> Any:
    """The member of an object, or the only element of a list."""
    if isinstance(node, dict):
        return cast(JsonObject, node).get(key)
    elements = cast("Sequence[Any]", node) if isinstance(node, list) else ()
    return elements[0] if key == "0" and len(elements) == 1 else None


def schema_of_request(value: JsonObject) -> SchemaSpot | None:
    """The schema of the request in a document: that of its only operation with a body, or itself."""
    whole = SchemaSpot(value, ())
    paths = whole.child("paths")
    if paths is not None:
        bodies = [*_bodies(paths)]
        return bodies[0] if len(bodies) == 1 else None
    told = whole.child("components", "schemas", "Input")
    return told or _schema_in(whole, 0)


def _bodies(paths: SchemaSpot) -> Iterator[SchemaSpot]:
    """The schema of the body of each operation, in the two forms that documents have."""
    request = paths.child("request", "body")
    if request is not None:
        for kind in request.node:
            told = request.child(kind)
            only = told.child("schemaArray", "0") if told else None
            if only is not None:
                yield only
        return
    for address in paths.node:
        for method in _METHODS:
            content = paths.child(address, method, "requestBody", "content")
            kinds = (kind for kind in content.node if kind.startswith(_BODIES)) if content else ()
            schemas = (content.child(kind, "schema") for kind in kinds if content)
            yield from [one for one in schemas if one is not None][:1]


def _schema_in(place: SchemaSpot, depth: int) -> SchemaSpot | None:
    """The schema of an object at `place`, or below a key that says what it is."""
    if _describes_keys(place.node):
        return place
    if depth == 0 and _is_list_of_params(place.node):
        return SchemaSpot({"type": "object", "properties": place.node}, ())
    inner = (place.child(key) for key in _OUTER) if depth < 3 else ()
    found = (_schema_in(one, depth + 1) for one in inner if one is not None)
    return next((one for one in found if one is not None), None)


def _describes_keys(node: JsonObject) -> bool:
    held: Any = node.get("properties")
    return isinstance(held, dict) and held != {} and node.get("type", "object") == "object"


def _is_list_of_params(node: JsonObject) -> bool:
    """Whether every key of an object is described by an object with a type."""
    members = [cast(JsonObject, one) for one in node.values() if isinstance(one, dict)]
    kinds = [str(one.get("type")) for one in members]
    return len(node) > 1 and len(kinds) == len(node) and TYPES.issuperset(kinds)
