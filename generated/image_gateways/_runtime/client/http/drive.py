"""Runs a flow on this thread."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextvars import copy_context
from inspect import isawaitable
from typing import Any, TypeVar

from ..effects import (
    ByName,
    Callback,
    Effect,
    Fetch,
    Flow,
    Listen,
    Send,
    Settled,
    Sleep,
    Times,
    Work,
)
from ..env import Env
from .aside import STEP, wait_in_steps
from .message import FINISH, GRACE, HttpResponse, TransportError
from .shelter import hold_interrupts
from .start import NO_PLACE, Start, too_late
from .transport import HasEnded, SyncTransport

T = TypeVar("T")
AHEAD = 64
"""Events that are read before the flow has taken them."""


def run(flow: Flow[T], transport: SyncTransport, env: Env) -> T:
    """Performs what `flow` asks for until it returns or raises.

    An interrupted call cleans up; a paid create is finished first, and what it brought is told.
    """
    held: list[BaseException] = []
    try:
        effect = next(flow)
        while True:
            try:
                if held and not isinstance(effect, Callback):
                    raise held.pop()
                outcome = perform(effect, transport, env, held)
            except BaseException as error:
                effect = flow.throw(error)
            else:
                effect = flow.send(outcome)
    except StopIteration as end:
        if held:
            raise held.pop() from None
        result: T = end.value
        return result


def iterate(
    flow: Flow[Any], transport: SyncTransport, env: Env, hand_out: Callable[..., object]
) -> Iterator[Any]:
    """Runs `flow`, and yields what it calls `hand_out` with."""
    try:
        effect = next(flow)
        while True:
            try:
                outcome: object = None
                if isinstance(effect, Callback) and effect.function is hand_out:
                    yield effect.argument
                else:
                    outcome = perform(effect, transport, env, [])
            except BaseException as error:
                effect = flow.throw(error)
            else:
                effect = flow.send(outcome)
    except StopIteration:
        return


def perform(
    effect: Effect[Any], transport: SyncTransport, env: Env, held: list[BaseException]
) -> object:
    """The outcome of one effect; an interrupt that had to wait for it is put into `held`."""
    match effect:
        case Send():
            finishing = held if effect.paid else None
            if transport.keeps_time():
                times, start = effect.times, effect.start
                return run_timed(lambda: transport.send(effect, never), times, start, finishing)
            running = Exchange(
                lambda ended: transport.send(effect, ended), effect.times, effect.start, transport
            )
            return running.outcome(finishing)
        case Settled():
            pass
        case Listen():
            return run_listen(effect, transport, held)
        case Fetch():
            times, start = Times(effect.timeout, effect.timeout), Start()
            if transport.keeps_time():
                return run_timed(lambda: transport.fetch(effect, never, start), times, start)
            start.begin()
            return Exchange(
                lambda ended: transport.fetch(effect, ended, start), times, start, transport
            ).outcome()
        case ByName():
            return transport.by_name(effect.url)
        case Sleep():
            env.sleep(effect.seconds)
        case Work():
            return effect.function()
        case Callback():
            call_back(effect)
        case _:
            raise TypeError(f"no driver performs {type(effect).__name__}")
    return None


def run_timed(
    work: Callable[[], HttpResponse],
    times: Times,
    start: Start,
    held: list[BaseException] | None = None,
) -> HttpResponse:
    """The response of an exchange on this thread, whose sockets keep its time.

    With `held` an interrupt of what may have been sent waits in there for FINISH seconds; a second
    one does not. Raises TransportError.
    """
    since = time.monotonic()
    start.end, start.seconds = since + times.place + GRACE, times.timeout
    start.held = held

    def note_begin() -> None:
        now = time.monotonic()
        start.end = now + times.after(now - since) + GRACE

    start.announce_to(note_begin, start.end)
    try:
        if held is None:
            return work()
        with hold_interrupts(start):
            return work()
    except TransportError:
        if start.interrupt is not None:
            raise start.interrupt from None
        if held and time.monotonic() >= start.end:
            raise held.pop() from None
        raise


def never() -> bool:
    """Whether nobody waits any more: for what runs on the caller's own thread."""
    return False


