"""The mock's own time: it can stand still, run fast, and be moved by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """Seconds since 1970 as the mock sees them.

    `speed` is mock seconds per real second: 1 is life, 20 a demo, 0 a clock that only `advance`
    moves. `start` is the first reading (default: now).
    """

    def __init__(
        self,
        *,
        start: float | None = None,
        speed: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        if not 0 <= speed < float("inf"):
            raise ValueError(f"the speed of a clock is 0 or more, not {speed}")
        self.speed = speed
        self._monotonic = monotonic
        self._origin = monotonic()
        self._at_origin = time.time() if start is None else start

    def now(self) -> float:
        """The mock's time, in seconds since 1970."""
        return self._at_origin + (self._monotonic() - self._origin) * self.speed

    def advance(self, seconds: float) -> None:
        """Move forward at once; ValueError for a step backwards or none a clock can take."""
        if not 0 <= seconds < 1e10:
            raise ValueError(f"a clock advances by 0 seconds or more, not {seconds}")
        self._at_origin += seconds


def iso8601(moment: float) -> str:
    """`moment` as ``2026-11-21T04:00:00.000Z``."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"
