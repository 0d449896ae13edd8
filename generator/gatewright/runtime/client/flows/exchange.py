"""One exchange that costs nothing and may be repeated: uploads, balance."""

from __future__ import annotations

from ...catalog.info import JSON, OperationInfo
from ..context import Context, Deadline
from ..effects import Flow, Send, Sleep
from ..errors import ConnectionFailed, GatewayError, ServerError
from ..http.message import JSON_CAP, HttpRequest, HttpResponse, TransportError
from ..retry import LOST, THROTTLED, pause_before_retry
from .inline import cap, itself
from .refusals import header_id, nothing_created, parse_body, refusal


def repeatable(
    context: Context,
    operation: str,
    request: HttpRequest,
    deadline: Deadline,
    timeout: float | None = None,
    *,
    empty: bool = False,
) -> Flow[tuple[JSON, HttpResponse]]:
    """The JSON answer to `request`; retries failures, 5xx and 429 within `max_retries`.

    With `empty` an answer without a body is None; else it is not an answer.

    Raises the error that the last answer means, or ConnectionFailed.
    """
    attempt = 0
    while True:
        verdict = yield from once(context, operation, request, deadline, timeout, empty=empty)
        if not isinstance(verdict, GatewayError):
            context.quota.give()
            return verdict
        cost = THROTTLED if verdict.status == 429 else LOST
        pause = None
        if passing(verdict):
            pause = pause_before_retry(context, attempt, verdict.retry_after, cost, deadline)
        if pause is None:
            raise verdict
        yield from Sleep(pause)
        attempt += 1


def once(
    context: Context,
    operation: str,
    request: HttpRequest,
    deadline: Deadline,
    timeout: float | None = None,
    *,
    empty: bool = False,
    files: OperationInfo | None = None,
) -> Flow[tuple[JSON, HttpResponse] | GatewayError]:
    """The JSON answer to one attempt, or the error that it means, as a value.

    With `files`, the answer may be a file of that operation itself; the JSON is None then.
    """
    gateway = context.gateway.title
    limit = JSON_CAP if files is None else cap(files)
    try:
        response = yield from Send(request, deadline.times(timeout or context.timeout), cap=limit)
    except TransportError as problem:
        return ConnectionFailed(
            str(problem),
            gateway=gateway,
            operation=operation,
            nothing_created=nothing_created(operation, ConnectionFailed),
        )
    if not 200 <= response.status < 300:
        return refusal(context, operation, response)
    if empty and not response.body.strip():
        return None, response
    data, is_json = parse_body(response)
    if not is_json and files is not None and itself(files, response) is not None:
        return None, response
    if not is_json:
        return ServerError(
            "the answer is not JSON",
            gateway=gateway,
            operation=operation,
            status=response.status,
            request_id=header_id(response),
            body=data,
            nothing_created=nothing_created(operation, ServerError),
        )
    return data, response


def passing(error: GatewayError) -> bool:
    """Whether a read that failed so may work a moment later."""
    return isinstance(error, (ConnectionFailed, ServerError)) or error.status in (408, 429)