class Exchange:
    """One exchange on a thread of its own, through a client that the caller gave.

    A thread does the work because httpx bounds each read, not the whole: a server that drips a
    byte at a time would hold the caller for ever. The thread of such a server ends with its
    connection.
    """

    def __init__(
        self,
        work: Callable[[HasEnded], HttpResponse],
        times: Times,
        start: Start,
        transport: SyncTransport,
    ) -> None:
        self._times, self._start, self._transport = times, start, transport
        self._news, self._done, self._given_up = (threading.Event() for _ in range(3))
        self._response: HttpResponse | None = None
        self._error: BaseException | None = None
        self._since = time.monotonic()
        start.announce_to(self._news.set, self._since + times.place + GRACE)
        # The caller's context, so that traces and log filters know the exchange as the caller's.
        run = copy_context().run
        threading.Thread(
            target=run, args=(self._run, work), name="http-exchange", daemon=True
        ).start()

    def wait_for_start(self) -> float:
        """Waits for the beginning, and tells the seconds that the exchange may take from then on.

        Raises TransportError when no connection was free in time: nothing was sent then.
        """
        times, start = self._times, self._start
        while not (self._news.is_set() or start.has_begun):
            tells = self._transport.tells()
            limit = times.place if tells else times.after(0.0)
            left = self._since + limit + GRACE - time.monotonic()
            if left > 0:
                self._news.wait(min(left, STEP))
            elif tells and start.call_off():
                raise TransportError(NO_PLACE, maybe_received=False)
            elif not tells:
                start.begin()
                raise too_late(times.timeout)
        return times.after(time.monotonic() - self._since) + GRACE

    def outcome(
        self, held: list[BaseException] | None = None, patience: float | None = None
    ) -> HttpResponse:
        """Its response, waited for as long as it may take; raises its error, or TransportError.

        With `held` an interrupt of what may have been sent waits in there for FINISH seconds; a second
        one does not.
        """
        try:
            wait_in_steps(self._done, self.wait_for_start() if patience is None else patience)
        except TransportError:
            raise
        except BaseException as interrupt:
            if held is None or self._start.call_off() or not wait_in_steps(self._done, FINISH):
                raise
            held.append(interrupt)
        finally:
            self._given_up.set()
        if self._error is not None:
            raise self._error
        if self._response is None or not self._done.is_set():
            raise too_late(self._times.timeout)
        return self._response

    def _run(self, work: Callable[[HasEnded], HttpResponse]) -> None:
        try:
            self._response = work(self._given_up.is_set)
        except BaseException as error:
            self._error = error
        finally:
            self._done.set()
            self._news.set()


def run_listen(effect: Listen, transport: SyncTransport, held: list[BaseException]) -> HttpResponse:
    """Hands events to `effect.take` on this thread while another one reads them.


    An interrupt waits in `held` until an event has named the task, FINISH seconds at most.
    """
    parts: queue.Queue[str | None] = queue.Queue(AHEAD)
    given_up = threading.Event()

    def hand(data: str | None) -> None:
        handed = False
        while not handed and not given_up.is_set():
            with contextlib.suppress(queue.Full):
                parts.put(data, timeout=GRACE)
                handed = True

    def exchange(ended: HasEnded) -> HttpResponse:
        try:
            return transport.listen(effect, lambda: ended() or given_up.is_set(), hand)
        finally:
            hand(None)

    running = Exchange(exchange, effect.times, effect.start, transport)
    end: float | None = None
    try:
        while not effect.enough():
            if held and effect.known():
                raise held.pop()
            try:
                end = time.monotonic() + running.wait_for_start() if end is None else end
                data = parts.get(timeout=max(0.0, end - time.monotonic()))
                if data is not None:
                    plain(effect.take(data))
                    continue
            except queue.Empty:
                break
            except TransportError:
                raise
            except BaseException as interrupt:
                if held or effect.known() or effect.start.call_off():
                    raise
                held.append(interrupt)
                end = time.monotonic() + FINISH
                continue
            return running.outcome(held, GRACE)
    finally:
        given_up.set()
    if effect.enough():
        return running.outcome(held, effect.silence)
    if held:
        raise held.pop()
    raise too_late(effect.times.timeout)


def call_back(effect: Callback) -> None:
    """Calls the caller's function, which cannot be a coroutine here."""
    plain(effect.function(effect.argument))


def plain(outcome: object) -> None:
    """Raises TypeError for what would have to be awaited."""
    if isawaitable(outcome):
        close = getattr(outcome, "close", None)
        if close is not None:
            close()
        raise TypeError(
            "a callback of a synchronous client cannot be awaited; pass a plain function"
        )
