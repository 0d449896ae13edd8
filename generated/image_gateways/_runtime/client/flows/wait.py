"""Waiting for a task, always with an end.

The intervals follow the gateway's documented cadence from its low to its high end, with jitter that
never goes below it. Passing failures of a poll, and words that no page has, never end the wait.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from ...catalog.info import JSON, ModelInfo, OperationInfo
from ...facts.expiry import expires_at
from ..context import Context, Deadline
from ..effects import Flow, Sleep
from ..errors import (
    EmptyResult,
    GatewayError,
    TaskCancelled,
    TaskExpired,
    TaskFailed,
    TaskTimeout,
    brief,
)
from ..http.message import HttpResponse
from ..outcome import Outcome
from ..price import Estimate, estimate
from ..retry import RETRY_AFTER_CAP, backoff
from ..unfinished import Unfinished, leave
from .answers import ENDED_BADLY, SUCCEEDED, Reading
from .create import Accepted
from .exchange import passing
from .look import look
from .media import of_media
from .refusals import header_id, shorten
from .report import OnProgress, report

UNDOCUMENTED = (1.0, 10.0)
"""Seconds between polls where no page says: from the first to the longest."""
GROWTH, JITTER = 1.5, 0.1
FRESH = 30.0
"""Seconds after the create in which "no such task" passes: a gateway may read where it has not yet
written."""
LAST_LOOK = 1.0
"""Seconds before the deadline at which a task is looked at once more."""
ENDINGS = {"cancelled": TaskCancelled, "expired": TaskExpired}


def wait(
    context: Context,
    operation: OperationInfo,
    task_id: str,
    deadline: Deadline,
    **more: Any,
) -> Flow[Outcome]:
    """The finished task; see `wait_for_end`. Whatever ends the wait carries the task's id."""
    try:
        return (yield from wait_for_end(context, operation, task_id, deadline, **more))
    except GatewayError as error:
        error.nothing_created = False
        error.task_id = error.task_id or task_id or None
        raise
    except BaseException as error:
        if task_id:
            leave(error, Unfinished(context.gateway.title, task_id), context.ended)
        raise


def wait_for_end(
    context: Context,
    operation: OperationInfo,
    task_id: str,
    deadline: Deadline,
    *,
    model: ModelInfo | None = None,
    on_progress: OnProgress | None = None,
    created: Accepted | None = None,
    timeout: float | None = None,
) -> Flow[Outcome]:
    """The finished task.

    `created` is the answer to its create; without it (a task picked up again) the first look is at
    once. An unknown status is not an end; but when the deadline passes while it comes with results, they
    are the outcome: they were paid for. Raises TaskFailed, TaskTimeout, or the error that a poll met and that will not pass.
    """
    polls, heard, failures = 0, 0, 0
    addresses: dict[str, str] = {}
    warnings: dict[str, None] = {}
    trouble: GatewayError | None = None
    last: Reading | None = None
    pause = 0.0
    price = None if created is None else created.price
    if created is None and model is not None:
        price = estimate(model)
    if created is not None:
        last = created.reading
        addresses |= last.addresses
        warnings |= dict.fromkeys(last.warnings)
        if not created.told:
            yield from report(on_progress, task_id, last, deadline)
        seen = (last, created.raw, created.response)
        result = ending(context, operation, model, task_id, *seen, warnings, price)
        if result is not None:
            return result
        pause = first_pause(context)
    over = False
    odd: Outcome | None = None
    while True:
        left = deadline.seconds_left()
        if over or left <= 0:
            if odd is not None:
                return odd
            again = task_call(operation, model, task_id)
            raise timed_out(context, task_id, deadline, last, trouble, again) from trouble
        if pause >= left:
            over, pause = True, max(left - LAST_LOOK, left / 2)
        yield from Sleep(pause)
        polls += 1
        verdict = yield from look(context, operation, task_id, deadline, model, timeout, addresses)
        if isinstance(verdict, GatewayError):
            if not passing(verdict) and not (heard == 0 and too_soon(context, verdict, created)):
                verdict.task_id = task_id
                raise verdict
            trouble, failures = verdict, failures + 1
            asked = min(verdict.retry_after or 0.0, RETRY_AFTER_CAP)
            calm = backoff(failures, context.env.random())
            pause = max(next_pause(context, polls), calm, asked)
            continue
        last, data, response = verdict
        trouble, failures, heard = None, 0, heard + 1
        addresses |= last.addresses
        warnings |= dict.fromkeys(last.warnings)
        yield from report(on_progress, task_id, last, deadline)
        result = ending(context, operation, model, task_id, last, data, response, warnings, price)
        if result is not None:
            return result
        odd = None
        if last.state is None and last.outputs:
            odd = outcome(context, operation, model, task_id, last, data, response, warnings, price)
        pause = next_pause(context, polls)


def too_soon(context: Context, error: GatewayError, created: Accepted | None) -> bool:
    """Whether a task may be unknown only because its create was a moment ago."""
    if created is None or error.status != 404:
        return False
    return (context.env.now() - created.response.received_at).total_seconds() < FRESH


def first_pause(context: Context) -> float:
    """Seconds between the create and the first look."""
    low, high = context.gateway.poll_first or (context.gateway.poll_every or UNDOCUMENTED)[:1] * 2
    return low + (high - low) * context.env.random()


