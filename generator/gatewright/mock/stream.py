"""A create that tells its progress: server-sent events until the task has ended."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import StreamingResponse

from . import results
from .envelope import Reply
from .tasks import ENDED_BADLY, MockTask
from .world import World

_LOOK_EVERY = 0.02
"""Real seconds between looks at the mock's clock, which somebody else may move."""
_ENDINGS = ("succeeded", *ENDED_BADLY)


class EventStream(StreamingResponse):
    """An event for each change of the task's status; the last one is terminal."""

    media_type = "text/event-stream"

    def __init__(self, world: World, task: MockTask) -> None:
        super().__init__(_events(world, task), headers={"cache-control": "no-store"})


def first_event(world: World, task: MockTask) -> Reply:
    """A stream that holds the first event only."""
    body = _event(results.state(world, task))
    return Reply(200, body, "text/event-stream")


async def _events(world: World, task: MockTask) -> AsyncIterator[bytes]:
    told = ""
    while told not in _ENDINGS:
        meaning = task.meaning(world.clock.now())
        if meaning != told:
            told = meaning
            yield _event(results.state(world, task))
        else:
            await asyncio.sleep(_LOOK_EVERY)


def _event(reply: Reply) -> bytes:
    return b"data: " + reply.body + b"\n\n"
