"""Ctrl-C while a paid create is under way on the main thread: it waits, wherever it comes."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

from .start import Start


@contextmanager
def hold_interrupts(start: Start) -> Generator[None]:
    """Notes Ctrl-C as soon as it comes, see `Start.holds`, and interrupts nothing.

    Python then goes on with the wait on a socket that it was in, so such a wait has to be short.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return

    def handle(number: int, frame: FrameType | None) -> None:
        try:
            before(number, frame)
        except BaseException as interrupt:
            if not start.holds(interrupt):
                raise

    try:
        signal.signal(signal.SIGINT, handle)
    except ValueError:  # not the main interpreter
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
