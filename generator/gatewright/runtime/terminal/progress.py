"""A progress line on the terminal for work that takes longer than a second."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TextIO

FIRST = 1.0
"""Seconds of work before anything is shown."""
EVERY = 0.2
"""Seconds between two looks."""


class ProgressLine:
    """The line. It prints only on a terminal."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._start = clock()
        self._due = self._start + FIRST
        self._shown = False
        self._watched = stream.isatty() and os.environ.get("TERM") != "dumb"

    def due(self) -> float | None:
        """The seconds since the start when it is time to show something, else None."""
        if not self._watched or (now := self._clock()) < self._due:
            return None
        self._due = now + EVERY
        return now - self._start

    def show(self, text: str) -> None:
        """Shows `text` in place of what was there."""
        self._stream.write(f"\r\033[K{text}")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            self._stream.write("\r\033[K")
            self._stream.flush()
            self._shown = False
