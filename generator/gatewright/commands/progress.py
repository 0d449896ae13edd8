"""A progress bar for rendering and checking."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TextIO

from ..runtime.terminal.progress import ProgressLine

WIDTH = 30


@contextmanager
def progress(
    stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
) -> Generator[Callable[[int, int], None]]:
    """Returns a callback (files done, files in all) that draws a bar on a terminal."""
    line = ProgressLine(sys.stderr if stream is None else stream, clock)

    def tell(done: int, count: int) -> None:
        spent = line.due()
        if spent is None:
            return
        filled = WIDTH * done // count
        left = spent * (count - done) / done
        bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}]"
        line.show(f"{bar} {done:,} of {count:,} files  {left:.0f} s left")

    try:
        yield tell
    finally:
        line.clear()
