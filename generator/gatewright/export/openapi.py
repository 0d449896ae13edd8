"""A gateway as an OpenAPI 3.1 document, from the intermediate representation alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..ir import Gateway
from .envelopes import answer_example, answer_schema
from .paths import answer_name, answer_of, create_state, paths
from .refusals import error_schema, responses
from .requests import component, request_component

_STATES = ("created", "pending", "succeeded", "failed")


def openapi(gateway: Gateway, version: str) -> dict[str, Any]:
    """The document of `gateway`, with all of its models; `version` is the specs' own."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": gateway.title,
            "version": version,
            "description": _description(gateway),
        },
        "servers": [{"url": gateway.base_url}],
        "security": [{"key": []}],
        "paths": paths(gateway),
        "components": {
            "securitySchemes": {"key": _security(gateway)},
            "schemas": dict(_schemas(gateway)),
            "responses": responses(gateway),
        },
    }


def _description(gateway: Gateway) -> str:
    pages = [f"{one.title} ({one.url or 'no address'}, {one.read})" for one in gateway.sources]
    return f"What {gateway.title} documents, as data. Read from: {'; '.join(pages)}."


def _security(gateway: Gateway) -> dict[str, Any]:
    prefix = f" It begins with {gateway.key_prefix}." if gateway.key_prefix else ""
    text = f"An API key, kept in {' or '.join(gateway.key_env)}.{prefix}"
    return {"type": "http", "scheme": "bearer", "description": text}


def _schemas(gateway: Gateway) -> Iterator[tuple[str, dict[str, Any]]]:
    for model in gateway.models:
        yield component(model), request_component(model)
    used = {model.operation.name for model in gateway.models}
    for operation in gateway.operations:
        if operation.name not in used:
            continue
        states = _STATES if operation.poll is not None else (create_state(operation),)
        for state in states:
            answer = answer_of(operation, state)
            if answer is not None:
                name = answer_name(operation, state)
                yield name, _shown(answer_schema(gateway, answer, state=state))
    if gateway.answer("error") is not None:
        yield "Error", _shown(error_schema(gateway))
    for state in ("upload", "balance"):
        answer = gateway.answer(state)
        if answer is not None and gateway.endpoint(state) is not None:
            yield state.capitalize(), _shown(answer_schema(gateway, answer))


def _shown(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with one whole answer as its example."""
    return {**schema, "examples": [answer_example(schema)]}
