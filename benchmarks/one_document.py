"""Our own OpenAPI exports, one a gateway, as the one document that other generators want.

Each model gets a path of its own to create and one to poll, as the documents of services with many
models have them; envelopes and refusals stay shared within a gateway.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def one_document(exports: Path) -> dict[str, Any]:
    """The document of every ``*.openapi.json`` below `exports`."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    responses: dict[str, Any] = {}
    for file in sorted(exports.glob("*.openapi.json")):
        prefix = _prefix(file)
        text = file.read_text(encoding="utf-8")
        for kind in ("schemas", "responses"):
            text = text.replace(f"#/components/{kind}/", f"#/components/{kind}/{prefix}")
        document: dict[str, Any] = json.loads(text)
        parts = document["components"]
        schemas.update({f"{prefix}{name}": one for name, one in parts["schemas"].items()})
        responses.update({f"{prefix}{name}": one for name, one in parts["responses"].items()})
        paths.update(_paths(document, prefix))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Many models", "version": "1.0.0"},
        "servers": [{"url": "https://gateways.example"}],
        "paths": paths,
        "components": {"schemas": schemas, "responses": responses},
    }


def _prefix(file: Path) -> str:
    return "".join(word.capitalize() for word in file.name.partition(".")[0].split("-"))


def _paths(document: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Two paths a model, or one where the answer comes at once."""
    paths: dict[str, Any] = {}
    polls = [one["get"] for path, one in document["paths"].items() if "{id}" in path]
    for one in document["paths"].values():
        create = one.get("post")
        links = create["responses"].get("2XX", create["responses"].get("200")) if create else None
        for name in _requests(create) if create else ():
            body = {"schema": {"$ref": f"#/components/schemas/{name}"}}
            paths[f"/{name}"] = {
                "post": {
                    "operationId": f"create{name}",
                    "requestBody": {"required": True, "content": {"application/json": body}},
                    "responses": _numbered(create["responses"]),
                }
            }
            if polls and links and "links" in links:
                poll = {**polls[0], "operationId": f"poll{name}"}
                paths[f"/{name}/tasks/{{id}}"] = {"get": poll}
    return paths


def _requests(create: dict[str, Any]) -> list[str]:
    """The components that hold the requests of the models which this operation creates."""
    content = create["requestBody"]["content"].get("application/json")
    return [] if content is None else sorted(set(_refs(content["schema"])))


def _refs(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"].rpartition("/")[2]] if isinstance(node.get("$ref"), str) else []
        return own + [name for child in node.values() for name in _refs(child)]
    if isinstance(node, list):
        return [name for child in node for name in _refs(child)]
    return []


def _numbered(responses: dict[str, Any]) -> dict[str, Any]:
    """Status classes as the first status of theirs, which every peer reads; links left out."""
    plain = {
        status: {k: v for k, v in one.items() if k != "links"} for status, one in responses.items()
    }
    return {("200" if status == "2XX" else status): one for status, one in plain.items()}
