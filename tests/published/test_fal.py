"""fal's documents: one for each endpoint, alone or many in one answer."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gatewright.cli import main
from gatewright.pipeline import read_package
from gatewright.published import ImportOptions
from gatewright.schema import request_schema

from .bodies import bent
from .made import imported
from .walker import statements, without

OPTIONS = ImportOptions("fal", "2026-11-28")
FILE = {
    "type": "object",
    "properties": {"url": {"type": "string"}, "content_type": {"type": "string"}},
}


def endpoint(
    root: str,
    properties: dict[str, Any],
    output: dict[str, Any],
    category: str = "",
    **schemas: Any,
) -> dict[str, Any]:
    """The document of one endpoint, in the shape of fal's queue."""
    meta = {"endpointId": root, "documentationUrl": f"https://fal.example/{root}"}
    return {
        "openapi": "3.0.4",
        "info": {
            "title": root,
            "x-fal-metadata": {**meta, **({"category": category} if category else {})},
        },
        "servers": [{"url": "https://queue.fal.run"}],
        "components": {
            "schemas": {
                "AnyInput": {
                    "type": "object",
                    "x-fal-order-properties": list(properties),
                    "properties": properties,
                    "required": ["prompt"],
                },
                "AnyOutput": {"type": "object", "properties": output},
                **schemas,
            }
        },
        "paths": {
            f"/{root}": {
                "post": {
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/AnyInput"}
                            }
                        }
                    }
                }
            },
            f"/{root}/requests/{{request_id}}": {
                "get": {
                    "responses": {
                        "200": {
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/AnyOutput"}
                                }
                            }
                        }
                    }
                }
            },
        },
    }


DRAW = endpoint(
    "maker/draw/dev",
    {
        "prompt": {"type": "string"},
        "num_images": {"type": "integer", "minimum": 1, "maximum": 4, "default": 1},
        "image_size": {
            "anyOf": [
                {"$ref": "#/components/schemas/ImageSize"},
                {"type": "string", "enum": ["square", "wide"]},
            ],
            "default": "wide",
        },
        "sync_mode": {"type": "boolean", "default": False},
    },
    {"images": {"type": "array", "items": FILE}, "seed": {"type": "integer"}},
    "text-to-image",
    ImageSize={
        "type": "object",
        "properties": {
            "width": {"type": "integer", "maximum": 14142, "exclusiveMinimum": 0, "default": 512},
            "height": {"type": "integer", "maximum": 14142, "exclusiveMinimum": 0, "default": 512},
        },
    },
)
FILM = endpoint(
    "maker/film/image-to-video",
    {"prompt": {"type": "string"}, "image_url": {"type": "string"}},
    {"video": FILE},
    "image-to-video",
)
STEMS = endpoint("maker/stems", {"prompt": {"type": "string"}}, {"vocals": FILE, "drums": FILE})


def test_an_endpoint_is_a_model_of_the_queue(tmp_path: Path) -> None:
    (model,) = imported(DRAW, tmp_path, OPTIONS, "fal").models
    assert model.problem == "" and model.data["id"] == "maker/draw/dev"
    assert model.data["medium"] == "image" and "answers" not in model.data
    assert list(model.data["params"]) == ["prompt", "num_images", "image_size", "sync_mode"]
    assert model.data["sources"]["page"]["url"] == "https://fal.example/maker/draw/dev"


def test_a_default_inside_an_object_is_kept_or_listed(tmp_path: Path) -> None:
    (model,) = imported(DRAW, tmp_path, OPTIONS, "fal").models
    size = model.data["params"]["image_size"]["any_of"][0]
    assert size["fields"]["width"] == {
        "type": "integer",
        "above": 0,
        "maximum": 14142,
        "default": 512,
    }


def test_params_come_in_the_order_that_the_document_lists(tmp_path: Path) -> None:
    shuffled = json.loads(json.dumps(DRAW))
    asked = shuffled["components"]["schemas"]["AnyInput"]
    asked["x-fal-order-properties"] = ["sync_mode", "prompt", "no_such_key", "image_size"]
    (model,) = imported(shuffled, tmp_path, OPTIONS, "fal").models
    assert list(model.data["params"]) == ["sync_mode", "prompt", "image_size", "num_images"]
    at = "/components/schemas/AnyInput/x-fal-order-properties"
    assert {one for _, one in model.accounting.carried} >= {at}


def test_a_list_that_is_no_order_is_listed(tmp_path: Path) -> None:
    odd = json.loads(json.dumps(DRAW))
    odd["components"]["schemas"]["AnyInput"]["x-fal-order-properties"] = [1, "prompt"]
    (model,) = imported(odd, tmp_path, OPTIONS, "fal").models
    assert list(model.data["params"]) == ["prompt", "num_images", "image_size", "sync_mode"]
    at = "/components/schemas/AnyInput/x-fal-order-properties"
    assert at in {one for _, one in model.accounting.listed}


def test_many_endpoints_come_in_one_answer(tmp_path: Path) -> None:
    page = {
        "models": [
            {"endpoint_id": one["info"]["x-fal-metadata"]["endpointId"], "openapi": one,
             "metadata": {"display_name": "A film", "category": "image-to-video"}}
            for one in (FILM,)
        ],
        "has_more": False,
    }  # fmt: skip
    (model,) = imported(page, tmp_path, OPTIONS, "fal").models
    assert (model.root, model.data["title"], model.data["medium"]) == (
        "maker/film/image-to-video",
        "A film",
        "video",
    )
    assert model.place.pointer == "/models/0/openapi/components/schemas/AnyInput"


def test_files_elsewhere_are_an_envelope_of_the_model(tmp_path: Path) -> None:
    asked = ImportOptions("fal", "2026-11-28", medium="audio")
    (model,) = imported(STEMS, tmp_path, asked, "fal").models
    assert model.data["answers"]["succeeded"] == {
        "vocals": {"url": "<output.vocals.url>"},
        "drums": {"url": "<output.drums.url>"},
    }


@pytest.mark.parametrize("document", [DRAW, FILM], ids=["draw", "film"])
def test_statements_and_verdicts_are_those_of_the_document(
    document: dict[str, Any], tmp_path: Path
) -> None:
    (model,) = imported(document, tmp_path / "none", OPTIONS, "fal").models
    pointer = "/components/schemas/AnyInput"
    listed = {one for _, one in model.accounting.listed}
    assert {one for _, one in model.accounting.carried} | listed == statements(document, pointer)
    (tmp_path / "one.json").write_text(json.dumps(document), "utf-8")
    options = ["--gateway", "fal", "--specs", str(tmp_path / "specs")]
    assert main(["import", "fal", str(tmp_path / "one.json"), *options]) == 0
    package, faults = read_package(tmp_path / "specs")
    assert package is not None, faults
    ours = jsonschema.Draft202012Validator(request_schema(package.gateway("fal").models[0]))
    made = without(document, listed)
    theirs = jsonschema.Draft202012Validator({**made, "$ref": f"#{pointer}"})
    judged = {True: 0, False: 0}
    for body in bent(made["components"]["schemas"]["AnyInput"], made, random.Random(2), 300):
        right = theirs.is_valid(body)
        assert ours.is_valid(body) is right, body
        judged[right] += 1
    assert min(judged.values()) > 30
