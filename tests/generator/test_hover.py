"""What an editor shows of a key of a spec file: what it means, and how it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gatewright.check.shape import schema_of

FILES = ("package", "gateway", "model", "reading")
PARTS = ("items", "additionalProperties")
PLAIN = {"enum", "const", "properties"}
"""A schema with one of these shows by itself what may be written."""


def keys(schema: dict[str, Any], at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that may be written, with its schema; each definition once."""
    for name, one in schema.get("properties", {}).items():
        yield f"{at}.{name}", one
        yield from keys(one, f"{at}.{name}")
    for part in PARTS:
        if isinstance(schema.get(part), dict):
            yield from keys(schema[part], f"{at}.*")
    for name, one in schema.get("$defs", {}).items():
        yield from keys(one, f"#{name}")


def followed(file: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema that is meant, with what stands beside a reference."""
    if "$ref" not in schema:
        return schema
    found = file["$defs"][schema["$ref"].rpartition("/")[2]]
    return {**followed(file, found), **{k: v for k, v in schema.items() if k != "$ref"}}


@pytest.mark.parametrize("kind", FILES)
def test_every_key_of_a_spec_file_tells_what_it_means(kind: str) -> None:
    file = schema_of(kind)
    found = {key: followed(file, one) for key, one in keys(file)}
    assert len(found) > 5
    silent = [key for key, one in found.items() if len(one.get("description", "")) < 4]
    assert silent == []


@pytest.mark.parametrize("kind", FILES)
def test_every_key_of_a_spec_file_shows_how_it_is_written(kind: str) -> None:
    file = schema_of(kind)
    bare: list[str] = []
    for key, one in keys(file):
        schema = followed(file, one)
        items = followed(file, schema.get("items", {}))
        plain = PLAIN & {*schema, *items} or schema.get("type") == "boolean"
        if not plain and not schema.get("examples") and "allOf" not in schema:
            bare.append(key)
    assert bare == []


@pytest.mark.parametrize("kind", FILES)
def test_every_example_of_a_key_is_right(kind: str) -> None:
    file = schema_of(kind)
    wrong: list[str] = []
    count = 0
    for key, one in keys(file):
        check = Draft202012Validator({**one, "$defs": file["$defs"]})
        for example in followed(file, one).get("examples", []):
            count += 1
            wrong += [
                f"{key}: {json.dumps(example)}: {x.message}" for x in check.iter_errors(example)
            ]
    assert wrong == []
    assert count > 5
