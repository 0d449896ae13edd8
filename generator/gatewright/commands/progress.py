"""A line on the terminal for what takes longer than a second."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TextIO

FIRST = 1.0
"""Seconds of work before anything is shown."""
EVERY = 0.2
WIDTH = 30


@contextmanager
def progress(
    stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
) -> Generator[Callable[[int, int], None]]:
    """Yields a function to call with (files so far, files in all). On a terminal it draws a bar."""
    out = sys.stderr if stream is None else stream
    watched = out.isatty() and os.environ.get("TERM") != "dumb"
    start = clock()
    due = start + FIRST
    shown = False

    def tell(done: int, count: int) -> None:
        nonlocal due, shown
        if not watched or (now := clock()) < due:
            return
        due, shown = now + EVERY, True
        filled = WIDTH * done // count
        left = (now - start) * (count - done) / done
        bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}]"
        out.write(f"\r\033[K{bar} {done:,} of {count:,} files  {left:.0f} s left")
        out.flush()

    try:
        yield tell
    finally:
        if shown:
            out.write("\r\033[K")
            out.flush()
