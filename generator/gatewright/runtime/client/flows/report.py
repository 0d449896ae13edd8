"""Tells the caller how far a task is."""

from __future__ import annotations

from collections.abc import Callable

from ..context import Deadline
from ..effects import Call, Flow
from ..outcome import Progress
from .answers import Reading

OnProgress = Callable[[Progress], object]
OnTask = Callable[[str], object]


def report(
    on_progress: OnProgress | None,
    task_id: str,
    reading: Reading,
    deadline: Deadline,
) -> Flow[None]:
    """Calls `on_progress`."""
    if on_progress is None:
        return
    yield from Call(on_progress, progress(task_id, reading, deadline))


def progress(task_id: str, reading: Reading, deadline: Deadline) -> Progress:
    """Where a task is, by the last answer about it."""
    return Progress(task_id, reading.word or "created", reading.state, deadline.elapsed())
