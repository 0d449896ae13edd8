"""Runs a flow in an event loop. The only file that loads asyncio."""

from __future__ import annotations

import asyncio
from inspect import isawaitable
from typing import Any, TypeVar

from ..effects import Call, Effect, Fetch, Flow, Listen, Send, Sleep, Work
from ..env import Env
from .message import TransportError
from .transport import AsyncTransport

T = TypeVar("T")
GRACE = 0.1
"""Seconds beyond a timeout, so that a connection never made is known as such."""


def running_loop() -> asyncio.AbstractEventLoop:
    """The loop that runs this call; raises RuntimeError under trio and the like."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise RuntimeError(
            "nothing was sent: this client needs asyncio, and no asyncio event loop is running here"
        ) from None


async def run(flow: Flow[T], transport: AsyncTransport, env: Env) -> T:
    """Performs what `flow` asks for until it returns or raises; a cancelled call cleans up."""
    try:
        effect = next(flow)
        while True:
            try:
                outcome = await perform(effect, transport, env)
            except BaseException as error:
                effect = flow.throw(error)
            else:
                effect = flow.send(outcome)
    except StopIteration as end:
        result: T = end.value
        return result


async def perform(effect: Effect[Any], transport: AsyncTransport, env: Env) -> object:
    """The outcome of one effect."""
    match effect:
        case Send() | Listen() | Fetch():
            try:
                async with asyncio.timeout(effect.timeout + GRACE):
                    if isinstance(effect, Send):
                        return await transport.send(effect)
                    if isinstance(effect, Listen):
                        return await transport.listen(effect)
                    return await transport.fetch(effect)
            except TimeoutError:
                failed = TransportError(
                    f"no whole answer within {effect.timeout:g} s", maybe_received=True
                )
            raise failed
        case Sleep():
            await (env.async_sleep or asyncio.sleep)(effect.seconds)
        case Work():
            return await asyncio.to_thread(effect.function)
        case Call():
            outcome = effect.function(effect.argument)
            if isawaitable(outcome):
                await outcome
        case _:
            raise TypeError(f"no driver performs {type(effect).__name__}")
    return None
