"""Forms as the exported documents describe them are taken by the mock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
from jsonschema import Draft202012Validator

from gatewright import ir
from gatewright.export import text
from gatewright.mock import MockServer


def forms(package: ir.Package) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """(gateway, path, schema of the form, the model's own example) of every create that takes one."""
    for gateway in package.gateways:
        document = json.loads(text(package, "openapi", gateway))
        for path, methods in document["paths"].items():
            content = methods.get("post", {}).get("requestBody", {}).get("content", {})
            examples = content.get("application/json", {}).get("examples")
            if "multipart/form-data" in content and examples:
                schema = content["multipart/form-data"]["schema"]
                whole = {**schema, "components": document["components"]}
                yield gateway.name, path, whole, next(iter(examples.values()))["value"]


def test_a_form_that_its_document_allows_is_taken(
    package: ir.Package, mock: MockServer, client: httpx.Client
) -> None:
    sent = 0
    for gateway, path, schema, example in forms(package):
        if any(isinstance(value, (list, dict)) for value in example.values()):
            continue
        Draft202012Validator(schema).validate(example)
        parts = [
            (key, (None, value if isinstance(value, str) else json.dumps(value)))
            for key, value in example.items()
        ]
        answer = client.post(f"{mock.gateway_url(gateway)}{path}", files=parts)
        assert answer.status_code < 300, (path, example, answer.text)
        sent += 1
    assert sent > 5


def test_a_form_names_its_model_where_the_body_does(package: ir.Package) -> None:
    found = {(gateway, path): schema for gateway, path, schema, _ in forms(package)}
    films = found["umodelverse", "/v1/videos"]
    assert films["properties"]["model"] == {"type": "string", "const": "sora-2"}
    assert films["required"] == ["model", "prompt"]
    assert "model" not in found["skills-video", "/generation/qwen/qwen-image-2"]["properties"]
