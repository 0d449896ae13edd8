"""The paths of a gateway's document: create, poll, upload and balance, where they are documented."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from ..ir import Answer, Endpoint, Gateway, Model, Operation
from ..names import pascal
from ..runtime.rules.pointers import pointer
from .refusals import refusals
from .requests import create_body, outside_body, price
from .uploads import upload_body

HOLE = re.compile(r"\{([^}]+)\}")
"""What an address leaves to fill in."""
Paths = dict[str, dict[str, Any]]
TAGS = {
    "image": "Creates that make pictures.",
    "video": "Creates that make films.",
    "audio": "Creates that make sounds, speech or music.",
    "tasks": "What became of a create.",
    "files": "Files to start from.",
    "account": "What is left.",
}
"""Tag of an operation → what such operations are about."""


def paths(gateway: Gateway) -> Paths:
    """Every documented path whose request and answer the specs describe."""
    found: Paths = {}
    for operation in gateway.operations:
        models = tuple(one for one in gateway.models if operation in one.operations)
        groups = [(model,) for model in models] if operation.model_in == "path" else [models]
        for group in filter(None, groups):
            path = operation.create.path.replace("{model}", group[0].id)
            _add(found, path, operation.create.method, _create(gateway, operation, group))
        if models and operation.poll is not None:
            _add_poll(found, gateway, operation, operation.poll)
            if operation.result is not None:
                _add_result(found, gateway, operation, operation.result)
    for name, describe in (("upload", _upload), ("balance", _balance)):
        endpoint, answer = gateway.endpoint(name), gateway.answer(name)
        if endpoint is not None and answer is not None:
            _add(found, endpoint.path, endpoint.method, describe(gateway))
    return found


def answer_name(operation: Operation, state: str) -> str:
    """The name of an operation's answer among the schemas of the document."""
    return pascal(f"{operation.name}_{state}")


def create_state(operation: Operation) -> str:
    """The state that the answer to a create shows."""
    return "succeeded" if operation.poll is None else "created"


def answer_of(operation: Operation, state: str) -> Answer | None:
    """The envelope of a state; a gateway that shows one for created and pending writes it once."""
    twin = {"created": "pending", "pending": "created"}.get(state, "")
    return operation.answer(state) or operation.answer(twin)


def _add(found: Paths, path: str, method: str, described: dict[str, Any]) -> None:
    found.setdefault(path.partition("?")[0], {})[method.lower()] = described


def _create(gateway: Gateway, operation: Operation, models: tuple[Model, ...]) -> dict[str, Any]:
    alone = models[0] if operation.model_in == "path" else None
    name = alone.attribute if alone else operation.name
    answer = {
        "description": "The result." if operation.poll is None else "The task, accepted.",
        "content": _created_content(operation),
        **_links(operation),
    }
    described: dict[str, Any] = {
        "operationId": f"create_{name}",
        "summary": alone.title if alone else f"Create with {', '.join(m.title for m in models)}",
        "description": _description(operation, models),
        "tags": [one for one in TAGS if one in {model.medium for model in models}],
        "requestBody": create_body(gateway, operation, models),
        "responses": {
            str(operation.created_http or "2XX"): answer,
            **refusals(gateway, has_body=True),
        },
        "x-price": {model.id: price(model.price) for model in models},
    }
    parameters = outside_body(models)
    if gateway.idempotency_header is not None:
        parameters.append(_idempotency(gateway, gateway.idempotency_header))
    if parameters:
        described["parameters"] = parameters
    if operation.base_url:
        described["servers"] = [{"url": operation.base_url}]
    if operation.key_place is not None:
        described["security"] = [{f"key_of_{operation.name}": []}]
    return described


def _description(operation: Operation, models: tuple[Model, ...]) -> str:
    """What a create makes, and where its result is to be had."""
    if operation.model_in == "path":
        what = models[0].summary or f"Makes {models[0].medium} with {models[0].title}."
    else:
        what = f"The body names one of {len(models)} models at `{'.'.join(operation.model_at)}`."
    after = "holds the result" if operation.poll is None else "names a task, whose state shows it"
    return f"{what} The answer {after}."


def _created_content(operation: Operation) -> dict[str, Any]:
    """What a create answers with: JSON, or the file itself."""
    if operation.poll is None:
        return _result(operation)
    return _content(answer_name(operation, "created"))


def _result(operation: Operation) -> dict[str, Any]:
    """The answer that holds a result: JSON, or the file itself."""
    answer = operation.answer("succeeded")
    if answer is not None and isinstance(answer.body, str):
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return _content(answer_name(operation, "succeeded"))


