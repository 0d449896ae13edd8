"""When an exchange begins: with its connection, never while it waits for one."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from .message import TransportError

NO_PLACE = "no connection was free in time"
HEADERS = "send_request_headers.started"
"""How the names of the events end with which httpx tells that a request is about to leave."""


class Start:
    """The moment from which on a request may reach the gateway. Thread-safe.

    Until then it can be called off, and then nothing of it is ever sent.
    """

    __slots__ = ("_begun", "_latest", "_lock", "_off", "_tell")

    def __init__(self) -> None:
        self._lock = Lock()
        self._begun = self._off = False
        self._tell: Callable[[], object] | None = None
        self._latest = float("inf")

    def awaited(self, tell: Callable[[], object], latest: float) -> None:
        """Says who is told when it begins, and when it is too late for that, by `time.monotonic`."""
        self._tell, self._latest = tell, latest

    @property
    def begun(self) -> bool:
        """Whether the gateway may have seen something of it."""
        return self._begun

    def begin(self) -> None:
        """Raises TransportError when it was called off."""
        with self._lock:
            if self._off:
                raise TransportError(NO_PLACE, maybe_received=False)
            first, self._begun = not self._begun, True
        if first and self._tell is not None:
            self._tell()

    def call_off(self) -> bool:
        """Whether nothing was sent, and so nothing will be."""
        with self._lock:
            self._off = not self._begun
            return self._off

    def heard(self, event: str, method: bytes | None) -> None:
        """Takes an event of httpx; a CONNECT goes to a proxy and tells the gateway nothing.

        Raises TransportError when it is too late to begin.
        """
        if event.endswith(HEADERS) and method != b"CONNECT":
            if time.monotonic() > self._latest:
                self.call_off()
            self.begin()


def too_late(seconds: float) -> TransportError:
    """The error of an exchange that did not end in time."""
    return TransportError(f"no whole answer within {seconds:g} s", maybe_received=True)
