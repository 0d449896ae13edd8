"""What retries are paid with."""

from __future__ import annotations

EARNED = 1
"""What an exchange returns that succeeded at once."""


class Quota:
    """Tokens that retries are paid with, so that a dead gateway gets no storm.

    Threads may count a token wrong between them, which harms nothing. A lock might be left locked in
    a process that was forked meanwhile.
    """

    __slots__ = ("_tokens", "capacity")

    def __init__(self, capacity: int = 500) -> None:
        self.capacity: int = capacity
        self._tokens = capacity

    def take(self, cost: int) -> bool:
        """Takes `cost` tokens if there are as many."""
        if self._tokens < cost:
            return False
        self._tokens -= cost
        return True

    def give(self) -> None:
        """Returns what an exchange earns that succeeded at once."""
        self._tokens = min(self.capacity, self._tokens + EARNED)

    @property
    def tokens(self) -> int:
        """What is left."""
        return self._tokens
