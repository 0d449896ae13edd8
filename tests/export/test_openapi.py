"""The OpenAPI documents: paths, requests, answers, refusals, links and prices from the specs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gatewright import ir
from gatewright.export import openapi
from gatewright.export.paths import answer_of

from .conftest import Judge

ROOT = "#/components/schemas/"


def document(package: ir.Package, name: str) -> Any:
    return openapi(package.gateway(name), package.version, package.license)


def judge(described: Any, schema: Any) -> Any:
    """A validator that finds the document's components."""
    return Judge({**schema, "components": described["components"]})


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, child in node.items():
            if key == "$ref":
                yield child
            else:
                yield from references(child)
    elif isinstance(node, list):
        for child in node:
            yield from references(child)


def test_the_models_of_one_path_are_told_apart_by_the_body(package: ir.Package) -> None:
    described = document(package, "rivya")
    create = described["paths"]["/api/v1/generations"]["post"]
    schema = create["requestBody"]["content"]["application/json"]["schema"]
    assert schema["discriminator"] == {
        "propertyName": "model",
        "mapping": {
            model.id: f"{ROOT}{model.class_name}Request"
            for model in package.gateway("rivya").models
        },
    }
    assert schema["discriminator"]["mapping"]["qwen2-image"] == f"{ROOT}Qwen2ImageRequest"
    assert [one["$ref"] for one in schema["oneOf"]] == list(
        schema["discriminator"]["mapping"].values()
    )


def test_a_model_in_the_path_has_a_path_of_its_own(package: ir.Package) -> None:
    paths = document(package, "skills-video")["paths"]
    creates = {
        model.operation.create.path.replace("{model}", model.id)
        for model in package.gateway("skills-video").models
    }
    assert "/generation/qwen/qwen-image-2" in creates
    assert set(paths) == {*creates, "/generation/{id}"}
    content = paths["/generation/qwen/qwen-image-2"]["post"]["requestBody"]["content"]
    assert set(content) == {"application/json", "multipart/form-data"}


def test_a_create_links_to_the_poll_of_its_task(package: ir.Package) -> None:
    create = document(package, "reapi")["paths"]["/api/v1/images/generations"]["post"]
    link = create["responses"]["2XX"]["links"]["poll"]
    assert link["parameters"] == {"id": "$response.body#/id"}
    polls = [
        operation["operationId"]
        for path in document(package, "reapi")["paths"].values()
        for method, operation in path.items()
        if method == "get"
    ]
    assert link["operationId"] in polls


def test_a_poll_with_the_id_in_the_query_takes_a_query_parameter(package: ir.Package) -> None:
    gateway = package.gateway("umodelverse")
    tasks = next(one for one in gateway.operations if one.name == "tasks")
    model = replace(gateway.models[0], operation=tasks)
    paths = openapi(replace(gateway, models=(model,)), "1", "MIT")["paths"]
    (parameter,) = paths["/v1/tasks/status"]["get"]["parameters"]
    assert (parameter["name"], parameter["in"]) == ("task_id", "query")
    link = paths["/v1/tasks/submit"]["post"]["responses"]["2XX"]["links"]["poll"]
    assert link["parameters"] == {"task_id": "$response.body#/output/task_id"}


def test_operations_that_share_a_poll_are_all_among_its_answers(package: ir.Package) -> None:
    gateway = package.gateway("reapi")
    videos = next(one for one in gateway.operations if one.name == "videos")
    film = replace(gateway.models[0], operation=videos, attribute="film", class_name="Film")
    described = openapi(replace(gateway, models=(*gateway.models, film)), "1", "MIT")
    answer = described["paths"]["/api/v1/tasks/{id}"]["get"]["responses"]["200"]
    names = [one["$ref"] for one in answer["content"]["application/json"]["schema"]["anyOf"]]
    assert {f"{ROOT}ImagesSucceeded", f"{ROOT}VideosSucceeded"} <= set(names)


