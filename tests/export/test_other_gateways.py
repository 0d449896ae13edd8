"""OpenAPI documents of gateways that talk in other ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gatewright.export.openapi import openapi
from gatewright.ir import Package
from gatewright.pipeline import read_package

SPECS = Path(__file__).parents[2] / "examples" / "more_gateways"


@pytest.fixture(scope="module")
def package() -> Package:
    found, faults = read_package(SPECS)
    assert found is not None, faults
    return found


@pytest.fixture(scope="module")
def documents(package: Package) -> dict[str, dict[str, Any]]:
    return {one.name: openapi(one, "1.0.0", "MIT") for one in package.gateways}


def test_the_key_is_where_the_gateway_looks_for_it(documents: dict[str, dict[str, Any]]) -> None:
    keys = {
        name: document["components"]["securitySchemes"]["key"]
        for name, document in documents.items()
    }
    assert (keys["fal"]["in"], keys["fal"]["name"]) == ("header", "Authorization")
    assert "`Key `" in keys["fal"]["description"]
    assert keys["studio"]["name"] == "X-Api-Key"
    assert keys["replicate"]["scheme"] == "bearer"
    studio = documents["studio"]
    assert studio["components"]["securitySchemes"]["key_of_reels"]["name"] == "X-Reel-Key"
    for path, method in (("/v1/reels", "post"), ("/v1/reels/{id}", "get")):
        assert studio["paths"][path][method]["security"] == [{"key_of_reels": []}]
    assert "security" not in studio["paths"]["/v1/sketches"]["post"]


def test_params_outside_the_body_are_parameters(documents: dict[str, dict[str, Any]]) -> None:
    studio = documents["studio"]
    speech = studio["paths"]["/v1/speech/voice/one"]["post"]
    places = {one["name"]: one["in"] for one in speech["parameters"]}
    assert places == {"output_format": "query", "speed": "query", "Project-Id": "header"}
    assert speech["servers"] == [{"url": "https://speech.studio.example"}]
    (answer,) = (one for code, one in speech["responses"].items() if code.startswith("2"))
    assert "application/octet-stream" in answer["content"]
    body = studio["components"]["schemas"]["OneRequest"]
    assert set(body["properties"]) == {"text"}
    assert "multipart/form-data" in studio["paths"]["/v1/edits"]["post"]["requestBody"]["content"]


def test_every_schema_accepts_its_own_example(documents: dict[str, dict[str, Any]]) -> None:
    checked = 0
    for document in documents.values():
        schemas = document["components"]["schemas"]
        for schema in schemas.values():
            for one in schema.get("anyOf", [schema]):
                for example in one.get("examples", []):
                    Draft202012Validator(one).validate(example)
                    checked += 1
    assert checked > 10


def test_answers_of_media_and_models_are_alternatives(
    documents: dict[str, dict[str, Any]],
) -> None:
    assert len(documents["fal"]["components"]["schemas"]["QueueSucceeded"]["anyOf"]) == 3
    assert (
        len(documents["replicate"]["components"]["schemas"]["PredictionsSucceeded"]["anyOf"]) == 3
    )
