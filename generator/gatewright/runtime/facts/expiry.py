"""When links to results end: a page says when, says only that they end, says that they do not, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from .sight import NOT_DOCUMENTED, missing

ExpiresAt = datetime | Literal["sometime", "never"] | None
"""When a link ends; ``sometime``: no page says when; ``never``: a page says that it does not end;
None: no page says whether it ends."""
UNITS = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def expires_at(expire: bool | None, lifetime: int | None, made: datetime) -> ExpiresAt:
    """When a link ends that was made then and lives so many seconds."""
    if lifetime is not None:
        return made + timedelta(seconds=lifetime)
    return None if expire is None else "sometime" if expire else "never"


def expiry_words(expire: bool | None, lifetime: int | None, unseen: Sequence[str]) -> str:
    """The same in words: ``end after 7 days``; `unseen` are parts of the page out of sight."""
    if lifetime is not None:
        return f"end after {span_words(lifetime)}"
    if expire is None:
        gap = missing("answers", unseen)
        return (
            "no page says whether they end"
            if gap == NOT_DOCUMENTED
            else f"whether they end is {gap}"
        )
    return "end, no page says when" if expire else "do not end"


def span_words(seconds: int) -> str:
    """A span in its largest whole unit: ``7 days``."""
    name, length = next(one for one in UNITS if seconds % one[1] == 0)
    count = seconds // length
    return f"{count:,} {name}{'' if count == 1 else 's'}"
