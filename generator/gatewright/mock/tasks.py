"""Tasks: what an accepted create becomes, and how it ages on the mock's clock."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Literal

from .. import ir
from .asked import Asked
from .money import Charge

Fate = Literal["succeeded", "failed", "cancelled", "expired", "never"]
ENDED_BADLY = ("failed", "cancelled", "expired")


@dataclass(frozen=True, slots=True)
class Timing:
    """How long tasks take, in mock seconds, each as a range to draw from."""

    queued: tuple[float, float] = (0.3, 1.0)
    running: tuple[float, float] = (1.5, 4.0)


@dataclass(slots=True)
class MockTask:
    """One accepted create. `fate` is decided when it is accepted, and shows when it has run."""

    id: str
    gateway: ir.Gateway
    asked: Asked
    charge: Charge
    created: float
    queued_for: float
    running_for: float
    fate: Fate = "succeeded"
    reason: str = ""
    """Of a failure, or of a file that was not made: its meaning, such as ``content_rejected``."""
    unmade: int = 0
    """The number of the file that was not made, from 1; 0: all were."""
    settled: bool = False
    stopped: float | None = None
    """When it was cancelled."""

    @property
    def ends(self) -> float:
        """When it is done; infinity when it never is."""
        if self.stopped is not None:
            return self.stopped
        if self.fate == "never":
            return float("inf")
        return self.created + self.queued_for + self.running_for

    def stop(self, now: float) -> bool:
        """Cancels it; False when it has ended already."""
        if now >= self.ends:
            return False
        self.stopped, self.fate = now, "cancelled"
        return True

    def ran(self, now: float) -> float:
        """Seconds that it has been running."""
        return max(0.0, min(now, self.ends) - self.created - self.queued_for)

    def can_be(self, meaning: str) -> bool:
        """Whether the gateway has a word for it."""
        return any(means == meaning for _, means in self.gateway.states)

    def meaning(self, now: float) -> str:
        """queued, running, succeeded, failed, cancelled or expired."""
        if now >= self.ends:
            return self.fate
        waiting = now < self.created + self.queued_for
        return "queued" if waiting and self.can_be("queued") else "running"

    def status(self, now: float) -> str:
        """The gateway's own word for it."""
        meaning = self.meaning(now)
        if meaning in ENDED_BADLY and not self.can_be(meaning):
            meaning = "succeeded"  # such a gateway says only in the result that there is none
        return next((word for word, means in self.gateway.states if means == meaning), meaning)

    def time_of_change(self, now: float) -> float:
        """When its status last changed."""
        started = self.created + self.queued_for
        return self.ends if now >= self.ends else started if now >= started else self.created


@dataclass(slots=True)
class TaskBook:
    """The latest tasks by id, and those that still hold a reservation."""

    keep: int = 10_000
    _tasks: OrderedDict[str, MockTask] = field(default_factory=OrderedDict[str, MockTask])
    _unsettled: dict[str, MockTask] = field(default_factory=dict[str, MockTask])

    def add(self, task: MockTask) -> None:
        """Remember a task; the oldest one is forgotten when there are too many."""
        self._tasks[task.id] = task
        self._unsettled[task.id] = task
        while len(self._tasks) > self.keep:
            gone, _ = self._tasks.popitem(last=False)
            self._unsettled.pop(gone, None)

    def get(self, id: str) -> MockTask | None:
        """The task of that id, or None."""
        return self._tasks.get(id)

    @property
    def open_count(self) -> int:
        """How many have not been settled."""
        return len(self._unsettled)

    def due(self, now: float) -> list[MockTask]:
        """Tasks that have ended and not been settled yet; each is told once."""
        due = [task for task in self._unsettled.values() if now >= task.ends]
        for task in due:
            del self._unsettled[task.id]
        return due

    def latest(self, count: int) -> list[MockTask]:
        """The newest tasks, newest first."""
        return list(self._tasks.values())[: -count - 1 : -1]
