"""One look at a task, and its result where that lies elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ...catalog.info import JSON, ModelInfo, OperationInfo
from ..context import Context, Deadline
from ..effects import Flow
from ..errors import GatewayError, TaskFailed
from ..http.message import HttpResponse
from ..outcome import Credits
from .answers import SUCCEEDED, Reading, read
from .exchange import once, passing
from .inline import itself
from .reach import request_to

NOWHERE: Mapping[str, str] = MappingProxyType({})


def look(
    context: Context,
    operation: OperationInfo,
    task_id: str,
    deadline: Deadline,
    model: ModelInfo | None,
    timeout: float | None,
    addresses: dict[str, str],
) -> Flow[tuple[Reading, JSON, HttpResponse] | GatewayError]:
    """One look at a task, and its result where that lies elsewhere; or the error that was met."""
    verdict = yield from poll(context, operation, task_id, deadline, model, timeout, addresses)
    if isinstance(verdict, GatewayError):
        return verdict
    data, response = verdict
    reading = read(context.gateway, operation, data)
    if reading.state != SUCCEEDED or reading.outputs or operation.result is None:
        return reading, data, response
    said = {**addresses, **reading.addresses}
    request = request_to(context, operation, "result", task_id, model, said)
    if isinstance(request, GatewayError):
        return request
    verdict = yield from once(context, "poll", request, deadline, timeout, files=operation)
    if isinstance(verdict, GatewayError):
        return verdict if passing(verdict) else lost_result(verdict, task_id, reading)
    data, response = verdict
    result = read(context.gateway, operation, data, reading.word)
    if data is None and (file := itself(operation, response)) is not None:
        result = replace(result, state=SUCCEEDED, outputs=(file,))
    return join_readings(reading, result), data, response


def join_readings(status: Reading, result: Reading) -> Reading:
    """What a status and the result behind it say together."""
    return replace(
        result,
        id=result.id or status.id,
        model=result.model or status.model,
        credits=status.credits if result.credits == Credits() else result.credits,
        used={**status.used, **result.used},
        request_id=result.request_id or status.request_id,
        created_at=result.created_at or status.created_at,
        logs=result.logs or status.logs,
        warnings=(*status.warnings, *result.warnings),
    )


def lost_result(error: GatewayError, task_id: str, status: Reading) -> TaskFailed:
    """The error of a task that has ended, and whose result the gateway refuses."""
    return TaskFailed(
        error.message,
        gateway=error.gateway,
        operation="task",
        status=error.status,
        code=error.code,
        request_id=error.request_id or status.request_id,
        task_id=task_id,
        body=error.body,
        credits=status.credits,
    )


def poll(
    context: Context,
    operation: OperationInfo,
    task_id: str,
    deadline: Deadline,
    model: ModelInfo | None = None,
    timeout: float | None = None,
    addresses: Mapping[str, str] = NOWHERE,
) -> Flow[tuple[JSON, HttpResponse] | GatewayError]:
    """One look at a task: the answer, or the error it means.

    `model` is the task's model, where it is known, and `addresses` what answers about it say. Raises
    ValueError for an operation without tasks.
    """
    request = request_to(context, operation, "poll", task_id, model, addresses)
    if isinstance(request, GatewayError):
        return request
    return (yield from once(context, "poll", request, deadline, timeout))
