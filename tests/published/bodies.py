"""Bodies for a schema: right ones, and each bent in one place."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from .walker import look

WRONG: tuple[Any, ...] = ("x", 1, 1.5, True, None, [], {}, "", -1, 10**9, "https://x.example/a")


def follow(schema: Any, root: Any) -> dict[str, Any]:
    """A schema without its references and `allOf`."""
    made: dict[str, Any] = {}
    for word, value in schema.items():
        if word == "$ref":
            node = root
            for part in value.split("/")[1:]:
                node = node[part.replace("~1", "/").replace("~0", "~")]
            made = _both(made, follow(node, root))
        elif word == "allOf":
            for one in value:
                made = _both(made, follow(one, root))
        else:
            made = _both({word: value}, made)
    return made


def _both(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two schemas as one: all their keys, and of what both say what the first says."""
    made = {**other, **one}
    if "properties" in one and "properties" in other:
        made["properties"] = {**other["properties"], **one["properties"]}
    if "required" in one and "required" in other:
        made["required"] = list(dict.fromkeys([*other["required"], *one["required"]]))
    return made


def value(schema: Any, root: Any, chance: random.Random, depth: int = 0) -> Any:
    """A value that is likely right."""
    schema = follow(schema, root)
    for word in ("anyOf", "oneOf"):
        if word in schema and depth < 8:
            return value(chance.choice(schema[word]), root, chance, depth + 1)
    if "const" in schema:
        return schema["const"]
    if schema.get("enum"):
        return chance.choice(schema["enum"])
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = chance.choice(kind)
    if kind in ("integer", "number"):
        low = schema.get("minimum", schema.get("exclusiveMinimum", -3))
        high = schema.get("maximum", schema.get("exclusiveMaximum", max(low, 0) + 7))
        made = chance.choice([low, high, (low + high) / 2, low - 1, high + 1])
        if kind == "number" and chance.random() < 0.5:
            return made
        return int(made)
    if kind == "boolean":
        return chance.random() < 0.5
    if kind == "array":
        least = schema.get("minItems", 0)
        count = chance.choice([least, least + 1, schema.get("maxItems", least + 2)])
        return [
            value(schema.get("items", {}), root, chance, depth + 1) for _ in range(min(count, 12))
        ]
    if kind == "object":
        return body(schema, root, chance, depth + 1)
    if kind == "null":
        return None
    if schema.get("format") in ("uri", "url"):
        return "https://files.example/a.png"
    least, most = schema.get("minLength", 0), schema.get("maxLength", 12)
    return "a" * chance.choice([least, most, min(most, least + 3)])


def body(schema: Any, root: Any, chance: random.Random, depth: int = 0) -> dict[str, Any]:
    """An object with what is required and some of the rest."""
    schema = follow(schema, root)
    required = schema.get("required", ())
    return {
        name: value(inner, root, chance, depth)
        for name, inner in schema.get("properties", {}).items()
        if name in required or chance.random() < 0.5
    }


def bent(schema: Any, root: Any, chance: random.Random, count: int) -> Iterator[dict[str, Any]]:
    """`count` bodies, most of them wrong in one place."""
    names = list(follow(schema, root).get("properties", {}))
    for _ in range(count):
        made = body(schema, root, chance)
        at = chance.random()
        if at < 0.1 and made:
            del made[chance.choice(list(made))]
        elif at < 0.2:
            made["no_such_key"] = chance.choice(WRONG)
        elif at < 0.75 and names:
            made[chance.choice(names)] = chance.choice(WRONG)
        yield made


def examples(document: Any, request: str, root: Any) -> Iterator[dict[str, Any]]:
    """Every example of the request whose schema is at the pointer `request`: of bodies, and of their keys.

    An example of a key comes in the least body: the keys that are required, each with an example of its own or a
    value that is likely right.
    """
    above, _, last = request.rpartition("/")
    holder = look(document, above) if last == "schema" else {}
    schema = follow(look(document, request), root)
    for one in (*_stated_examples(holder), *_stated_examples(schema)):
        if isinstance(one, dict):
            yield one
    chance = random.Random(request)
    keys = schema.get("properties", {})
    required = [name for name in schema.get("required", ()) if name in keys]
    least = {
        name: next(
            iter(_stated_examples(follow(keys[name], root))), value(keys[name], root, chance)
        )
        for name in required
    }
    for name, inner in keys.items():
        for one in _stated_examples(follow(inner, root)):
            yield {**least, name: one}


def _stated_examples(node: Any) -> Iterator[Any]:
    """The examples that stand at a place."""
    if "example" in node:
        yield node["example"]
    several = node.get("examples", ())
    if isinstance(several, list):
        yield from several
    elif isinstance(several, dict):
        yield from (one["value"] for one in several.values() if "value" in one)
