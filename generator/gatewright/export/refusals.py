"""The documented refusals of a gateway as OpenAPI responses."""

from __future__ import annotations

from typing import Any

from ..ir import ErrorCode, Gateway
from .envelopes import answer_example, answer_schema

_OF_BODIES = {
    "invalid_request",
    "unknown_model",
    "insufficient_credits",
    "content_rejected",
    "conflict",
    "idempotency_conflict",
    "generation_failed",
}
"""Meanings of errors that only a request with a body can cause."""


def error_schema(gateway: Gateway) -> dict[str, Any]:
    """The schema of the gateway's error envelope, every documented code an example."""
    answer = gateway.answer("error")
    if answer is None:
        return {}
    codes = [code for one in gateway.errors for code in _codes_on_wire(gateway, one)]
    return answer_schema(gateway, answer, shown={"error.code": codes})


def responses(gateway: Gateway) -> dict[str, Any]:
    """``components.responses``: one for each documented status, and one for all the others."""
    made = {
        _component(status): _response(gateway, means, codes)
        for status, (means, codes) in _by_status(gateway).items()
    }
    if gateway.answer("error") is not None:
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
        text = "A refusal whose status no page names, in the gateway's error envelope."
        made["Refused"] = {"description": text, "content": content}
    return made


def refusals(gateway: Gateway, *, has_body: bool) -> dict[str, Any]:
    """The responses of one operation, by status, as references to `responses`."""
    listed = {
        str(status): {"$ref": f"#/components/responses/{_component(status)}"}
        for status, (means, _) in _by_status(gateway).items()
        if has_body or not means <= _OF_BODIES
    }
    shown = gateway.answer("error") is not None
    other = {"$ref": "#/components/responses/Refused"}
    if not any(status.startswith("4") for status in listed):
        unseen = {"description": "A refusal, whose form no page shows."}
        listed["4XX"] = other if shown else unseen
    if shown:
        listed["default"] = other
    return listed


def _component(status: int) -> str:
    return f"Refused{status}"


def _by_status(gateway: Gateway) -> dict[int, tuple[set[str], list[ErrorCode]]]:
    """HTTP status → the meanings and the codes documented with it."""
    statuses = dict(gateway.error_http)
    found = {status: ({means}, list[ErrorCode]()) for means, status in statuses.items()}
    for code in gateway.errors:
        status = code.http or statuses.get(code.means)
        if status is not None:
            means, codes = found.setdefault(status, (set(), []))
            means.add(code.means)
            codes.append(code)
    return dict(sorted(found.items()))


def _response(gateway: Gateway, means: set[str], codes: list[ErrorCode]) -> dict[str, Any]:
    words = ", ".join(sorted(one.replace("_", " ") for one in means))
    response: dict[str, Any] = {"description": f"{words[0].upper()}{words[1:]}."}
    if "rate_limited" in means and gateway.retry_after == "seconds":
        text = "Seconds to wait before the next request."
        response["headers"] = {"Retry-After": {"description": text, "schema": {"type": "integer"}}}
    if gateway.answer("error") is not None:
        examples = dict(
            _example(gateway, code, one) for one in codes for code in _codes_on_wire(gateway, one)
        )
        shown = {"examples": examples} if examples else {}
        content = {"schema": {"$ref": "#/components/schemas/Error"}, **shown}
        response["content"] = {"application/json": content}
    return response


def _example(gateway: Gateway, spelt: str | int, code: ErrorCode) -> tuple[str, dict[str, Any]]:
    """A refusal with that code, under the code's own name."""
    answer = gateway.answer("error")
    assert answer is not None
    shown: dict[str, list[Any]] = {
        "error.code": [spelt],
        "error.legacy_code": [code.code],
        "error.type": [code.type],
    }
    return str(spelt), {"value": answer_example(answer_schema(gateway, answer, shown=shown))}


def _codes_on_wire(gateway: Gateway, code: ErrorCode) -> list[str | int]:
    """Returns the code as it is sent, with each family prefix when the gateway has families."""
    if gateway.error_code_type == "integer":
        return [int(code.code)]
    return [family + code.code for family in gateway.error_families or ("",)]
