"""Runs a flow on this thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from inspect import isawaitable
from typing import Any, TypeVar

from ..effects import Call, Effect, Fetch, Flow, Send, Sleep, Work
from ..env import Env
from .message import HttpResponse, TransportError
from .transport import Ended, SyncTransport

T = TypeVar("T")
GRACE = 0.1
"""Seconds beyond a timeout, so that a connection never made is known as such."""


def run(flow: Flow[T], transport: SyncTransport, env: Env) -> T:
    """Performs what `flow` asks for until it returns or raises."""
    try:
        effect = next(flow)
        while True:
            try:
                outcome = perform(effect, transport, env)
            except BaseException as error:
                effect = flow.throw(error)
            else:
                effect = flow.send(outcome)
    except StopIteration as end:
        result: T = end.value
        return result


def perform(effect: Effect[Any], transport: SyncTransport, env: Env) -> object:
    """The outcome of one effect."""
    match effect:
        case Send():
            return within(effect.timeout, lambda ended: transport.send(effect, ended))
        case Fetch():
            return within(effect.timeout, lambda ended: transport.fetch(effect, ended))
        case Sleep():
            env.sleep(effect.seconds)
        case Work():
            return effect.function()
        case Call():
            called(effect)
        case _:
            raise TypeError(f"no driver performs {type(effect).__name__}")
    return None


def within(seconds: float, exchange: Callable[[Ended], HttpResponse]) -> HttpResponse:
    """Runs `exchange` for at most so many seconds; raises TransportError after that.

    A thread does the work because httpx bounds each read, not the whole: a server that drips a
    byte at a time would hold the caller for ever. The thread of such a server ends with its
    connection.
    """
    done, given_up = threading.Event(), threading.Event()
    responses: list[HttpResponse] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            responses.append(exchange(given_up.is_set))
        except BaseException as error:
            errors.append(error)
        finally:
            done.set()

    threading.Thread(target=work, name="http-exchange", daemon=True).start()
    try:
        done.wait(seconds + GRACE)
    finally:
        given_up.set()
    if errors:
        raise errors[0]
    if not responses or not done.is_set():
        raise TransportError(f"no whole answer within {seconds:g} s", maybe_received=True)
    return responses[0]


def called(effect: Call) -> None:
    """Calls the caller's function, which cannot be a coroutine here."""
    outcome = effect.function(effect.argument)
    if isawaitable(outcome):
        close = getattr(outcome, "close", None)
        if close is not None:
            close()
        raise TypeError(
            "a callback of a synchronous client cannot be awaited; pass a plain function"
        )
