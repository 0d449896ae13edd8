"""When to try again, and after how long. No flow, no I/O: numbers in, numbers out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .context import Context, Deadline

FIRST, LONGEST = 0.5, 8.0
"""Seconds of the backoff: it doubles from the first to the longest."""
RETRY_AFTER_CAP = 60.0
"""Seconds that a server may make us wait; beyond, the caller is told instead."""
LOST, THROTTLED = 14, 0
"""What a retry takes from the quota. A 429 takes nothing: the gateway is alive and says when."""


def backoff(attempt: int, random: float) -> float:
    """Seconds after the failed attempt of that number, from 0: exponential, full jitter."""
    return random * min(LONGEST, FIRST * 2.0 ** min(attempt, 10))


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that the server asks to wait, or None when it says nothing usable.

    Takes seconds, fractions and HTTP dates; never negative, infinite only when the number is.
    """
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    for one in (text, text.partition(",")[0].strip()):
        seconds = _seconds(one, now)
        if seconds is not None:
            return seconds
    return None


def _seconds(text: str, now: datetime) -> float | None:
    try:
        seconds = float(text)
    except ValueError:
        return _until(text, now)
    return None if math.isnan(seconds) or seconds < 0 else seconds


def _until(text: str, now: datetime) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        when = parsedate_to_datetime(text)
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        return max(0.0, (when - now).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def pause_before_retry(
    context: Context,
    attempt: int,
    asked: float | None,
    cost: int,
    deadline: Deadline,
    need: float = 0.0,
) -> float | None:
    """Seconds to wait before trying again, or None when it is time to give up.

    `attempt` counts from 0; `asked` is what Retry-After said, and a random part of the backoff comes
    on top, so that many who were told the same do not come back at once. `need` is what has to be left
    of the deadline after the pause. Takes `cost` from the quota.
    """
    if attempt >= context.max_retries or (asked is not None and asked > RETRY_AFTER_CAP):
        return None
    pause = (asked or 0.0) + backoff(attempt, context.env.random())
    if pause >= deadline.seconds_left() - need or not context.quota.take(cost):
        return None
    return pause
