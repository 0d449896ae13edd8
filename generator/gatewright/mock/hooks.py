"""Webhook endpoints, events and deliveries of all accounts: kept in memory, the oldest forgotten."""

from __future__ import annotations

import base64
import re
import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from .. import ir
from .clock import iso8601
from .tasks import MockTask

MOST_ENDPOINTS = 100
"""Endpoints of one gateway."""
MOST_WAITING = 200
"""Deliveries that wait to be sent."""
_KEEP = 500
_HERE = ("127.0.0.1", "localhost")
_TARGET = re.compile(r"[!-~]*")
_SEPARATORS = re.compile(r"[^A-Za-z0-9*]+")
_NAMES = {
    "succeeded": {"succeeded", "success", "completed", "complete", "done", "finished", "ready"},
    "failed": {"failed", "failure", "error"},
    "cancelled": {"cancelled", "canceled"},
    "expired": {"expired"},
}
"""Ending → last words of event names that mean it. No spec has such names, so the mock goes by these."""
_ANY = {"*", "all", "ended"}


@dataclass(slots=True)
class Hook:
    """One endpoint: where its owner wants to be told, and of what."""

    id: str
    gateway: str
    url: str
    name: str | None
    events: list[str] | None
    """None: all of them."""
    key: bytes

    @property
    def secret(self) -> str:
        """What deliveries are signed with, as its owner gets it."""
        return "whsec_" + base64.b64encode(self.key).decode()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a task that ended, or a test (no task)."""

    id: str
    gateway: str
    type: str
    at: float
    task: MockTask | None = None

    def as_json(self) -> dict[str, Any]:
        """The event in a list of events."""
        about = None if self.task is None else self.task.id
        return {"id": self.id, "type": self.type, "created_at": iso8601(self.at), "task": about}


@dataclass(slots=True)
class Sending:
    """One delivery of an event to an endpoint. It is tried once."""

    id: str
    hook: Hook
    event: Event
    type: str
    """The event's name, as the endpoint asked for it."""
    url: str
    status: str = "waiting"
    """waiting, delivered, failed or not_sent."""
    http: int | None = None
    """What the receiver answered."""
    error: str | None = None

    def end(self, status: str, error: str | None = None, http: int | None = None) -> None:
        """What came of it."""
        self.status, self.error, self.http = status, error, http

    def as_json(self) -> dict[str, Any]:
        """The delivery in a list of deliveries."""
        return {
            "id": self.id,
            "event": self.event.id,
            "type": self.type,
            "url": self.url,
            "created_at": iso8601(self.event.at),
            "status": self.status,
            "response_status": self.http,
            "error": self.error,
        }


@dataclass(slots=True)
class HookBook:
    """What the mock knows of webhooks. `waiting` are deliveries that nobody has sent yet."""

    waiting: deque[Sending] = field(default_factory=deque[Sending])
    _hooks: dict[tuple[str, str], Hook] = field(default_factory=dict[tuple[str, str], Hook])
    _events: deque[Event] = field(default_factory=lambda: deque[Event](maxlen=_KEEP))
    _sendings: deque[Sending] = field(default_factory=lambda: deque[Sending](maxlen=_KEEP))

    def __bool__(self) -> bool:
        return bool(self._hooks)

    def add(self, hook: Hook) -> bool:
        """Keeps an endpoint; False where its gateway has as many as it may."""
        if len(self.of(hook.gateway)) >= MOST_ENDPOINTS:
            return False
        self._hooks[hook.gateway, hook.id] = hook
        return True

    def get(self, gateway: str, id: str) -> Hook | None:
        """The endpoint of that id, or None."""
        return self._hooks.get((gateway, id))

    def of(self, gateway: str) -> list[Hook]:
        """The endpoints of a gateway, oldest first."""
        return [hook for hook in tuple(self._hooks.values()) if hook.gateway == gateway]

    def remove(self, hook: Hook) -> None:
        """Forgets an endpoint."""
        self._hooks.pop((hook.gateway, hook.id), None)

    def events(self, gateway: str) -> list[Event]:
        """The latest events of a gateway, newest first."""
        return [event for event in tuple(self._events)[::-1] if event.gateway == gateway]

    def sendings(self, hook: Hook | None = None) -> list[Sending]:
        """The latest deliveries, newest first; of one endpoint or of all."""
        return [one for one in tuple(self._sendings)[::-1] if hook is None or one.hook is hook]

    def note_end(self, task: MockTask) -> None:
        """A task that was polled for has ended: tell who asked for it."""
        documented = task.gateway.webhooks is not None
        if not documented or task.asked.model.operation.poll is None:
            return
        asked = [(hook, _name_for(hook, task)) for hook in self.of(task.gateway.name)]
        names = [(hook, name) for hook, name in asked if name is not None]
        type = names[0][1] if names else f"task.{task.fate}"
        event = Event(_new_id("evt"), task.gateway.name, type, task.ends, task)
        self._events.append(event)
        for hook, name in names:
            self._send(hook, event, name)

    def test(self, hook: Hook, now: float) -> Sending:
        """Sends an event that means nothing, whatever the endpoint asked for."""
        event = Event(_new_id("evt"), hook.gateway, "webhook.test", now)
        self._events.append(event)
        return self._send(hook, event, event.type)

    def _send(self, hook: Hook, event: Event, type: str) -> Sending:
        sending = Sending(_new_id("dlv"), hook, event, type, hook.url)
        self._sendings.append(sending)
        try:
            receiver_of(hook.url)
        except ValueError as error:
            sending.end("not_sent", str(error))
            return sending
        if len(self.waiting) < MOST_WAITING:
            self.waiting.append(sending)
        else:
            sending.end("not_sent", f"{MOST_WAITING} deliveries were waiting already")
        return sending


def receiver_of(url: str) -> tuple[int, str]:
    """Port and target of a receiver on this machine; ValueError says why nothing is sent to another."""
    parts = urlsplit(url)
    if parts.hostname not in _HERE:
        raise ValueError(f"{parts.hostname} is not 127.0.0.1, and the mock delivers nowhere else")
    if parts.scheme != "http":
        raise ValueError("the mock delivers over http, as 127.0.0.1 needs no more")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not _TARGET.fullmatch(target):
        raise ValueError("the address holds characters that no request can carry")
    return parts.port or 80, target


def _new_id(kind: str) -> str:
    """An id that no other run has: receivers know by it what they took already."""
    return f"{kind}_{secrets.token_hex(12)}"


def _name_for(hook: Hook, task: MockTask) -> str | None:
    """What an endpoint calls the end of a task; None where it does not ask for it."""
    if hook.events is None:
        return f"task.{task.fate}"
    words = _own_words(task.gateway, task.fate) | _NAMES.get(task.fate, set()) | _ANY
    return next((name for name in hook.events if _last_word(name) in words), None)


def _own_words(gateway: ir.Gateway, meaning: str) -> set[str]:
    return {_last_word(word) for word, means in gateway.states if means == meaning}


def _last_word(name: str) -> str:
    return next((word for word in reversed(_SEPARATORS.split(name)) if word), "").lower()
