"""Shares of the models: a run takes some of them for what is slow, and the next commit takes others.

What is quick runs for every model. `GATEWRIGHT_TURN=all` takes every model for everything; a number
repeats the shares of another run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

VARIABLE, ALL = "GATEWRIGHT_TURN", "all"
TAKEN: dict[str, tuple[int, int]] = {}
"""What of → (how many were taken, of how many)."""

T = TypeVar("T")


def turn() -> str:
    """The number of this commit, or of this day where there is no history; the same in every process."""
    if VARIABLE not in os.environ:
        done = subprocess.run(
            ["git", "rev-list", "--count", "HEAD"],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
        )
        count = done.stdout.strip()
        # Processes of the same run inherit it, so that all of them collect the same tests.
        os.environ[VARIABLE] = count if count.isdigit() else str(date.today().toordinal())
    return os.environ[VARIABLE]


def share(cases: Sequence[T], count: int, what: str) -> list[T]:
    """`count` of the cases, the next ones with each turn; all of them where everything is asked for."""
    now = turn()
    size = len(cases) if now == ALL else min(count, len(cases))
    start = 0 if now == ALL or not cases else int(now) * size % len(cases)
    TAKEN[what] = size, len(cases)
    return [cases[(start + offset) % len(cases)] for offset in range(size)]


def said() -> str:
    """Which shares this run takes, in one line."""
    taken = ", ".join(f"{size} of {whole} {what}" for what, (size, whole) in TAKEN.items())
    return f"shares of turn {turn()} ({VARIABLE}={ALL} takes every model): {taken or 'none'}"
