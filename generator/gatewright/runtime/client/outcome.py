"""What comes out of a call, as plain data: the same for sync and async clients."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..facts.expiry import ExpiresAt
from .http.message import HttpResponse
from .price import Estimate

MADE = {"image": "picture", "video": "film", "audio": "sound"}
"""Medium → what a model of it makes, in a word."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of a result, as the answer describes it; not fetched yet."""

    url: str | None
    base64: str | None = field(repr=False)
    """The file itself, perhaps as a data URL, where the gateway sends it along."""
    media_type: str | None = None
    width: int | None = None
    height: int | None = None
    file_name: str | None = None
    medium: str = ""
    """image, video or audio: see `flows.media`; empty: the answer does not say."""
    label: str = ""
    """What the answer calls it, such as vocals; empty: nothing."""
    seconds: float | None = None
    certain: bool = False
    """Whether the medium is known and not guessed: then a file of another has to prove what it is."""


@dataclass(frozen=True, slots=True)
class Credits:
    """What an answer says about credits; None: it says nothing."""

    reserved: int | float | None = None
    final: int | float | None = None
    total: int | float | None = None
    parts: dict[str, int | float] = field(default_factory=dict[str, "int | float"])
    """Other numbers, such as how much came from a subscription."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a task is."""

    id: str
    status: str
    """The gateway's own word."""
    state: str | None
    """queued, running, succeeded, failed, cancelled or expired; None: a word that no page has."""
    elapsed: float
    """Seconds since the call began."""
    position: int | None = None
    """The task's place in the queue, where the gateway says so."""
    percent: float | None = None
    """How much of it is done, 0 to 100, where the gateway says so."""
    logs: tuple[str, ...] = ()
    """What the model printed so far, line by line, where the gateway shows it."""

    def __str__(self) -> str:
        whose = f"{self.id}: " if self.id else ""
        more = "" if self.percent is None else f", {self.percent:g} %"
        more += "" if self.position is None else f", place {self.position} in the queue"
        return f"{whose}{self.status} after {self.elapsed:.1f} s{more}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished task."""

    id: str | None
    """None where the gateway answers at once and names no task."""
    name: str
    """What its files are called: the id, else the model, the time and some random digits."""
    model: str
    """The model's key; of a task picked up by its id alone, the gateway's name if no answer tells."""
    status: str
    outputs: tuple[Output, ...]
    credits: Credits
    price: Estimate | None
    """What the page says one request costs; None when the model is not known."""
    created_at: datetime | None
    expires_at: ExpiresAt
    """When the links end, counted from when the answer says that the task was created, else from the
    answer itself; see `expiry.ExpiresAt`."""
    request_id: str | None
    warnings: tuple[str, ...]
    """What was odd about the answers."""
    used: dict[str, int | float]
    """Amounts that the answer counts, such as seconds, characters and tokens."""
    raw: Any = field(repr=False)
    """The answer as it came."""
    response: HttpResponse = field(repr=False)
    """The answer itself; without its body where that holds the files."""
    updated_at: datetime | None = None
    """When the task last changed, by the gateway's clock."""
    input: Any = field(default=None, repr=False)
    """The request as the gateway says that it understood it; None: it does not say."""
    actual_prompt: str | None = field(default=None, repr=False)
    """The prompt after the gateway's rewrite; None: it does not say."""
