"""The event loop of a call, and work beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def running_loop() -> asyncio.AbstractEventLoop:
    """The loop that runs this call; raises RuntimeError under trio and the like."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise RuntimeError(
            "nothing was sent: this client needs asyncio, and no asyncio event loop is running here"
        ) from None


async def off_loop(function: Callable[[], T]) -> T:
    """What `function` returns, called in a thread, so that the loop goes on meanwhile."""
    return await asyncio.to_thread(function)
