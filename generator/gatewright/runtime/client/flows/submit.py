"""From a judged draft to an accepted task, or to the finished file."""

from __future__ import annotations

from ...catalog.info import ModelInfo
from ..context import Context, Deadline
from ..drafting import Draft
from ..effects import Callback, Flow, Settled
from ..errors import GatewayError
from ..options import Settings
from ..outcome import Outcome
from ..price import estimate
from ..unfinished import Unfinished, leave
from .create import Accepted, Order, create
from .places import part_body
from .report import check_callback
from .stream import Listener
from .upload import settle
from .wait import outcome, wait


def submit(
    context: Context,
    model: ModelInfo,
    draft: Draft,
    settings: Settings,
    deadline: Deadline,
    listener: Listener | None = None,
) -> Flow[Accepted]:
    """Uploads what is local, then creates, once; with `listener`, until the stream of events ends."""
    check_callback(context, "on_progress", settings.on_progress)
    check_callback(context, "on_task", settings.on_task)
    seconds = draft.seconds()
    body = yield from settle(context, model, draft, deadline, settings.timeout)
    whole = draft.whole()
    apart = part_body(whole)
    order = Order(
        model=model.id,
        operation=model.operation,
        body=body,
        shown=whole,
        timeout=settings.timeout,
        idempotency_key=settings.idempotency_key,
        client_request_id=draft.client_request_id,
        headers={**apart.headers, **settings.extra_headers},
        path=apart.path,
        query=apart.query,
        listener=listener,
        price=estimate(model, whole, seconds),
    )
    accepted: Accepted | None = None
    try:
        accepted = yield from create(context, order, deadline)
        if settings.on_task is not None and accepted.reading.id and not accepted.told:
            yield from Callback(settings.on_task, accepted.reading.id)
        yield from Settled()
        return accepted
    except BaseException as error:
        if accepted is not None:
            after_create(error, context, model, accepted)
        raise


def after_create(
    error: BaseException, context: Context, model: ModelInfo, accepted: Accepted
) -> None:
    """Lets `error` say what was created, even one of ours that a callback brought from another call."""
    if isinstance(error, GatewayError):
        error.nothing_created = False
        error.task_id = error.task_id or accepted.reading.id
    leave(error, remains(context, model, accepted), context.ended)


def remains(context: Context, model: ModelInfo, accepted: Accepted) -> Unfinished:
    """What is there after a create that was accepted: a task, or the file itself."""
    reading, title = accepted.reading, context.gateway.title
    if reading.id:
        return Unfinished(title, reading.id)
    seen = (reading, accepted.raw, accepted.response)
    made = outcome(context, model.operation, model, None, *seen, {}, accepted.price)
    return Unfinished(title, outcome=made)


def generate(context: Context, model: ModelInfo, draft: Draft, settings: Settings) -> Flow[Outcome]:
    """The finished result; one deadline over uploads, create and waiting."""
    deadline = context.until(settings.deadline)
    listener = None
    if settings.stream:
        listener = Listener(
            context, model.operation, deadline, settings.on_progress, settings.on_task
        )
    accepted: Accepted | None = None
    try:
        accepted = yield from submit(context, model, draft, settings, deadline, listener)
        return (
            yield from wait(
                context,
                model.operation,
                accepted.reading.id or "",
                deadline,
                model=model,
                on_progress=settings.on_progress,
                created=accepted,
                timeout=settings.timeout,
            )
        )
    except BaseException as error:
        if accepted is not None:
            after_create(error, context, model, accepted)
        raise
