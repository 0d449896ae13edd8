"""One paid create.

The resend rule, in one place. A create is sent again only when

- it was certainly not accepted: the connection was never made, or the answer was a 429 of a gateway
  that does not charge refusals; or
- a page says that the gateway deduplicates, or the caller trusts that this was inferred: then every
  attempt carries the one key and the one body that were fixed before the first.

Everything else after which it may have been accepted ends in OutcomeUnknown: a lost, late, broken
or foreign answer and every 5xx. So does whatever follows such an attempt, even a clear refusal,
because that says nothing about the attempt before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...catalog.info import JSON, OperationInfo
from ..context import TIMEOUT, Context, Deadline
from ..effects import Flow, Send, Sleep
from ..errors import Conflict, ConnectionFailed, GatewayError, OutcomeUnknown, RateLimited
from ..http.events import MEDIA_TYPE
from ..http.message import HttpRequest, HttpResponse, TransportError, WireBody
from ..http.start import Start
from ..price import Estimate
from ..retry import LOST, THROTTLED, pause_before_retry
from ..unfinished import Unfinished, leave
from .answers import SUCCEEDED, Reading, read
from .inline import cap, itself
from .places import with_query
from .refusals import header_id, parse_body, proves_refusal, refusal
from .stream import Listener


@dataclass(frozen=True, slots=True)
class Order:
    """A create, frozen before its first attempt."""

    model: str
    """The model's id on the wire."""
    operation: OperationInfo
    body: WireBody = field(repr=False)
    shown: Any = field(repr=False)
    """The body as data, for errors."""
    timeout: float | None = None
    idempotency_key: str | None = None
    client_request_id: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    path: Mapping[str, str] = field(default_factory=dict[str, str])
    """Hole of the create's path → its value, beside the model's id."""
    query: str = ""
    """What is added behind the question mark of the address."""
    listener: Listener | None = None
    """Takes the events, where the create is to answer with a stream of them."""
    price: Estimate | None = None
    """What the pages say that it costs."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A create that the gateway took."""

    reading: Reading
    raw: JSON = field(repr=False)
    response: HttpResponse = field(repr=False)
    told: bool = False
    """Whether the caller has heard of it."""
    price: Estimate | None = None
    """What the pages say that this request costs."""

    @property
    def request_id(self) -> str | None:
        """What the gateway's support asks for."""
        return self.reading.request_id or header_id(self.response)


@dataclass(frozen=True, slots=True)
class Attempt:
    """How an attempt failed."""

    error: GatewayError
    ambiguous: bool
    """Whether it may have been accepted."""
    again: bool = False
    """Whether it was certainly not accepted, and another attempt may be."""


def create(context: Context, order: Order, deadline: Deadline) -> Flow[Accepted]:
    """Sends `order` under the resend rule.

    Raises OutcomeUnknown, or the refusal, or ConnectionFailed when it was certainly not received.
    """
    key = order.idempotency_key or (context.env.new_key() if has_use_for_key(context) else None)
    request = request_of(context, order, key)
    sent = Unfinished(
        context.gateway.title,
        request_body=order.shown,
        idempotency_key=key,
        client_request_id=order.client_request_id,
        sent_at=context.env.now(),
    )
    unsure: Attempt | None = None
    begun, attempt = False, 0
    try:
        while True:
            start = Start()
            try:
                verdict = yield from once(context, order, request, deadline, start)
            finally:
                begun = begun or start.has_begun
            if isinstance(verdict, Accepted):
                context.quota.give()
                return verdict
            unsure = verdict if verdict.ambiguous else unsure
            begun = unsure is not None
            pause = pause_after(context, order, verdict, attempt, deadline)
            if pause is None:
                break
            yield from Sleep(pause)
            attempt += 1
    except BaseException as error:
        if begun:
            leave(error, sent, context.ended)
        raise
    if unsure is None:
        raise verdict.error
    verdict.error.nothing_created = False
    raise unknown_outcome(context, order, sent, verdict, attempt + 1) from verdict.error


def pause_after(
    context: Context, order: Order, failed: Attempt, attempt: int, deadline: Deadline
) -> float | None:
    """Seconds before the create is sent again, None when it is not."""
    if not (failed.again or (failed.ambiguous and deduplicates(context))):
        return None
    cost = THROTTLED if isinstance(failed.error, RateLimited) else LOST
    need = seconds_needed(context, order, deadline)
    return pause_before_retry(context, attempt, failed.error.retry_after, cost, deadline, need)


def deduplicates(context: Context) -> bool:
    """Whether a create with the same key is taken to be charged once."""
    gateway = context.gateway
    trusted = context.trusts_inference and gateway.infers_deduplication
    return gateway.idempotency_header is not None and (gateway.deduplicates is True or trusted)


def has_use_for_key(context: Context) -> bool:
    """Whether a key may tell the gateway, then or later, that two creates are one."""
    gateway = context.gateway
    known = gateway.deduplicates is True or gateway.infers_deduplication
    return known and gateway.idempotency_header is not None


