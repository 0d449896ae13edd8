"""Refusals: envelope, code and HTTP status decide the class of the error."""

from __future__ import annotations

from typing import Any

import pytest

from ..handle import Package
from ..stage import Colour, Stage, filled
from ..subject import Gateway
from .registry import of_gateway

CLASSES = {
    "invalid_request": "BadRequest",
    "authentication": "AuthenticationError",
    "insufficient_credits": "InsufficientCredits",
    "permission": "PermissionDenied",
    "not_found": "NotFound",
    "conflict": "Conflict",
    "idempotency_conflict": "IdempotencyConflict",
    "content_rejected": "ContentRejected",
    "rate_limited": "RateLimited",
    "timeout": "ServerError",
    "unavailable": "ServerError",
    "server_error": "ServerError",
    "generation_failed": "ServerError",
    "missing_key": "AuthenticationError",
    "unknown_model": "BadRequest",
}
UNLIKELY = 418
"""An HTTP status that says nothing, so that the class can only come from the code."""


def polled(gateway: Gateway) -> tuple[str, tuple[str, str]]:
    """An operation that has tasks, and the address of one task."""
    for name, one in gateway.operations.items():
        if "poll" in one:
            return name, gateway.url(one["poll"], id="task-17")
    raise AssertionError(f"{gateway} has no tasks")


@of_gateway("errors", "answers.error", "title", sends=True)
def each_documented_error_raises_its_class(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    whole = gateway.facts["errors.code_type"] == "integer"
    operation, address = polled(gateway)
    tree = package.runtime("client.errors")
    stage = Stage(package, gateway, colour)
    answers: list[Any] = []
    expected: list[tuple[str, str, int]] = []
    for code, facts in gateway.facts["errors.codes"].items():
        for family in ("", *gateway.facts.get("errors.families", ())):
            said = family + code
            body = filled(
                gateway, gateway.facts["answers.error"], error__code=int(code) if whole else said
            )
            for status in (facts.get("http", UNLIKELY), UNLIKELY):
                answers.append((status, body))
                expected.append((said, CLASSES[facts["means"]], status))
    stage.answer(address, *answers)
    for said, kind, status in expected:
        error = refused(stage, operation, tree)
        assert type(error).__name__ == kind, f"{said} is {type(error).__name__}, not {kind}"
        assert (error.gateway, error.code, error.status) == (gateway.facts["title"], said, status)
        assert error.message == "the picture fell off the wall"
        request_id = "<request_id>" in str(gateway.facts["answers.error"])
        assert error.request_id == ("req-99" if request_id else None)


def refused(stage: Stage, operation: str, tree: Any) -> Any:
    """Returns the error that one poll of a task raises."""
    with pytest.raises(tree.GatewayError) as caught:
        stage.run(stage.client.task("task-17", operation=operation).status())
    return caught.value


@of_gateway("answers.error", sends=True)
def an_error_whose_code_is_new_goes_by_its_http_status(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    operation, address = polled(gateway)
    stage = Stage(package, gateway, colour)
    code: Any = 99999 if gateway.facts["errors.code_type"] == "integer" else "brand_new"
    body = filled(gateway, gateway.facts["answers.error"], error__code=code)
    statuses = {400: "BadRequest", 401: "AuthenticationError", 402: "InsufficientCredits"}
    statuses |= {403: "PermissionDenied", 404: "NotFound", 409: "Conflict"}
    statuses |= {422: "ContentRejected", 429: "RateLimited", 500: "ServerError"}
    stage.answer(address, *((status, body) for status in statuses))
    for status, kind in statuses.items():
        error = refused(stage, operation, package.runtime("client.errors"))
        assert (type(error).__name__, error.status, error.code) == (kind, status, str(code))


@of_gateway("answers.error.error", sends=True)
def an_error_of_an_older_revision_keeps_its_code(
    package: Package, gateway: Gateway, colour: Colour
) -> None:
    envelope = gateway.facts["answers.error"]
    if "<error.legacy_code>" not in str(envelope):
        return
    operation, address = polled(gateway)
    stage = Stage(package, gateway, colour)
    code = next(iter(gateway.facts["errors.codes"]))
    older = filled(gateway, envelope, error__legacy_code=code, error__code=None)
    stage.answer(address, (UNLIKELY, older))
    assert refused(stage, operation, package.runtime("client.errors")).code == code
