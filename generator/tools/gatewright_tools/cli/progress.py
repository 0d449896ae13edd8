"""A line on the terminal that says how far a run has come."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TextIO

from ..bulk import Summary

FIRST = 1.0
"""Seconds of work before anything is shown."""
EVERY = 0.2


class Bar:
    """Shows requests, rate, bad ones and time left; says nothing where nobody watches."""

    def __init__(
        self, stream: TextIO, size: int | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._size = size
        self._clock = clock
        self._start = clock()
        self._next = self._start + FIRST
        self._shown = False
        self._watched = stream.isatty() and os.environ.get("TERM") != "dumb"

    def tell(self, summary: Summary) -> None:
        """How far it has come; shown a few times a second at most."""
        if not self._watched:
            return
        now = self._clock()
        if now < self._next:
            return
        self._next = now + EVERY
        spent = now - self._start
        words = [
            f"{summary.requests:,} requests",
            f"{summary.requests / spent:,.0f}/s",
            f"{summary.invalid:,} invalid",
        ]
        if self._size and summary.size:
            words.insert(0, f"{min(100, 100 * summary.size // self._size)} %")
            left = max(0.0, spent * (self._size - summary.size) / summary.size)
            words.append(f"{int(left) // 60}:{int(left) % 60:02d} left")
        self._stream.write(f"\r\033[K{'  '.join(words)}")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            self._stream.write("\r\033[K")
            self._stream.flush()
            self._shown = False
