"""A gateway as an OpenAPI 3.1 document, from the intermediate representation alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..ir import Answer, Gateway, Operation
from .envelopes import answer_example, answer_schema
from .paths import TAGS, answer_name, answer_of, create_state, paths
from .refusals import error_schema, responses
from .requests import component, request_component

_STATES = ("created", "pending", "succeeded", "failed")


def openapi(gateway: Gateway, version: str, license: str) -> dict[str, Any]:
    """The document of `gateway`, with all of its models; `version` and `license` are the specs' own."""
    described = paths(gateway)
    used = {tag for path in described.values() for one in path.values() for tag in one["tags"]}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": gateway.title,
            "version": version,
            "description": _description(gateway),
            "contact": _contact(gateway),
            "license": {"name": license, "identifier": license},
        },
        "servers": [{"url": gateway.base_url}],
        "security": [{"key": []}],
        "tags": [{"name": tag, "description": text} for tag, text in TAGS.items() if tag in used],
        "paths": described,
        "components": {
            "securitySchemes": dict(_securities(gateway)),
            "schemas": dict(_schemas(gateway)),
            "responses": responses(gateway),
        },
    }


def _description(gateway: Gateway) -> str:
    pages = [f"{one.title} ({one.url or 'no address'}, {one.read})" for one in gateway.sources]
    return f"What {gateway.title} documents, as data. Read from: {'; '.join(pages)}."


def _contact(gateway: Gateway) -> dict[str, str]:
    """Who documents it, and where."""
    address = next((one.url for one in gateway.sources if one.url), None)
    return {"name": gateway.title, **({"url": address} if address else {})}


def _securities(gateway: Gateway) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where the key travels, and where it does in operations that differ."""
    yield "key", _security(gateway, (gateway.key_header, gateway.key_before, gateway.key_query))
    for one in gateway.operations:
        if one.key_place is not None:
            yield f"key_of_{one.name}", _security(gateway, one.key_place)


def _security(gateway: Gateway, place: tuple[str, str, str]) -> dict[str, Any]:
    header, before, query = place
    prefix = f" It begins with {gateway.key_prefix}." if gateway.key_prefix else ""
    text = f"An API key, kept in {' or '.join(gateway.key_env)}.{prefix}"
    if query:
        return {"type": "apiKey", "in": "query", "name": query, "description": text}
    if (header.lower(), before) == ("authorization", "Bearer "):
        return {"type": "http", "scheme": "bearer", "description": text}
    if before:
        text += f" `{before}` stands before it."
    return {"type": "apiKey", "in": "header", "name": header, "description": text}


def _schemas(gateway: Gateway) -> Iterator[tuple[str, dict[str, Any]]]:
    for model in gateway.models:
        yield component(model), request_component(model)
    used = {one.name for model in gateway.models for one in model.operations}
    for operation in gateway.operations:
        if operation.name not in used:
            continue
        states = _STATES if operation.poll is not None else (create_state(operation),)
        for state in states:
            answer = answer_of(operation, state)
            if answer is not None and not isinstance(answer.body, str):
                yield answer_name(operation, state), _answers(gateway, operation, answer, state)
    if gateway.answer("error") is not None:
        yield "Error", _with_example(error_schema(gateway))
    for state in ("upload", "balance"):
        answer = gateway.answer(state)
        if answer is not None and gateway.endpoint(state) is not None:
            yield state.capitalize(), _with_example(answer_schema(gateway, answer))


def _answers(gateway: Gateway, operation: Operation, answer: Answer, state: str) -> dict[str, Any]:
    """The schema of an answer; where media or models have their own, of any of them."""
    models = [one for one in gateway.models if operation in one.operations]
    different: list[Answer] = []
    for one in [model.answer(state) for model in models] or [answer]:
        if one is not None and all(one.body != other.body for other in different):
            different.append(one)
    if state == "pending" and operation.result is not None:
        state = "polled"  # The answer says that the task has ended, and the result lies elsewhere.
    schemas = [answer_schema(gateway, one, state=state) for one in different or [answer]]
    return (
        _with_example(schemas[0])
        if len(schemas) == 1
        else {"anyOf": [_with_example(one) for one in schemas]}
    )


def _with_example(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with one whole answer as its example."""
    return {**schema, "examples": [answer_example(schema)]}
