"""What a stream of events tells about a task while it is being made."""

from __future__ import annotations

import json
from collections.abc import Awaitable
from inspect import isawaitable

from ...catalog.info import JSON, OperationInfo
from ..context import Context, Deadline
from ..effects import Flow, Listen, Times
from ..http.message import HttpRequest, HttpResponse, TransportError
from ..http.start import Start
from ..outcome import Progress
from ..unfinished import Unfinished, leave
from .answers import ENDED_BADLY, SUCCEEDED, Reading, read
from .report import OnProgress, OnTask, progress

SILENCE = 60.0
"""Seconds without a word after which a stream is given up; the task is polled then."""


async def after(told: Awaitable[object], then: OnProgress, news: Progress) -> None:
    """Awaits what `on_task` returned, then tells the news."""
    await told
    outcome = then(news)
    if isawaitable(outcome):
        await outcome


class Listener:
    """Takes the events of one create, and remembers the last one that names its task."""

    def __init__(
        self,
        context: Context,
        operation: OperationInfo,
        deadline: Deadline,
        on_progress: OnProgress | None,
        on_task: OnTask | None = None,
    ) -> None:
        self._context = context
        self._operation = operation
        self._deadline = deadline
        self._on_progress = on_progress
        self._on_task = on_task
        self.last: tuple[Reading, JSON] | None = None

    def take(self, data: str) -> object:
        """Reads one event; what the caller's `on_progress` returns is handed on, to be awaited."""
        try:
            event = json.loads(data)
        except (ValueError, RecursionError):
            return None
        reading = read(self._context.gateway, self._operation, event)
        if reading.id is None:
            return None
        new, self.last = self.last is None, (reading, event)
        told = self._on_task(reading.id) if new and self._on_task is not None else None
        if self._on_progress is None:
            return told
        news = progress(reading.id, reading, self._deadline)
        if isawaitable(told):
            return after(told, self._on_progress, news)
        return self._on_progress(news)

    def enough(self) -> bool:
        """Whether the task has ended."""
        return self.last is not None and self.last[0].state in (SUCCEEDED, *ENDED_BADLY)

    def knows_task(self) -> bool:
        """Whether an event has named the task."""
        return self.last is not None

    def listen(self, request: HttpRequest, times: Times, start: Start) -> Flow[HttpResponse]:
        """Sends `request` and takes its events.

        A stream that ends early is not a failure once it has named the task. Raises TransportError.
        """
        try:
            return (
                yield from Listen(
                    request, times, SILENCE, self.take, self.enough, self.knows_task, start
                )
            )
        except TransportError:
            if self.last is None:
                raise
            return HttpResponse(200, {}, b"", self._context.env.now())
        except BaseException as error:
            if self.last is not None:
                context = self._context
                leave(error, Unfinished(context.gateway.title, self.last[0].id), context.ended)
            raise
