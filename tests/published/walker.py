"""An account of a schema's statements that shares nothing with the importer, and the schema without some.

A statement is a member of a schema; each key of `properties` is one, and each text of `required`; `$ref` is
followed and is none. It is known by its JSON Pointer.
"""

from __future__ import annotations

import copy
from typing import Any

ONE = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
SEVERAL = ("allOf", "anyOf", "oneOf", "prefixItems")


def look(document: Any, pointer: str) -> Any:
    """The value at a JSON Pointer."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


def statements(document: Any, start: str, root: str = "") -> set[str]:
    """The pointers of all statements of the schema at `start`; references begin at `root`."""
    found: set[str] = set()
    todo, done = [start], set[str]()
    while todo:
        here = todo.pop()
        if here in done:
            continue
        done.add(here)
        schema = look(document, here)
        if not isinstance(schema, dict):
            continue
        for word, value in schema.items():
            at = f"{here}/{word.replace('~', '~0').replace('/', '~1')}"
            if word == "$ref":
                todo.append(root + value[1:])
            elif word == "properties":
                for name in value:
                    below = f"{at}/{name.replace('~', '~0').replace('/', '~1')}"
                    found.add(below)
                    todo.append(below)
            elif word == "required" and isinstance(value, list):
                found |= {f"{at}/{index}" for index in range(len(value))}
            else:
                found.add(at)
                if word in ONE and isinstance(value, dict):
                    todo.append(at)
                if word in SEVERAL and isinstance(value, list):
                    todo += [f"{at}/{index}" for index in range(len(value))]
    return found


def beside(document: Any, schema: str) -> set[str]:
    """The pointers of what an operation states outside the schema of its JSON body or form, at `schema`.

    Not among them: params in path, query and header with a schema.
    """
    operation, inside, rest = schema.partition("/requestBody/content/")
    if not inside:
        return set()
    chosen = rest.partition("/")[0]
    found: set[str] = set()
    body = look(document, f"{operation}{inside[:-1]}")
    for kind, held in body.items():
        name = kind.replace("~", "~0").replace("/", "~1")
        if name != chosen and isinstance(held, dict) and "schema" in held:
            found.add(f"{operation}{inside}{name}")
        if name == chosen:
            found |= {
                f"{operation}{inside}{name}/{word}"
                for word in ("example", "examples")
                if word in held
            }
    found |= {
        f"{operation}/{word}"
        for word in look(document, operation)
        if word.startswith("x-") or word == "deprecated"
    }
    for home in (operation.rpartition("/")[0], operation):
        for index, param in enumerate(look(document, home).get("parameters", ())):
            at = param.get("$ref", f"#{home}/parameters/{index}")[1:]
            param = look(document, at)
            usual = param["in"] in ("path", "query", "header") and "schema" in param
            if usual and param["in"] == "path":
                # One with options is a part of the ids.
                schema = param["schema"]
                schema = look(document, schema["$ref"][1:]) if "$ref" in schema else schema
                usual = not {"enum", "const"} & set(schema)
            if not usual:
                found.add(at)
                continue
            found |= {f"{at}/{word}" for word in ("example", "examples") if word in param}
            if param.get("deprecated") is True:
                found.add(f"{at}/deprecated")
    return found


NOTES = ("title", "description", "default", "example", "examples", "deprecated")


def without(document: Any, listed: set[str], close: bool = True) -> Any:
    """The document without the listed statements, its nullables said in JSON Schema.

    With `close` its objects take no other keys, as requests do whose keys are all known.
    """
    made = copy.deepcopy(document)
    gone = object()
    for pointer in sorted(listed, key=len, reverse=True):
        above, _, last = pointer.rpartition("/")
        try:
            parent = look(made, above)
        except (KeyError, IndexError):
            continue
        if isinstance(parent, list):
            parent[int(last)] = gone
        else:
            parent.pop(last.replace("~1", "/").replace("~0", "~"), None)
    return _closed_schema(made, gone, close)


def _closed_schema(node: Any, gone: object, close: bool) -> Any:
    if isinstance(node, list):
        return [_closed_schema(one, gone, close) for one in node if one is not gone]
    if not isinstance(node, dict):
        return node
    made = {
        key: _closed_schema(_with_null(value) if key in ("anyOf", "oneOf") else value, gone, close)
        for key, value in node.items()
    }
    if (
        close
        and isinstance(made.get("properties"), dict)
        and made.get("type", "object") == "object"
    ):
        made.setdefault("additionalProperties", False)
    for end, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if isinstance(made.get(end), bool) and made.pop(end) and bound in made:
            made[end] = made.pop(bound)
    if made.pop("nullable", False) is True:
        return {"anyOf": [made, {"type": "null"}]}
    return made


def _with_null(members: Any) -> Any:
    """The members of a union; one that says `nullable` alone is OpenAPI 3.0's null, which it has no type for."""
    if not isinstance(members, list):
        return members
    null = [isinstance(one, dict) and set(one) - set(NOTES) == {"nullable"} for one in members]
    return [
        {"type": "null"} if is_null else one for one, is_null in zip(members, null, strict=True)
    ]
