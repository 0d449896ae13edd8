"""Where a document describes requests: the bodies of its operations, or the schema that it is itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from ...text.data import DataPath

TYPES = frozenset({"string", "integer", "number", "boolean", "array", "object"})
READ_WORDS = frozenset(
    [
        "type",
        "title",
        "description",
        "default",
        "enum",
        "const",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "items",
        "properties",
        "required",
        "nullable",
        "format",
        "example",
        "examples",
        "$ref",
        "allOf",
        "anyOf",
        "oneOf",
        "deprecated",
        "readOnly",
    ]
)
"""Members of schemas that are read, or that say nothing of what a request may hold."""
_OUTER = (
    "inputSchema", "input_schema", "parameters", "schema", "requestBody", "json_schema", "input", "Input"
)  # fmt: skip
"""Keys below which a schema of a request may stand."""
_BODIES = ("application/", "multipart/")
_METHODS = ("post", "put", "patch")
_INPUT = ("components", "schemas", "Input")
"""Where documents have the request that several operations take."""
_OF_OPERATION = (("requestBody", "content"), ("request", "body"))
"""Below which keys an operation has its body, in the two forms that documents have."""
_SAYS_WHAT = frozenset(
    ["type", "$ref", "enum", "const", "allOf", "anyOf", "oneOf", "properties", "items"]
)  # fmt: skip
"""Members by which a schema says what a value is."""

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

    def follow(self, reference: object) -> SchemaSpot | None:
        """The schema that a reference such as ``#/components/schemas/Size`` leads to in this document, or None."""
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return None
        return self.child(*reference[2:].replace("~1", "/").replace("~0", "~").split("/"))


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
    bodies = [*_bodies(paths)] if paths else []
    told = whole.child(*_INPUT)
    if len(bodies) == 1 or told:
        return bodies[0] if len(bodies) == 1 else told
    return None if paths else _schema_in(whole, 0)


def has_form(node: JsonObject) -> bool:
    """Whether an object has the form of a schema: its keys are described by objects that say what they are."""
    members = cast(JsonObject, node["properties"]) if _describes_keys(node) else {}
    return bool(members) and all(
        isinstance(one, dict) and not _SAYS_WHAT.isdisjoint(cast(JsonObject, one))
        for one in members.values()
    )


def is_document(node: JsonObject) -> bool:
    """Whether an object describes operations, or is one that has a body."""
    paths, version = node.get("paths"), node.get("openapi", node.get("swagger"))
    if isinstance(paths, dict) and isinstance(version, str):
        return True
    whole = SchemaSpot(node, ())
    return any(whole.child(*keys) is not None for keys in _OF_OPERATION)


def request_bodies(node: JsonObject) -> Iterator[tuple[str, SchemaSpot]]:
    """(path of the address, schema of the body) of each operation of a document; the path is empty where it is not said."""
    whole = SchemaSpot(node, ())
    paths = whole.child("paths")
    alone = whole.child("requestBody", "content")
    told = paths.node.get("path") if paths else node.get("path")
    found = [*(_schemas_of_content(alone) if alone else _bodies(paths or whole))]
    shared = whole.child(*_INPUT)
    if len(found) > 1 and shared:
        yield "", shared
        return
    for one in found:
        address = told if isinstance(told, str) else one.path[1] if paths else ""
        yield address, one


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
            if content is not None:
                yield from _schemas_of_content(content)


def _schemas_of_content(content: SchemaSpot) -> Iterator[SchemaSpot]:
    """The schema of a body; of one that may be sent in several forms, the first."""
    kinds = (kind for kind in content.node if kind.startswith(_BODIES))
    schemas = (content.child(kind, "schema") for kind in kinds)
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
