"""The limits that a published request states, each as two bodies: one inside it and one outside.

jsonschema says which is which, so a limit that no body can show is left out.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import jsonschema

OPTIONS = "options"
LIMITS = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minLength", "maxLength", "minItems", "maxItems", "enum"),
)
LONGEST = 50_000
"""Of a text or list that is made here."""


@dataclass(frozen=True, slots=True)
class StatedLimit:
    """One limit of one key of a request."""

    pointer: str
    """Of the request's schema."""
    keys: tuple[str, ...]
    """All keys of the request, by which its class is found in generated code."""
    kind: str
    """limits or options."""
    inside: dict[str, Any]
    outside: dict[str, Any]


def stated_limits(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Every limit of the document's media requests, as data."""
    return [
        asdict(one) for pointer in _requests(document) for one in _of_request(document, pointer)
    ]


def _requests(document: dict[str, Any]) -> Iterator[str]:
    """The pointers of the requests: Replicate's Input, or the JSON body of each POST that makes media."""
    schemas = document.get("components", {}).get("schemas", {})
    if "/predictions" in document["paths"] and "Input" in schemas:
        yield "/components/schemas/Input"
        return
    for path, item in document["paths"].items():
        content = item.get("post", {}).get("requestBody", {}).get("content", {})
        makes = "/chat/" not in path and re.search("image|video|speech", path)
        if "application/json" in content and makes:
            escaped = path.replace("~", "~0").replace("/", "~1")
            yield f"/paths/{escaped}/post/requestBody/content/application~1json/schema"


def _of_request(document: dict[str, Any], pointer: str) -> Iterator[StatedLimit]:
    schema = _flat(document, _look(document, pointer))
    keys: dict[str, Any] = schema.get("properties", {})
    validator = jsonschema.Draft202012Validator({**document, "$ref": f"#{pointer}"})
    flat = {key: _flat(document, one) for key, one in keys.items()}
    base = {key: _right(flat[key]) for key in schema.get("required", ()) if key in flat}
    if "model" in flat and flat["model"].get("enum"):
        base["model"] = flat["model"]["enum"][0]
    for key, one in flat.items():
        for word in LIMITS:
            if key == "model" or isinstance(one.get(word), bool | None):
                continue  # the id of the model; a limit that is not there; OpenAPI 3.0's open ends
            for right in _insides(word, one):
                inside = {**base, key: right}
                outside = {**base, key: _outside(word, one, right)}
                if validator.is_valid(inside) and not validator.is_valid(outside):
                    kind = OPTIONS if word == "enum" else "limits"
                    yield StatedLimit(pointer, tuple(keys), kind, inside, outside)
                    break


def _look(document: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


def _flat(document: dict[str, Any], schema: Any) -> dict[str, Any]:
    """A schema without its references and `allOf`."""
    made: dict[str, Any] = {}
    if not isinstance(schema, dict):
        return made
    for word, value in schema.items():
        if word == "$ref":
            made = {**_flat(document, _look(document, value[1:])), **made}
        elif word == "allOf":
            for one in value:
                made = {**_flat(document, one), **made}
        else:
            made[word] = copy.deepcopy(value)
    return made


def _right(schema: dict[str, Any]) -> Any:
    """A value that is most likely inside every limit."""
    if schema.get("enum"):
        return schema["enum"][0]
    if schema.get("anyOf"):
        return _right(schema["anyOf"][0])
    kind = schema.get("type")
    if kind in ("integer", "number"):
        return schema.get("minimum", schema.get("maximum", 1))
    if kind == "boolean":
        return True
    if kind == "array":
        return [_right(schema.get("items", {}))] * max(schema.get("minItems", 1), 1)
    if kind == "object":
        inner = schema.get("properties", {})
        return {key: _right(inner[key]) for key in schema.get("required", ()) if key in inner}
    if schema.get("format") == "uri":
        return "https://files.example/a.png"
    return "a" * max(schema.get("minLength", 1), 1)


def _insides(word: str, schema: dict[str, Any]) -> list[Any]:
    """Values that touch the limit from inside."""
    value = schema[word]
    if word == "enum":
        return [one for one in value if one is not None][:1]
    if word in ("minLength", "maxLength"):
        return ["a" * value] if 0 < value < LONGEST else []
    if word in ("minItems", "maxItems"):
        return [[_right(schema.get("items", {}))] * value] if 0 < value < LONGEST else []
    return [value, value + 1, value - 1]


def _outside(word: str, schema: dict[str, Any], inside: Any) -> Any:
    """A value just outside the limit, of the same type."""
    if word == "enum":
        return "no such option" if isinstance(inside, str) else max(schema[word]) + 1
    if word == "minLength":
        return inside[1:]
    if word == "maxLength":
        return inside + "a"
    if word == "minItems":
        return inside[1:]
    if word == "maxItems":
        return [*inside, inside[0]]
    return schema[word] - 1 if word.lower().endswith("minimum") else schema[word] + 1
