"""The parts of the schemas of spec files that follow from the kinds.

The files in ``specs/schema`` are committed whole, for editors. What a kind says there (its word, its
limits, which of them a mode may change) is put in from the kinds, so the files cannot drift unseen.
``python -m gatewright.schema.specs`` writes them, and a test compares them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..relations import relations
from ..resources import schema_dir
from ..runtime.rules.kinds import kinds
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.limits import Limit

_FILES = tuple(schema_dir() / f"{name}.schema.json" for name in ("parts", "model"))
FROM_UPLOADS = {"media_kind": "kind", "mime_type": "mime_type"}
"""Types of the language that take their options from a model's uploads: type → role in an item."""


def with_kinds(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of that name (parts, model, gateway or package), completed from the kinds."""
    if name == "parts":
        return {**schema, "$defs": _definitions(schema["$defs"])}
    if name != "model":
        return schema
    made: dict[str, Any] = json.loads(json.dumps(schema))
    mode = made["properties"]["modes"]["additionalProperties"]["properties"]
    change = mode["params"]["additionalProperties"]
    limits = _limits()
    kept = {key: one for key, one in change["properties"].items() if key not in limits}
    default = {"default": kept.pop("default")}
    by_mode = {
        key: {"$ref": f"parts.schema.json#/$defs/{key}"}
        for key, limit in limits.items()
        if limit.by_mode
    }
    change["properties"] = {**kept, **by_mode, **default}
    rule = made["properties"]["rules"]["additionalProperties"]
    stated = {
        key: {**one, **_examples(rule["properties"].get(key, {}))}
        for relation in relations().values()
        for key, one in relation.keys.items()
    }
    rule["properties"] = {**stated, **by_mode}
    return made


def text_with_kinds(path: Path) -> str:
    """The text of a schema file as it should be."""
    schema = with_kinds(path.name.partition(".")[0], json.loads(path.read_text(encoding="utf-8")))
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _kinds_in_specs() -> list[type[Kind]]:
    """The kinds that a spec can say."""
    return [kind for kind in kinds().values() if kind.in_specs]


def _limits() -> dict[str, Limit]:
    """Returns every limit by its key. Kinds that share a key use it in the same sense."""
    found: dict[str, Limit] = {}
    for kind in _kinds_in_specs():
        for limit in kind.limits:
            other = found.setdefault(limit.name, limit)
            if other.schema != limit.schema:
                raise ValueError(f"two kinds take the key {limit.name!r} and differ in its schema")
    return found


def _definitions(old: dict[str, Any]) -> dict[str, Any]:
    limits = _limits()
    made = {key: one for key, one in old.items() if key not in limits}
    for owner in ("param", "value"):
        stated = {"type", "nullable", *limits}
        rest = {k: one for k, one in made[owner]["properties"].items() if k not in stated}
        made[owner] = {
            **made[owner],
            "properties": {
                "type": {"$ref": "#/$defs/type"},
                **{
                    key: limit.schema if "$ref" in limit.schema else {"$ref": f"#/$defs/{key}"}
                    for key, limit in limits.items()
                },
                "nullable": {"$ref": "#/$defs/nullable"},
                **rest,
            },
        }
    words = [kind.word for kind in _kinds_in_specs()]
    made["type"] = {**made["type"], "enum": [*words, *FROM_UPLOADS]}
    made["limits_by_type"] = {
        **made["limits_by_type"],
        "allOf": [
            *(
                _rule(kind.word, kind.limits, limits, kind.own_schemas)
                for kind in _kinds_in_specs()
            ),
            *(_rule(word, (), limits, {}) for word in FROM_UPLOADS),
        ],
    }
    own = {
        key: {**limit.schema, **_examples(old.get(key, {}))}
        for key, limit in limits.items()
        if "$ref" not in limit.schema
    }
    return {**made, **own}


def _examples(schema: dict[str, Any]) -> dict[str, Any]:
    """Returns the examples that a schema file gives. The kinds have none, as editors alone show them."""
    return {"examples": schema["examples"]} if "examples" in schema else {}


def _rule(
    word: str, mine: tuple[Limit, ...], limits: dict[str, Limit], own: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """Returns the rule that a type takes only its own limits. `own` are their schemas."""
    names = {limit.name for limit in mine}
    needed = [limit.name for limit in mine if limit.needed]
    return {
        "if": {"properties": {"type": {"const": word}}, "required": ["type"]},
        "then": {
            "properties": {**{key: False for key in limits if key not in names}, **own},
            **({"required": needed} if needed else {}),
        },
    }


def stale() -> list[Path]:
    """Returns the schema files that differ from the kinds."""
    return [path for path in _FILES if path.read_text(encoding="utf-8") != text_with_kinds(path)]


if __name__ == "__main__":
    for path in stale():
        path.write_text(text_with_kinds(path), encoding="utf-8")