def next_pause(context: Context, polls: int) -> float:
    """Seconds after that many looks."""
    low, high = context.gateway.poll_every or UNDOCUMENTED
    grown = min(high, low * GROWTH ** min(polls - 1, 30))
    return min(high, grown * (1 + JITTER * context.env.random()))


def ending(
    context: Context,
    operation: OperationInfo,
    model: ModelInfo | None,
    task_id: str | None,
    reading: Reading,
    data: JSON,
    response: HttpResponse,
    warnings: dict[str, None],
    price: Estimate | None,
) -> Outcome | None:
    """The outcome when the task has ended well, None while it has not ended.

    Raises TaskFailed; EmptyResult for a success without a file.
    """
    if reading.state in ENDED_BADLY:
        raise task_failure(context, task_id, reading, data, response)
    if reading.state != SUCCEEDED and (task_id or not reading.outputs):
        return None
    if not reading.outputs:
        raise empty(context, task_id, reading, data, response)
    return outcome(context, operation, model, task_id, reading, data, response, warnings, price)


def outcome(
    context: Context,
    operation: OperationInfo,
    model: ModelInfo | None,
    task_id: str | None,
    reading: Reading,
    data: JSON,
    response: HttpResponse,
    warnings: dict[str, None],
    price: Estimate | None,
) -> Outcome:
    """What came of a task; what is odd about its last answer joins `warnings`."""
    outputs = of_media(reading.outputs, operation, model, warnings)
    answered = server_time(response)
    made = answered if reading.created_at is None else min(reading.created_at, answered)
    return Outcome(
        id=task_id or None,
        name=task_id or name_of(context, model),
        model=model.key if model is not None else key_of(context, reading),
        status=reading.word or SUCCEEDED,
        outputs=outputs,
        credits=reading.credits,
        price=price,
        created_at=reading.created_at,
        expires_at=None
        if model is None
        else expires_at(model.links_expire, model.links_lifetime, made),
        request_id=reading.request_id or header_id(response),
        warnings=tuple(warnings),
        used=reading.used,
        raw=data,
        updated_at=reading.updated_at,
        input=reading.input,
        actual_prompt=reading.actual_prompt,
        response=response
        if all(one.base64 is None for one in outputs)
        else replace(response, body=b""),
    )


def name_of(context: Context, model: ModelInfo | None) -> str:
    """A name for the files of a result without an id, that no other result has."""
    what = model.id.rpartition("/")[2] if model is not None else context.gateway.name
    return f"{what}-{context.env.now():%Y%m%d-%H%M%S}-{context.env.new_key()[-8:]}"


def key_of(context: Context, reading: Reading) -> str:
    """The key of the model that an answer names, else the gateway's name."""
    gateway = context.gateway.name
    return f"{gateway}/{reading.model}" if reading.model else gateway


def server_time(response: HttpResponse) -> datetime:
    """When the answer was made by the server's clock, else when it came by ours."""
    try:
        when = parsedate_to_datetime(response.headers["date"])
    except (KeyError, ValueError, TypeError, IndexError, OverflowError):
        return response.received_at
    return when if when.tzinfo is not None else response.received_at


def task_failure(
    context: Context, task_id: str | None, reading: Reading, data: JSON, response: HttpResponse
) -> TaskFailed:
    """The error of a task that ended without a result."""
    kind = ENDINGS.get(reading.state or "", TaskFailed)
    said = shorten(reading.message) if reading.message else f"the task is {reading.word}"
    return kind(
        said,
        gateway=context.gateway.title,
        operation="task",
        code=reading.code,
        request_id=reading.request_id or header_id(response),
        task_id=task_id,
        body=data,
        credits=reading.credits,
    )


def empty(
    context: Context, task_id: str | None, reading: Reading, data: JSON, response: HttpResponse
) -> EmptyResult:
    """The error of a task that succeeded and shows no file."""
    return EmptyResult(
        f"the task is {reading.word}, but its answer holds no file that can be read",
        gateway=context.gateway.title,
        operation="task",
        request_id=reading.request_id or header_id(response),
        task_id=task_id or reading.id,
        body=data,
        credits=reading.credits,
    )


def task_call(operation: OperationInfo, model: ModelInfo | None, task_id: str) -> str:
    """The call on a client that picks a task up; a poll that names the model needs the model's own."""
    path = "" if operation.poll is None else operation.poll[1]
    named = ("{model}" in path or "{app}" in path) and model is not None
    call = f"task({brief(task_id)!r})"
    return f"{model.module}.{call}" if named and model else call


def timed_out(
    context: Context,
    task_id: str,
    deadline: Deadline,
    last: Reading | None,
    trouble: GatewayError | None,
    again: str,
) -> TaskTimeout:
    """The error of a wait that ended before its task; `again` is the call that picks it up."""
    facts: dict[str, Any] = {}
    if trouble is not None:
        facts = {"status": trouble.status, "code": trouble.code, "body": trouble.body}
        message = f"no news within {deadline.seconds:g} s; last: {trouble.message}"
    else:
        word = last.word if last is not None and last.word else "not known"
        message = f"not finished within {deadline.seconds:g} s; its status is {word}"
    return TaskTimeout(
        message,
        gateway=context.gateway.title,
        operation="task",
        task_id=task_id,
        hint=f"It goes on at the gateway: pick it up with {again}.wait()",
        **facts,
    )
