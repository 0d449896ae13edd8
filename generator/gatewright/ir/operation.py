"""One way of creating, and the envelopes of its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Answer:
    """An example envelope; strings such as ``<status>`` mark the slots in it.

    An envelope that is ``<output.bytes>`` and nothing else is the file itself.
    """

    state: str
    """created, pending, succeeded, failed, error, upload or balance."""
    body: Any
    """The envelope as JSON data with its slots."""
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    """(slot, path); a path's ``*`` means every element of a list."""

    def path(self, slot: str) -> tuple[str, ...] | None:
        """The path of `slot`, or None when this answer has no such slot."""
        return next((path for name, path in self.slots if name == slot), None)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A method and a path; ``{model}``, ``{id}`` and other names stand for values."""

    name: str
    method: str
    path: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One way of creating: its address, its request body and its answers."""

    name: str
    media: tuple[str, ...]
    base_url: str
    """What stands before its paths; empty: the gateway's own."""
    create: Endpoint
    poll: Endpoint | None
    """None: the answer to the create is the result."""
    result: Endpoint | None
    """Where the result lies, when the answer to a poll does not hold it."""
    cancel: Endpoint | None
    stream: Endpoint | None
    model_in: Literal["body", "path"]
    model_at: tuple[str, ...]
    """Where the model's id sits in the body; empty: it is in the path."""
    multipart: bool
    """Whether every create travels as a form."""
    key_place: tuple[str, str, str] | None
    """(header, what stands before the key in it, query param) of the key; None: as the gateway has it."""
    prompt_at: tuple[str, ...]
    params_at: tuple[str, ...]
    created_http: int | None
    answers: tuple[Answer, ...]
    by_medium: tuple[tuple[str, tuple[Answer, ...]], ...]
    """(medium, the envelopes in which its answers differ)."""

    def answer(self, state: str, medium: str = "") -> Answer | None:
        """The envelope of `state`, as it is for that medium, or None."""
        own = dict(self.by_medium).get(medium, ())
        return next((one for one in (*own, *self.answers) if one.state == state), None)
