"""Sockets that keep the time of a whole exchange on the caller's own thread.

httpx bounds each read alone, so a server that drips a byte at a time would hold a caller for ever. Here
each wait on a socket takes no longer than what is left of its exchange, which it finds in the timeout
that httpx hands on: see `Phase`. Only what cannot be bounded so, a name server above all, gets a thread.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

from .aside import STEP, within
from .given import root
from .message import TransportError
from .start import Phase, Start, too_late

T = TypeVar("T")
PATIENCE = {"nt": STEP}.get(os.name, float("inf"))
"""Seconds of one wait on a socket: on Windows Ctrl-C is noticed between two of them only."""
END_OF_HEAD = b"\r\n\r\n"
EARLY = 0.001
"""Seconds before its end at which a wait is not over: who says so then is a handler of signals."""


class BoundedBackend:
    """Makes connections for a pool; `direct` says that what is written to them goes to the gateway."""

    def __init__(self, inner: Any, direct: bool) -> None:
        self._inner, self._direct = inner, direct
        self._errors = sys.modules[root(type(inner).__module__)]

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> BoundedStream:
        """A connection to `host`; raises TransportError when it is not there in time."""
        seconds = left_of(timeout)

        def connect() -> Any:
            return self._inner.connect_tcp(host, port, seconds, local_address, socket_options)

        with interrupts_noted(timeout):
            found = connect() if numeric(host) else within(seconds, connect)
        return BoundedStream(found, self._errors, self._direct)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Any = None
    ) -> BoundedStream:
        """A connection to a socket in the file system."""
        with interrupts_noted(timeout):
            found = self._inner.connect_unix_socket(path, left_of(timeout), socket_options)
        return BoundedStream(found, self._errors, self._direct)

    def sleep(self, seconds: float) -> None:
        """Waits."""
        self._inner.sleep(seconds)


class BoundedStream:
    """One connection."""

    def __init__(self, inner: Any, errors: Any, direct: bool, nested: bool = False) -> None:
        self._inner, self._errors, self._direct = inner, errors, direct
        self._nested = nested
        """TLS within TLS, to a proxy: it has no socket of its own that could be asked."""
        self._socket: Any = inner.get_extra_info("socket")
        self._head = b""
        """The beginning of a request, which leaves together with what follows."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come; raises TransportError when the time of the exchange is over.

        Where the exchange is one that is finished first, an interrupt waits until then: nothing was
        read when it came.
        """
        if not isinstance(timeout, Phase) or self._nested:
            seconds = left_of(timeout)
            found: bytes = self._apart(timeout, lambda: self._inner.read(max_bytes, seconds))
            return found
        start = timeout.start
        end = time.monotonic() + timeout
        while True:
            until = self._patience(start, end, self._errors.ReadTimeout)
            try:
                received: bytes = self._socket.recv(max_bytes)
            except BaseException as error:
                if self._is_interruption(error, until, self._errors.ReadError) and not start.holds(
                    error
                ):
                    raise
            else:
                return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of `buffer`; raises TransportError when the time of the exchange is over."""
        if isinstance(timeout, Phase) and self._direct:
            timeout.start.leave()
        if buffer.endswith(END_OF_HEAD) and not self._head:
            self._head = buffer
            return
        if self._head:
            buffer, self._head = self._head + buffer, b""
        if not isinstance(timeout, Phase) or self._nested:
            seconds = left_of(timeout)
            self._apart(timeout, lambda: self._inner.write(buffer, seconds))
            return
        start, left = timeout.start, memoryview(buffer)
        end = time.monotonic() + timeout
        while left:
            until = self._patience(start, end, self._errors.WriteTimeout)
            try:
                left = left[self._socket.send(left) :]
            except BaseException as error:
                if self._is_interruption(error, until, self._errors.WriteError):
                    start.interrupt = error
                    raise

    def _patience(self, start: Start, end: float, late: type[Exception]) -> float:
        """When the next wait on the socket is over; raises TransportError, or `late`, with no time left."""
        now = time.monotonic()
        if now >= start.end:
            raise too_late(start.seconds)
        if now >= end:
            raise late("timed out")
        seconds = min(start.end - now, end - now, PATIENCE if start.held is None else STEP)
        self._socket.settimeout(seconds)
        return now + seconds

    def _is_interruption(self, error: BaseException, until: float, lost: type[Exception]) -> bool:
        """Whether a handler of signals raised `error`; False: the wait was over. Raises `lost` else."""
        if not isinstance(error, OSError):
            return True
        if isinstance(error, TimeoutError) and error.errno is None:
            return time.monotonic() < until - EARLY
        raise lost(str(error)) from error

    def _apart(self, timeout: float | None, act: Callable[[], T]) -> T:
        """What `act` returns, in a thread where the time is not the sockets' to keep."""
        if not isinstance(timeout, Phase):
            return act()
        with interrupts_noted(timeout):
            return within(left_of(timeout), act, timeout.start)

    def close(self) -> None:
        """Closes the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> BoundedStream:
        """The connection under TLS. Python bounds a handshake as a whole, but not one within TLS."""
        seconds = left_of(timeout)
        nested = self._inner.get_extra_info("ssl_object") is not None

        def shake() -> Any:
            return self._inner.start_tls(ssl_context, server_hostname, seconds)

        with interrupts_noted(timeout):
            inner = within(seconds, shake) if nested else shake()
        return BoundedStream(inner, self._errors, self._direct, nested)

    def get_extra_info(self, info: str) -> Any:
        """What the pool asks about the connection."""
        return self._inner.get_extra_info(info)


def left_of(timeout: float | None) -> float | None:
    """Seconds that are left for one step; raises TransportError when there are none."""
    if not isinstance(timeout, Phase):
        return timeout
    start = timeout.start
    seconds = min(float(timeout), start.end - time.monotonic())
    if seconds <= 0:
        raise (
            too_late(start.seconds)
            if start.has_begun
            else TransportError("the connection was not made in time", maybe_received=False)
        )
    return seconds


def numeric(host: str) -> bool:
    """Whether `host` is an address, for which no name server is asked."""
    return ":" in host or host.replace(".", "").isdecimal()


@contextmanager
def interrupts_noted(timeout: float | None) -> Generator[None]:
    """Notes what a handler of signals raises meanwhile, which httpx would take for a failure."""
    try:
        yield
    except BaseException as error:
        expected = isinstance(error, (OSError, TransportError)) or root(
            type(error).__module__
        ).startswith("httpcore")
        if isinstance(timeout, Phase) and not expected:
            timeout.start.interrupt = error
        raise