def _idempotency(gateway: Gateway, header: str) -> dict[str, Any]:
    says = {
        True: "A create repeated with the same key and body is charged once.",
        False: "The gateway does not deduplicate: a create repeated with the same key is charged again.",
        None: "Whether a create repeated with the same key is charged once is not documented.",
    }
    text = says[gateway.deduplicates]
    if gateway.infers_deduplication:
        text += " The spec infers that it is; do not rely on it."
    return {"name": header, "in": "header", "description": text, "schema": {"type": "string"}}


def _links(operation: Operation) -> dict[str, Any]:
    """Returns the links from a create to the poll of its task."""
    answer = answer_of(operation, "created")
    path = answer.path("id") if answer else None
    if operation.poll is None or path is None:
        return {}
    *_, (name, _) = sorted(_holes(operation.poll), key=lambda hole: hole[0] == "id")
    text = "The task's id asks for its state."
    target = {
        "operationId": _poll_id(operation.poll),
        "parameters": {name: f"$response.body#{pointer(path)}"},
        "description": text,
    }
    return {"links": {"poll": target}}


def _add_poll(found: Paths, gateway: Gateway, operation: Operation, poll: Endpoint) -> None:
    path = poll.path.partition("?")[0]
    ended = ("succeeded",) if operation.result is None else ()
    states = [one for one in ("pending", *ended, "failed") if answer_of(operation, one)]
    refs = [{"$ref": f"#/components/schemas/{answer_name(operation, state)}"} for state in states]
    known = found.get(path, {}).get(poll.method.lower())
    if known is not None:
        # Operations may share a poll. The id alone does not show which answer comes.
        content = known["responses"]["200"]["content"]["application/json"]
        content["schema"] = _any([*content["schema"].get("anyOf", [content["schema"]]), *refs])
        return
    parameters = [
        {"name": name, "in": place, "required": True, "schema": {"type": "string", "minLength": 1}}
        for name, place in _holes(poll)
    ]
    answer = {
        "description": "The task as it is now.",
        "content": {"application/json": {"schema": _any(refs)}},
    }
    described: dict[str, Any] = {
        "operationId": _poll_id(poll),
        "summary": "Ask for the state of a task",
        "description": f"A task is one of: {', '.join(word for word, _ in gateway.states)}."
        if gateway.states
        else "The answer shows whether the task has ended.",
        "tags": ["tasks"],
        "parameters": parameters,
        "responses": {"200": answer, **refusals(gateway, has_body=False)},
    }
    if operation.key_place is not None:
        described["security"] = [{f"key_of_{operation.name}": []}]
    _add(found, path, poll.method, described)


def _any(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _add_result(found: Paths, gateway: Gateway, operation: Operation, result: Endpoint) -> None:
    """The result of a task, where the answer to a poll does not hold it."""
    path = result.path.partition("?")[0]
    described: dict[str, Any] = {
        "operationId": _poll_id(result).replace("poll", "result", 1),
        "summary": "Fetch the result of a task",
        "description": "There is one when the task has succeeded.",
        "tags": ["tasks"],
        "parameters": [
            {
                "name": name,
                "in": place,
                "required": True,
                "schema": {"type": "string", "minLength": 1},
            }
            for name, place in _holes(result)
        ],
        "responses": {
            "200": {"description": "The result.", "content": _result(operation)},
            **refusals(gateway, has_body=False),
        },
    }
    if operation.key_place is not None:
        described["security"] = [{f"key_of_{operation.name}": []}]
    if result.method.lower() not in found.get(path, {}):
        _add(found, path, result.method, described)


def _holes(endpoint: Endpoint) -> list[tuple[str, str]]:
    """Returns the parameters of an address, and whether each is in the path or the query."""
    path, _, query = endpoint.path.partition("?")
    named = [(name, "query") for name, value in parse_qsl(query) if value.startswith("{")]
    return [*named, *((name, "path") for name in HOLE.findall(path))]


def _poll_id(poll: Endpoint) -> str:
    steps = [step for step in poll.path.partition("?")[0].split("/") if step and step[0] != "{"]
    return "poll_" + "_".join(steps)


def _upload(gateway: Gateway) -> dict[str, Any]:
    return {
        "operationId": "upload",
        "summary": "Upload a reference file",
        "description": "The answer has the address that a create takes.",
        "tags": ["files"],
        "requestBody": upload_body(gateway),
        "responses": {
            "2XX": {"description": "The file is stored.", "content": _content("Upload")},
            **refusals(gateway, has_body=True),
        },
    }


def _balance(gateway: Gateway) -> dict[str, Any]:
    return {
        "operationId": "balance",
        "summary": "Ask what is left",
        "description": "What the account of the key holds.",
        "tags": ["account"],
        "responses": {
            "200": {"description": "What is left.", "content": _content("Balance")},
            **refusals(gateway, has_body=False),
        },
    }


def _content(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
