"""What was ordered when a call ended from outside: cancelled, interrupted, or by a callback's error."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .errors import GatewayError, brief

KEPT = 64
"""Orders of calls that ended from outside which a client remembers."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What it takes to find what was paid for. What is not known is None."""

    gateway: str
    task_id: str | None = None
    """The task that goes on: `client.task(task_id).wait()` picks it up."""
    outcome: Any = field(default=None, repr=False)
    """The finished `Outcome`, where the gateway answered the create with the file itself."""
    file: Any = field(default=None, repr=False)
    """The file of a result whose download ended: its `save` fetches it anew."""
    request_body: Any = field(default=None, repr=False)
    """What was sent, where no answer came: it may have been accepted and charged."""
    idempotency_key: str | None = None
    client_request_id: str | None = None
    sent_at: datetime | None = None
    """When the first attempt left, UTC."""

    def __str__(self) -> str:
        if self.file is not None:
            return f"{self.gateway} made the file: unfinished(error).file.save(path) fetches it"
        if self.task_id:
            return f"the task goes on at {self.gateway}: task({brief(self.task_id)!r}).wait()"
        if self.outcome is not None:
            return f"{self.gateway} made the file: it is in unfinished(error).outcome"
        key = f" with idempotency_key={self.idempotency_key!r}" if self.idempotency_key else ""
        return (
            f"a request that was sent to {self.gateway} at {self.sent_at}{key} may have been accepted "
            "and charged: look into the gateway's list of tasks or its balance"
        )


class Ended:
    """What calls had ordered that ended from outside: the last KEPT. Thread-safe."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: deque[Unfinished] = deque(maxlen=KEPT)

    def add(self, found: Unfinished) -> None:
        """One more; the oldest makes room for it."""
        self._found.append(found)

    def all(self) -> tuple[Unfinished, ...]:
        """All of them, the oldest first."""
        return tuple(self._found.copy())


def leave(error: BaseException, found: Unfinished, ended: Ended) -> None:
    """Puts `found` on `error`, as data and as a note, and into `ended`.

    What is there already stays. An error of ours names a task itself, so it takes only finished files.
    """
    made = found.outcome is not None and found.outcome.outputs
    if hasattr(error, "unfinished") or (isinstance(error, GatewayError) and not made):
        return
    ended.add(found)
    setattr(error, "unfinished", found)  # noqa: B010 (an exception of anybody's)
    error.add_note(str(found))


def unfinished(error: BaseException | None) -> Unfinished | None:
    """What was ordered when `error` ended a call; None: nothing, or the error is a GatewayError.

    Looks through causes and contexts: `asyncio.timeout` makes a TimeoutError of a cancellation.
    """
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        found = getattr(error, "unfinished", None)
        if isinstance(found, Unfinished):
            return found
        error = error.__cause__ or error.__context__
    return None
