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


def forms(*forms: dict[str, Any], **beside: Any) -> dict[str, Any]:
    """A document whose request is one of several forms."""
    file = {"type": "object", "properties": {"url": {"type": "string", "format": "uri"}}}
    schema = {"oneOf": list(forms), **beside}
    post = {
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"content": {"application/json": {"schema": file}}}},
    }
    return {"openapi": "3.1.0", "paths": {"/v1/images": {"post": post}}}


def form(model: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """A form of a request."""
    return {"type": "object", "properties": {"model": model, **keys}}


def test_each_form_of_a_request_that_names_its_models_is_their_request(tmp_path: Path) -> None:
    text, number = {"type": "string"}, {"type": "integer"}
    document = forms(
        form({"const": "brush-1"}, prompt=text),
        form({"enum": ["brush-2", "brush-3"]}, seed=number),
        discriminator={"propertyName": "model"},
        title="What to draw",
    )
    run = imported(document, tmp_path, shape="openapi")
    assert {one.root: list(one.data["params"]) for one in run.models} == {
        "brush-1": ["prompt"],
        "brush-2": ["seed"],
        "brush-3": ["seed"],
    }
    assert all(one.problem == "" and not one.lost for one in run.models)
    at = "/paths/~1v1~1images/post/requestBody/content/application~1json/schema/oneOf"
    assert [one.place.pointer for one in run.models] == [f"{at}/0", f"{at}/1", f"{at}/1"]


def test_the_key_of_a_discriminator_names_the_models_of_forms(tmp_path: Path) -> None:
    text = {"type": "string"}

    def kind(word: str, **keys: Any) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {"kind": {"const": word}, **keys},
            "required": ["kind"],
        }

    document = forms(
        kind("draw", prompt=text, model=text),
        kind("enlarge", factor={"type": "integer"}),
        discriminator={"propertyName": "kind"},
    )
    run = imported(document, tmp_path, shape="openapi")
    assert {one.data["id"]: list(one.data["params"]) for one in run.models} == {
        "draw": ["prompt", "model"],
        "enlarge": ["factor"],
    }
    assert all(one.problem == "" and not one.lost for one in run.models)
    assert run.gateway is not None
    (operation,) = run.gateway["operations"].values()
    assert operation["request"] == {"model": "body", "model_key": "kind"}


def test_the_name_of_a_form_tells_what_it_makes(tmp_path: Path) -> None:
    one, other = form({"const": "text-to-speech"}), form({"const": "video"})
    document = forms(one, other, form({"const": "clay"}))
    document["paths"]["/v1/make"] = document["paths"].pop("/v1/images")
    models = imported(document, tmp_path, shape="openapi").models
    assert {model.root: model.data.get("medium") for model in models} == {
        "text-to-speech": "audio",
        "video": "video",
        "clay": None,
    }


@pytest.mark.parametrize(
    ("other", "beside"),
    [
        ({"type": "object", "properties": {"prompt": {"type": "string"}}}, {}),
        (form({"const": "brush-2"}), {"required": ["model"]}),
        (form({"type": "string"}), {}),
    ],
)
def test_a_request_that_is_not_forms_of_models_alone_is_left_out(
    other: dict[str, Any], beside: dict[str, Any], tmp_path: Path
) -> None:
    run = imported(forms(form({"const": "brush-1"}), other, **beside), tmp_path, shape="openapi")
    assert [one.problem for one in run.models] == [
        "each form of its request names models of its own; write them by hand"
    ]
    assert run.texts == {}
