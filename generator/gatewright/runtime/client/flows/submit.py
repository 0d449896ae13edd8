"""From a judged draft to an accepted task, or to the finished picture."""

from __future__ import annotations

from ...info import ModelInfo
from ..arguments import Draft
from ..context import Context, Deadline
from ..effects import Flow
from ..options import Settings
from ..outcome import Outcome
from .create import Accepted, Order, create
from .stream import Listener
from .upload import settle
from .wait import wait


def submit(
    context: Context,
    model: ModelInfo,
    draft: Draft,
    settings: Settings,
    deadline: Deadline,
    listener: Listener | None = None,
) -> Flow[Accepted]:
    """Uploads what is local, then creates, once; with `listener`, until the stream of events ends."""
    body = yield from settle(context, model, draft, deadline, settings.timeout)
    order = Order(
        model=model.id,
        operation=model.operation,
        body=body,
        shown=draft.whole(),
        timeout=settings.timeout,
        idempotency_key=settings.idempotency_key,
        client_request_id=draft.client_request_id,
        headers=settings.extra_headers,
        listener=listener,
    )
    return (yield from create(context, order, deadline))


def generate(context: Context, model: ModelInfo, draft: Draft, settings: Settings) -> Flow[Outcome]:
    """The finished picture; one deadline over uploads, create and waiting."""
    deadline = context.until(settings.deadline)
    listener = None
    if settings.stream:
        listener = Listener(context, model.operation, deadline, settings.on_progress)
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
