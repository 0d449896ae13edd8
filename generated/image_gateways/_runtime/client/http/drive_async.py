"""Runs a flow in an event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from inspect import isawaitable
from typing import Any, TypeVar

from ..effects import ByName, Callback, Effect, Fetch, Flow, Listen, Send, Settled, Sleep, Work
from ..env import Env
from .loop import off_loop
from .message import FINISH, GRACE, HttpResponse, TransportError
from .start import NO_PLACE, too_late
from .transport import AsyncTransport

T = TypeVar("T")
STEP = 0.05
"""Seconds between looks at whether a stream has named its task."""


async def run(flow: Flow[T], transport: AsyncTransport, env: Env) -> T:
    """Performs what `flow` asks for until it returns or raises.

    A cancelled call cleans up; a paid create is finished first, and what it brought is told.
    """
    held: list[BaseException] = []
    try:
        effect = next(flow)
        while True:
            try:
                if held and not isinstance(effect, Callback):
                    raise held.pop()
                outcome = await perform(effect, transport, env, held)
            except BaseException as error:
                effect = flow.throw(error)
            else:
                effect = flow.send(outcome)
    except StopIteration as end:
        if held:
            raise held.pop() from None
        result: T = end.value
        return result


async def iterate(
    flow: Flow[Any], transport: AsyncTransport, env: Env, hand_out: Callable[..., object]
) -> AsyncIterator[Any]:
    """Runs `flow`, and yields what it calls `hand_out` with."""
    try:
        effect = next(flow)
        while True:
            try:
                outcome: object = None
                if isinstance(effect, Callback) and effect.function is hand_out:
                    yield effect.argument
                else:
                    outcome = await perform(effect, transport, env, [])
            except BaseException as error:
                effect = flow.throw(error)
            else:
                effect = flow.send(outcome)
    except StopIteration:
        return


async def perform(
    effect: Effect[Any], transport: AsyncTransport, env: Env, held: list[BaseException]
) -> object:
    """The outcome of one effect; a cancellation that had to wait for it is put into `held`."""
    match effect:
        case Send(paid=True) | Listen():
            return await finish_exchange(effect, transport, held)
        case Send():
            return await exchange(effect, transport)
        case ByName():
            return transport.by_name(effect.url)
        case Fetch():
            return await run_fetch(effect, transport)
        case Settled():
            return None
        case Sleep():
            await (env.async_sleep or asyncio.sleep)(effect.seconds)
        case Work():
            return await off_loop(effect.function)
        case Callback():
            outcome = effect.function(effect.argument)
            if isawaitable(outcome):
                await outcome
        case _:
            raise TypeError(f"no driver performs {type(effect).__name__}")
    return None


async def run_fetch(effect: Fetch, transport: AsyncTransport) -> HttpResponse:
    """One download within its time; raises TransportError after that."""
    try:
        async with asyncio.timeout(effect.timeout + GRACE):
            return await transport.fetch(effect)
    except TimeoutError:
        failed = too_late(effect.timeout)
    raise failed


async def exchange(effect: Send | Listen, transport: AsyncTransport) -> HttpResponse:
    """One exchange, whose time runs from its beginning; raises TransportError after that.

    A client that does not tell when it has a connection is taken to have one at once.
    """
    times, start = effect.times, effect.start
    loop = asyncio.get_running_loop()
    since = loop.time()

    def note_begin() -> None:
        with suppress(RuntimeError):  # it is over already
            limit.reschedule(since + seconds_waited() + times.after(seconds_waited()) + GRACE)

    def seconds_waited() -> float:
        return loop.time() - since

    def begin_anyway() -> None:
        if not (start.has_begun or transport.tells()):
            start.begin()
            with suppress(RuntimeError):
                limit.reschedule(loop.time())

    start.announce_to(note_begin, time.monotonic() + times.place + GRACE)
    look = loop.call_later(times.after(0.0) + GRACE, begin_anyway)
    try:
        async with asyncio.timeout(max(times.place, times.after(0.0)) + GRACE) as limit:
            if isinstance(effect, Send):
                return await transport.send(effect)
            return await transport.listen(effect)
    except TimeoutError:
        off = start.call_off()
        failed = TransportError(NO_PLACE, maybe_received=False) if off else too_late(times.timeout)
    finally:
        look.cancel()
    raise failed


async def finish_exchange(
    effect: Send | Listen, transport: AsyncTransport, held: list[BaseException]
) -> HttpResponse:
    """One paid exchange, for FINISH seconds even after the caller was cancelled.

    Some frameworks cancel again and again until the task ends, so only the first time counts.
    """
    job = asyncio.ensure_future(exchange(effect, transport))
    end: float | None = None
    while not job.done():
        left = None if end is None else max(0.0, end - time.monotonic())
        if left is not None and (left == 0 or (isinstance(effect, Listen) and effect.known())):
            job.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.wait({job}, timeout=1.0)
            raise held.pop()
        try:
            step = STEP if left is not None and isinstance(effect, Listen) else left
            await asyncio.wait({job}, timeout=step)
        except asyncio.CancelledError as cancelled:
            if end is None:
                held.append(cancelled)
                end = time.monotonic() + (0.0 if effect.start.call_off() else FINISH)
    return job.result()
