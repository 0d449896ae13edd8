"""Work in a thread of its own, waited for so long and no longer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from typing import TYPE_CHECKING, TypeVar

from .message import TransportError

if TYPE_CHECKING:
    from .start import Start

T = TypeVar("T")
STEP = 0.25
"""Seconds that a wait lasts before it looks for an interrupt and for news of the connection."""


def within(seconds: float | None, act: Callable[[], T], start: Start | None = None) -> T:
    """What `act` returns. Raises its error, or TransportError when it takes longer.

    What it makes after that is closed. `start` says whether anything was sent by then.
    """
    made: list[T] = []
    failed: list[BaseException] = []
    done, lock = threading.Event(), threading.Lock()
    waiting = True

    def run() -> None:
        try:
            found = act()
        except BaseException as error:
            failed.append(error)
        else:
            with lock:
                made.append(found)
                late = not waiting
            if late:
                let_go(found)
        done.set()

    threading.Thread(
        target=copy_context().run, args=(run,), name="http-connect", daemon=True
    ).start()
    try:
        wait_in_steps(done, float("inf") if seconds is None else seconds)
        if failed:
            raise failed[0]
        with lock:
            if made:
                return made[0]
            waiting = False
    except BaseException:
        with lock:
            waiting, found = False, list(made)
        for one in found:
            let_go(one)
        raise
    sent = start is not None and start.has_begun
    raise TransportError(f"no connection within {seconds or 0:.3g} s", maybe_received=sent)


def let_go(found: object) -> None:
    """Closes a connection that nobody waits for any more."""
    close = getattr(found, "close", None)
    if close is not None:
        with suppress(Exception):
            close()


def wait_in_steps(event: threading.Event, seconds: float) -> bool:
    """Waits for `event`, in steps: older Pythons on Windows notice Ctrl-C between two only."""
    end = time.monotonic() + seconds
    while not event.wait(min(STEP, max(0.0, end - time.monotonic()))):
        if time.monotonic() >= end:
            return False
    return True
