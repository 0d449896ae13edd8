"""When an exchange begins: with its connection, never while it waits for one."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from .message import FINISH, TransportError

NO_PLACE = "no connection was free in time"
HEADERS = "send_request_headers.started"
"""How the names of the events end with which httpx tells that a request is about to leave."""


class Start:
    """The moment from which on a request may reach the gateway. Thread-safe.

    Until then it can be called off, and then nothing of it is ever sent.
    """

    __slots__ = (
        "_begun",
        "_latest",
        "_lock",
        "_off",
        "_tell",
        "end",
        "held",
        "interrupt",
        "seconds",
    )

    def __init__(self) -> None:
        self._lock = Lock()
        self._begun = self._off = False
        self._tell: Callable[[], object] | None = None
        self._latest = float("inf")
        self.end = float("inf")
        """When it is over, by `time.monotonic`, where the sockets themselves keep the time."""
        self.seconds = 0.0
        """How long that is, for messages."""
        self.interrupt: BaseException | None = None
        """What ended it from outside, where it could not wait."""
        self.held: list[BaseException] | None = None
        """Takes an interrupt, where the exchange is finished first; None: it is not."""

    def announce_to(self, tell: Callable[[], object], latest: float) -> None:
        """Says who is told when it begins, and when it is too late for that, by `time.monotonic`."""
        self._tell, self._latest = tell, latest

    @property
    def has_begun(self) -> bool:
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

    def take_event(self, event: str, method: bytes | None) -> None:
        """Takes an event of httpx; a CONNECT goes to a proxy and tells the gateway nothing.

        Raises TransportError when it is too late to begin.
        """
        if event.endswith(HEADERS) and method != b"CONNECT":
            self.leave()

    def leave(self) -> None:
        """Begins, when something is about to be sent; raises TransportError when it is too late."""
        if not self._begun:
            if time.monotonic() > self._latest:
                self.call_off()
            self.begin()

    def holds(self, interrupt: BaseException) -> bool:
        """Whether the exchange is finished before `interrupt` goes on: FINISH seconds, and only once."""
        if self.held is None or self.held or not self._begun:
            self.interrupt = interrupt
            return False
        self.held.append(interrupt)
        self.end = min(self.end, time.monotonic() + FINISH)
        return True


class Phase(float):
    """Seconds that a step of an exchange may take, which know the exchange.

    httpx hands its timeouts on to the sockets as they are. So sockets of ours find in them what is left
    of the whole, and when it begins.
    """

    __slots__ = ("start",)
    start: Start

    @classmethod
    def of(cls, seconds: float, start: Start) -> Phase:
        """So many seconds of the exchange that `start` begins."""
        made = cls(seconds)
        made.start = start
        return made


def too_late(seconds: float) -> TransportError:
    """The error of an exchange that did not end in time."""
    return TransportError(f"no whole answer within {seconds:g} s", maybe_received=True)
