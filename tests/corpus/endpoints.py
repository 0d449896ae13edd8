"""Schemas of fal's endpoints → what `/models?expand=openapi-3.0` answers.

fal publishes its documents behind a key. The corpus has the schemas of many of them in files of their own, as somebody
has kept them: request, answer, and what these refer to. Around them is fal's form, and nothing inside is changed but
where references lead.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CATEGORIES = {"image": "text-to-image", "video": "text-to-video", "audio": "text-to-audio"}


def models_page(folder: Path) -> dict[str, Any]:
    """The endpoints whose schemas lie below `folder`, each in the folder of what it makes."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        kept = json.loads(path.read_text("utf-8"))
        if {"input_schema", "output_schema"} <= set(kept):
            found.append(_endpoint(f"fal-ai/{path.stem}", path.parent.name, kept))
    return {"models": found, "has_more": False}


def _endpoint(root: str, made: str, kept: dict[str, Any]) -> dict[str, Any]:
    schemas = {name: _moved_schema(one) for name, one in kept.items() if not name.startswith("x-")}

    def content(name: str) -> dict[str, Any]:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}

    return {
        "endpoint_id": root,
        "metadata": {"display_name": root, "category": CATEGORIES.get(made, "")},
        "openapi": {
            "openapi": "3.0.4",
            "info": {"title": root, "version": "1"},
            "components": {"schemas": schemas},
            "paths": {
                f"/{root}": {"post": {"requestBody": {"content": content("input_schema")}}},
                f"/{root}/requests/{{request_id}}": {
                    "get": {"responses": {"200": {"content": content("output_schema")}}}
                },
            },
        },
    }


def _moved_schema(node: Any) -> Any:
    """A schema whose references lead to the components."""
    if isinstance(node, list):
        return [_moved_schema(one) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: _moved_schema(value) for key, value in node.items()}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = made["$ref"].replace("#/", "#/components/schemas/", 1)
    return made