def test_a_gateway_without_tasks_has_nothing_to_poll(package: ir.Package) -> None:
    paths = document(package, "umodelverse")["paths"]
    assert set(paths) == {"/v1/images/generations"}
    assert "links" not in paths["/v1/images/generations"]["post"]["responses"]["2XX"]


def test_an_endpoint_whose_answer_no_page_shows_is_left_out(package: ir.Package) -> None:
    assert package.gateway("skills-video").endpoint("balance") is not None
    assert "/credits" not in document(package, "skills-video")["paths"]
    assert "/api/v1/credits" in document(package, "rivya")["paths"]


def test_every_reference_leads_somewhere(package: ir.Package) -> None:
    for gateway in package.gateways:
        described = document(package, gateway.name)
        found = set(references(described))
        assert found
        for reference in found:
            _, *steps = reference.split("/")
            node = described
            for step in steps:
                node = node[step]


def test_every_request_example_is_a_valid_request(package: ir.Package) -> None:
    for gateway in package.gateways:
        described = document(package, gateway.name)
        bodies = [
            content
            for path in described["paths"].values()
            for operation in path.values()
            for kind, content in operation.get("requestBody", {}).get("content", {}).items()
            if kind == "application/json"
        ]
        assert bodies
        for content in bodies:
            assert content["examples"]
            for example in content["examples"].values():
                judge(described, content["schema"]).validate(example["value"])


def test_every_answer_is_an_example_of_itself(package: ir.Package) -> None:
    for gateway in package.gateways:
        described = document(package, gateway.name)
        for name, schema in described["components"]["schemas"].items():
            for example in schema.get("examples", ()):
                judge(described, schema).validate(example)
                assert "<" not in str(example), name
        for response in described["components"]["responses"].values():
            content = response["content"]["application/json"]
            for example in content.get("examples", {}).values():
                judge(described, content["schema"]).validate(example["value"])


def test_an_answer_may_hold_what_no_page_names(package: ir.Package) -> None:
    described = document(package, "reapi")
    schema = described["components"]["schemas"]["ImagesSucceeded"]
    answer = {**schema["examples"][0], "trace": {"region": "x"}}
    judge(described, schema).validate(answer)


@pytest.mark.parametrize("missing", ["id", "status", "output"])
def test_an_answer_without_what_every_reader_needs_is_refused(
    missing: str, package: ir.Package
) -> None:
    described = document(package, "reapi")
    schema = described["components"]["schemas"]["ImagesSucceeded"]
    answer = {key: value for key, value in schema["examples"][0].items() if key != missing}
    assert not judge(described, schema).is_valid(answer)


def test_the_states_have_the_documented_words(package: ir.Package) -> None:
    gateway = package.gateway("skills-video")
    pictures = tuple(model for model in gateway.models if model.medium == "image")
    schemas = openapi(replace(gateway, models=pictures), "1", "MIT")["components"]["schemas"]
    words: Any = {
        state: schemas[f"Generation{state}"]["properties"]["status"]["enum"]
        for state in ("Created", "Pending", "Succeeded", "Failed")
    }
    assert words == {
        "Created": ["IN_QUEUE", "IN_PROGRESS"],
        "Pending": ["IN_QUEUE", "IN_PROGRESS"],
        "Succeeded": ["COMPLETED"],
        "Failed": ["FAILED", "CANCELED"],
    }


def test_one_envelope_can_serve_two_states(package: ir.Package) -> None:
    operation = package.gateway("rivya").operations[0]
    assert operation.answer("pending") is None
    assert answer_of(operation, "pending") is operation.answer("created")
    assert "GenerationsPending" in document(package, "rivya")["components"]["schemas"]


def test_refusals_stand_under_their_documented_status(package: ir.Package) -> None:
    described = document(package, "reapi")
    create = described["paths"]["/api/v1/images/generations"]["post"]["responses"]
    poll = described["paths"]["/api/v1/tasks/{id}"]["get"]["responses"]
    assert set(create) == {"2XX", "400", "401", "402", "429", "500", "default"}
    assert set(poll) == {"200", "401", "429", "500", "default"}
    limited = described["components"]["responses"]["Refused429"]
    assert list(limited["content"]["application/json"]["examples"]) == ["50001"]
    assert "Retry-After" in limited["headers"]


