"""Runs a flow on this thread."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from contextvars import copy_context
from inspect import isawaitable
from typing import Any, TypeVar

from ..effects import ByName, Callback, Effect, Fetch, Flow, Listen, Send, Settled, Sleep, Work
from ..env import Env
from .message import FINISH, GRACE, HttpResponse, TransportError
from .transport import Ended, SyncTransport

T = TypeVar("T")
STEP = 0.25
"""Seconds that a wait lasts before it looks for an interrupt."""
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


def perform(
    effect: Effect[Any], transport: SyncTransport, env: Env, held: list[BaseException]
) -> object:
    """The outcome of one effect; an interrupt that had to wait for it is put into `held`."""
    match effect:
        case Send(paid=True):
            running = Exchange(lambda ended: transport.send(effect, ended))
            return running.outcome(effect.timeout, effect.timeout + GRACE, held)
        case Settled():
            pass
        case Send():
            return within(effect.timeout, lambda ended: transport.send(effect, ended))
        case Listen():
            return listened(effect, transport)
        case Fetch():
            return within(effect.timeout, lambda ended: transport.fetch(effect, ended))
        case ByName():
            return transport.by_name(effect.url)
        case Sleep():
            env.sleep(effect.seconds)
        case Work():
            return effect.function()
        case Callback():
            called(effect)
        case _:
            raise TypeError(f"no driver performs {type(effect).__name__}")
    return None


class Exchange:
    """One exchange on a thread of its own.

    A thread does the work because httpx bounds each read, not the whole: a server that drips a
    byte at a time would hold the caller for ever. The thread of such a server ends with its
    connection.
    """

    def __init__(self, work: Callable[[Ended], HttpResponse]) -> None:
        self._done, self._given_up = threading.Event(), threading.Event()
        self._response: HttpResponse | None = None
        self._error: BaseException | None = None
        # The caller's context, so that traces and log filters know the exchange as the caller's.
        run = copy_context().run
        threading.Thread(
            target=run, args=(self._run, work), name="http-exchange", daemon=True
        ).start()

    def outcome(
        self, seconds: float, patience: float, held: list[BaseException] | None = None
    ) -> HttpResponse:
        """Its response, waited for `patience` seconds; raises its error, or TransportError.

        With `held` an interrupt waits in there for FINISH seconds; a second one does not.
        """
        try:
            waited(self._done, patience)
        except BaseException as interrupt:
            if held is None or not waited(self._done, min(FINISH, patience)):
                raise
            held.append(interrupt)
        finally:
            self._given_up.set()
        if self._error is not None:
            raise self._error
        if self._response is None or not self._done.is_set():
            raise too_late(seconds)
        return self._response

    def _run(self, work: Callable[[Ended], HttpResponse]) -> None:
        try:
            self._response = work(self._given_up.is_set)
        except BaseException as error:
            self._error = error
        finally:
            self._done.set()


def waited(event: threading.Event, seconds: float) -> bool:
    """Waits for `event`, in steps: older Pythons on Windows notice Ctrl-C between two only."""
    end = time.monotonic() + seconds
    while not event.wait(min(STEP, max(0.0, end - time.monotonic()))):
        if time.monotonic() >= end:
            return False
    return True


def within(seconds: float, exchange: Callable[[Ended], HttpResponse]) -> HttpResponse:
    """Runs `exchange` for at most so many seconds; raises TransportError after that."""
    return Exchange(exchange).outcome(seconds, seconds + GRACE)


def too_late(seconds: float) -> TransportError:
    """The error of an exchange that did not end in time."""
    return TransportError(f"no whole answer within {seconds:g} s", maybe_received=True)


def listened(effect: Listen, transport: SyncTransport) -> HttpResponse:
    """Hands events to `effect.take` on this thread while another one reads them."""
    parts: queue.Queue[str | None] = queue.Queue(AHEAD)
    given_up = threading.Event()

    def hand(data: str | None) -> None:
        handed = False
        while not handed and not given_up.is_set():
            with contextlib.suppress(queue.Full):
                parts.put(data, timeout=GRACE)
                handed = True

    def exchange(ended: Ended) -> HttpResponse:
        try:
            return transport.listen(effect, lambda: ended() or given_up.is_set(), hand)
        finally:
            hand(None)

    running = Exchange(exchange)
    end = time.monotonic() + effect.timeout + GRACE
    try:
        while not effect.enough():
            try:
                data = parts.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                break
            if data is None:
                return running.outcome(effect.timeout, GRACE)
            plain(effect.take(data))
    finally:
        given_up.set()
    if effect.enough():
        return running.outcome(effect.timeout, effect.silence)
    raise too_late(effect.timeout)


def called(effect: Callback) -> None:
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
