"""Tells the caller how far a task is."""

from __future__ import annotations

from collections.abc import Callable

from ..context import Context, Deadline
from ..effects import Call, Flow
from ..outcome import Progress
from .answers import Reading

OnProgress = Callable[[Progress], object]


def report(
    context: Context,
    on_progress: OnProgress | None,
    task_id: str,
    reading: Reading,
    deadline: Deadline,
) -> Flow[None]:
    """Calls `on_progress`; what it raises gets a note of the task, which was paid for."""
    if on_progress is None:
        return
    try:
        yield from Call(on_progress, progress(task_id, reading, deadline))
    except Exception as error:
        note_task(error, context, task_id)
        raise


def progress(task_id: str, reading: Reading, deadline: Deadline) -> Progress:
    """Where a task is, by the last answer about it."""
    return Progress(task_id, reading.word or "created", reading.state, deadline.elapsed())


def note_task(error: Exception, context: Context, task_id: str | None) -> None:
    """Adds to `error` how to go on with the task."""
    if task_id:
        error.add_note(f"the task goes on at {context.gateway.title}: task({task_id!r}).wait()")
