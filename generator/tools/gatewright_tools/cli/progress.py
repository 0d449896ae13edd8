"""A progress line for a run on files."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from ..bulk import Summary
from ..package import InstalledPackage


class Bar:
    """Shows requests, rate, invalid ones and time left. It prints only on a terminal."""

    def __init__(
        self,
        package: InstalledPackage,
        stream: TextIO,
        size: int | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line = package.progress.ProgressLine(stream, clock)
        self._size = size

    def tell(self, summary: Summary) -> None:
        """Takes the progress and redraws the line a few times a second at most."""
        spent: float | None = self._line.due()
        if spent is None:
            return
        words = [
            f"{summary.requests:,} requests",
            f"{summary.requests / spent:,.0f}/s",
            f"{summary.invalid:,} invalid",
        ]
        if self._size and summary.size:
            words.insert(0, f"{min(100, 100 * summary.size // self._size)} %")
            left = max(0.0, spent * (self._size - summary.size) / summary.size)
            words.append(f"{int(left) // 60}:{int(left) % 60:02d} left")
        self._line.show("  ".join(words))

    def clear(self) -> None:
        """Takes the line away."""
        self._line.clear()
