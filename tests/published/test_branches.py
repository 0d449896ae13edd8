"""Keys that only a branch of a request takes: a request with them is not refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gatewright.emit.replace import replace_all
from gatewright.pipeline import read_package
from gatewright.schema import request_schema

from .made import cog, imported

SEED = {"properties": {"seed": {"type": "integer"}}}
PARTS: list[tuple[dict[str, Any], list[str]]] = [
    ({"oneOf": [{**SEED, "required": ["seed"]}, {"required": ["a"]}]}, ["params", "limits"]),
    ({"anyOf": [{"allOf": [SEED]}, {"required": ["a"]}]}, ["params", "limits"]),
    ({"if": {"required": ["a"]}, "then": SEED}, ["params", "limits"]),
    ({"dependentSchemas": {"a": SEED}}, ["params", "limits"]),
    ({"patternProperties": {"^s": {"type": "integer"}}}, ["params", "limits"]),
    ({"discriminator": {"propertyName": "a"}}, ["params", "limits"]),
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}}, ["limits"]),
    ({"oneOf": [{"properties": {"a": {"minimum": 3}}}, {"required": ["b", "c"]}]}, ["limits"]),
    ({"minProperties": 1}, ["limits"]),
    ({"propertyNames": {"maxLength": 9}}, ["limits"]),
    ({"unevaluatedProperties": False}, []),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "lost"), PARTS, ids=lambda one: str(one)[:50])
@pytest.mark.parametrize("closed", [False, True])
def test_a_key_of_a_branch_opens_the_request(
    schema: dict[str, Any], lost: list[str], closed: bool, tmp_path: Path
) -> None:
    entry = cog({key: {"type": "integer"} for key in "abc"})
    inner = entry["latest_version"]["openapi_schema"]["components"]["schemas"]["Input"]
    inner.update(schema, **({"additionalProperties": False} if closed else {}))
    run = imported(entry, tmp_path)
    (model,) = run.models
    assert model.problem == "" and model.data["seen"]["except"] == [*lost, "price"]
    said = {pointer.rpartition("/")[2] for _, pointer in model.accounting.carried}
    assert ("additionalProperties" in said) is (closed and "params" not in lost)
    replace_all(run.texts)
    package, faults = read_package(tmp_path)
    assert package is not None, faults
    ours = jsonschema.Draft202012Validator(request_schema(package.gateway("replicate").models[0]))
    body = {"version": model.data["id"], "input": {"a": 3, "seed": 1}}
    assert ours.is_valid(body) is ("params" in lost)


def test_a_branch_inside_a_value_opens_its_object(tmp_path: Path) -> None:
    whole = {"type": "object", "properties": {"a": {"type": "integer"}}}
    for schema, lost in PARTS[2:6]:
        (model,) = imported(cog({"it": {**whole, **schema}}), tmp_path).models
        assert "params" in model.data["seen"]["except"], (schema, lost)


def test_a_request_whose_forms_name_their_models_is_left_out(tmp_path: Path) -> None:
    forms = [
        {"type": "object", "properties": {"model": {"const": one}, "prompt": {"type": "string"}}}
        for one in ("brush-1", "brush-2")
    ]
    file = {"type": "object", "properties": {"url": {"type": "string", "format": "uri"}}}
    post = {
        "requestBody": {"content": {"application/json": {"schema": {"oneOf": forms}}}},
        "responses": {"200": {"content": {"application/json": {"schema": file}}}},
    }
    document = {"openapi": "3.1.0", "paths": {"/v1/images": {"post": post}}}
    run = imported(document, tmp_path, shape="openapi")
    assert [one.problem for one in run.models] == [
        "each form of its request names models of its own; write them by hand"
    ]
    assert run.texts == {}