def test_an_unknown_price_is_null_and_never_zero(package: ir.Package) -> None:
    described = document(package, "reapi")
    price = described["paths"]["/api/v1/images/generations"]["post"]["x-price"]["qwen-image-2"]
    assert (price["amount"], price["known"]) == (None, "undocumented")
    rivya = document(package, "rivya")["components"]["schemas"]["Qwen2ImageRequest"]["x-price"]
    assert (rivya["amount"], rivya["unit"], rivya["per"]) == ("6", "credit", "request")


def test_the_key_is_a_bearer_token(package: ir.Package) -> None:
    for gateway in package.gateways:
        described = document(package, gateway.name)
        # An operation may want the key in another place; the gateway's own way comes first.
        scheme, *_ = described["components"]["securitySchemes"].values()
        assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
        assert described["servers"] == [{"url": gateway.base_url}]


def test_component_names_are_allowed_by_openapi(package: ir.Package) -> None:
    for gateway in package.gateways:
        components = document(package, gateway.name)["components"]
        names = [name for group in components.values() for name in group]
        assert all(re.fullmatch(r"[a-zA-Z0-9._-]+", name) for name in names)


def test_an_answer_without_what_every_reader_needs_is_no_answer(package: ir.Package) -> None:
    from gatewright.export.envelopes import answer_schema

    gateway = package.gateway("umodelverse")
    operation = package.model("umodelverse/Qwen/Qwen-Image").operation
    answer = operation.answer("succeeded")
    assert answer is not None
    judge = Draft202012Validator(answer_schema(gateway, answer))
    assert judge.is_valid({"created": 1, "data": [{"url": "https://x.example/a"}]})
    assert judge.is_valid({"data": [{"b64_json": "data:image/png;base64,iVBORw0KGgo="}]})
    for short in ({}, {"created": 1}, {"data": [{}]}, {"data": [{"size": "1x1"}]}):
        assert not judge.is_valid(short), short
    refused = gateway.answer("error")
    assert refused is not None
    judge = Draft202012Validator(answer_schema(gateway, refused))
    assert judge.is_valid({"error": {"message": "no", "code": None}})
    assert not judge.is_valid({"error": {"code": "param_error"}})


def test_every_reference_leads_to_something(catalogue: ir.Package) -> None:
    for gateway in catalogue.gateways:
        described = document(catalogue, gateway.name)
        for text in set(re.findall(r'"\$ref": "#/([^"]*)"', json.dumps(described))):
            found = described
            for step in text.split("/"):
                found = found[step]


def test_a_result_with_an_address_of_its_own_has_a_path_and_its_poll_tells_that_it_is_there(
    catalogue: ir.Package,
) -> None:
    described = document(catalogue, "umodelverse")
    result = described["paths"]["/v1/videos/{id}/content"]["get"]
    assert list(result["responses"]["200"]["content"]) == ["application/octet-stream"]
    assert [one["name"] for one in result["parameters"]] == ["id"]
    states = described["components"]["schemas"]["VideosPending"]["properties"]["status"]["enum"]
    assert "completed" in states


def test_operations_have_tags_a_description_and_an_answer_for_refusals(package: ir.Package) -> None:
    for gateway in package.gateways:
        described = document(package, gateway.name)
        tags = {one["name"] for one in described["tags"]}
        operations = [one for path in described["paths"].values() for one in path.values()]
        assert {tag for one in operations for tag in one["tags"]} == tags
        for one in operations:
            assert one["tags"] and one["description"]
            assert any(status.startswith("4") for status in one["responses"])
        assert described["info"]["license"] == {"name": "MIT", "identifier": "MIT"}
        assert described["info"]["contact"]["name"] == gateway.title
