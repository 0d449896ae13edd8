"""Requests as JSON Schema 2020-12: one model's, or those of a whole gateway."""

from __future__ import annotations

from typing import Any

from ..ir import Gateway, Model
from ..schema import request_schema


def json_schema(model: Model) -> dict[str, Any]:
    """The schema of a request of `model`, every mode in it."""
    return request_schema(model)


def gateway_schema(gateway: Gateway) -> dict[str, Any]:
    """A schema that takes a request of any model of `gateway`."""
    definitions = {model.class_name: request_schema(model) for model in gateway.models}
    dialects = {schema["$schema"] for schema in definitions.values()}
    return {
        **({"$schema": dialects.pop()} if dialects else {}),
        "title": gateway.title,
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in definitions],
        "$defs": definitions,
    }
