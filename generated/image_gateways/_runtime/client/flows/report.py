"""Tells the caller how far a task is."""

from __future__ import annotations

from collections.abc import Callable
from inspect import iscoroutinefunction, signature

from ..context import Context, Deadline
from ..effects import Callback, Flow
from ..outcome import Progress
from .answers import Reading

OnProgress = Callable[[Progress], object]
OnTask = Callable[[str], object]


def check_callback(context: Context, name: str, callback: object) -> None:
    """Raises TypeError for a callback that could not be called later, when something was paid."""
    if callback is None:
        return
    if not callable(callback):
        raise TypeError(f"{name} is a function of one argument, not {type(callback).__name__}")
    if iscoroutinefunction(callback) and not context.awaits:
        raise TypeError(f"{name} of a synchronous client cannot be awaited; pass a plain function")
    try:
        inspected = signature(callback)
    except (TypeError, ValueError):  # some functions in C have none
        return
    try:
        inspected.bind(None)
    except TypeError as error:
        raise TypeError(f"{name} is called with one argument: {error}") from None


def hand_out(news: Progress) -> None:
    """Takes the news of a task for a caller who iterates; the drivers hand them out."""


def report(
    on_progress: OnProgress | None,
    task_id: str,
    reading: Reading,
    deadline: Deadline,
) -> Flow[None]:
    """Calls `on_progress`."""
    if on_progress is None:
        return
    yield from Callback(on_progress, progress(task_id, reading, deadline))


def progress(task_id: str, reading: Reading, deadline: Deadline) -> Progress:
    """Where a task is, by the last answer about it."""
    return Progress(
        task_id,
        reading.word or "created",
        reading.state,
        deadline.seconds_gone(),
        reading.position,
        reading.percent,
        reading.logs,
    )