def request_of(context: Context, order: Order, key: str | None) -> HttpRequest:
    """The request of every attempt."""
    method, path = order.operation.create
    headers = dict(order.headers)
    if order.listener is not None and order.operation.stream is not None:
        method, path = order.operation.stream
        headers["accept"] = MEDIA_TYPE
    if key is not None and context.gateway.idempotency_header is not None:
        headers[context.gateway.idempotency_header] = key
    url = context.url(path, order.operation.base_url, **{**order.path, "model": order.model})
    whole = with_query(url, order.query)
    return HttpRequest(method, whole, headers, order.body, order.operation.key_place)


def once(
    context: Context, order: Order, request: HttpRequest, deadline: Deadline, start: Start
) -> Flow[Accepted | Attempt]:
    """One attempt, and what it proves."""
    gateway, operation = context.gateway, "create"
    need = seconds_needed(context, order, deadline)
    times = deadline.times(exchange_timeout(context, order, deadline), need)
    if times.whole < need:
        late = ConnectionFailed(
            f"{times.whole:.3g} s of the deadline are left, and a create is not sent with less than "
            f"{need:g} s",
            gateway=gateway.title,
            operation=operation,
            nothing_created=True,
        )
        return Attempt(late, ambiguous=False)
    try:
        if order.listener is None:
            response = yield from Send(
                request, times, paid=True, start=start, cap=cap(order.operation)
            )
        else:
            response = yield from order.listener.listen(request, times, start)
    except TransportError as problem:
        unsent = not problem.maybe_received
        lost = ConnectionFailed(
            str(problem), gateway=gateway.title, operation=operation, nothing_created=unsent
        )
        return Attempt(lost, ambiguous=not unsent, again=unsent)
    if not 200 <= response.status < 300:
        error = refusal(context, operation, response)
        refused = proves_refusal(response, error, gateway)
        free = refused and not gateway.refusals_cost
        error.nothing_created = free and not isinstance(error, Conflict)
        return Attempt(error, ambiguous=not refused, again=free and response.status == 429)
    if order.listener is not None and order.listener.last is not None:
        return Accepted(*order.listener.last, response, told=True, price=order.price)
    data, is_json = parse_body(response)
    if not is_json and (file := itself(order.operation, response)) is not None:
        reading = read(gateway, order.operation, None)
        made = replace(reading, state=SUCCEEDED, outputs=(file,))
        return Accepted(made, None, response, price=order.price)
    reading = read(gateway, order.operation, data)
    if is_json and (reading.outputs or (reading.id and order.operation.poll is not None)):
        return Accepted(reading, data, response, price=order.price)
    foreign = GatewayError(
        "the answer names neither a task nor a result" if is_json else "the answer is not JSON",
        gateway=gateway.title,
        operation=operation,
        status=response.status,
        code=reading.code,
        request_id=reading.request_id or header_id(response),
        body=data,
    )
    return Attempt(foreign, ambiguous=True)


def exchange_timeout(context: Context, order: Order, deadline: Deadline) -> float | None:
    """Seconds of one attempt; where the answer is the file, the whole wait lies in it."""
    asked = order.timeout if order.timeout is not None else context.timeout
    whole = order.operation.poll is None or order.listener is not None
    return deadline.seconds if asked is None and whole else asked


def seconds_needed(context: Context, order: Order, deadline: Deadline) -> float:
    """Seconds of the deadline that have to be left when an attempt begins.

    What is cut off may be charged all the same. So an attempt gets its whole timeout, or half of the
    deadline where that is shorter.
    """
    asked = exchange_timeout(context, order, deadline)
    return min(TIMEOUT if asked is None else asked, deadline.seconds / 2)


def unknown_outcome(
    context: Context, order: Order, first: Unfinished, last: Attempt, attempts: int
) -> OutcomeUnknown:
    """The error that carries what it takes to find out."""
    cause, gateway = last.error, context.gateway
    what = cause.message if last.ambiguous else f"an attempt was lost, then: {cause.message}"
    key = f"idempotency_key={first.idempotency_key!r}"
    look = "look into the gateway's list of tasks or its balance before calling again"
    if gateway.deduplicates is True and first.idempotency_key is not None:
        then = f"calling again with {key} is what the gateway documents for this"
    elif gateway.infers_deduplication and first.idempotency_key is not None:
        then = f"{look}. With {key} it may be charged once; no page says so, it is inferred"
    else:
        then = look
    again = deduplicates(context) and attempts > 1
    sent = f"sent {attempts} times with one key" if again else "sent once"
    return OutcomeUnknown(
        f"the request may have been accepted and charged: {what.rstrip('.')}",
        gateway=cause.gateway,
        operation=cause.operation,
        status=cause.status,
        code=cause.code,
        request_id=cause.request_id,
        body=cause.body,
        retry_after=cause.retry_after,
        hint=f"It was {sent} and is not sent again; {then}",
        request_body=order.shown,
        idempotency_key=first.idempotency_key,
        client_request_id=order.client_request_id,
        sent_at=first.sent_at,
    )
