"""The connections of a client and of all that `with_options` made of it; opened at the first send."""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncGenerator, Callable
from typing import Any, Protocol

from ..errors import ConnectionFailed

CLOSED = "this client is closed"
THEIRS_CLOSED = "nothing was sent: your http_client is closed"
ELSEWHERE = (
    "nothing was sent: http_client was used in another event loop before, and its connections belong "
    "to that one; make a client in this loop, or leave http_client out"
)

FORKED = (
    "nothing was sent: http_client was used before this process was forked, and its connections belong "
    "to the parent; make a client in this process, or leave http_client out"
)
LEFT: list[Any] = []
"""Clients of a parent process. Two processes on one connection would read each other's answers."""


class HttpClient(Protocol):
    """An `httpx.Client` or `httpx2.Client`, as far as type checkers are concerned."""

    @property
    def timeout(self) -> Any: ...

    def build_request(self, method: str, url: str, /) -> Any: ...

    def close(self) -> None: ...


class AsyncHttpClient(Protocol):
    """An `httpx.AsyncClient` or `httpx2.AsyncClient`, as far as type checkers are concerned."""

    @property
    def timeout(self) -> Any: ...

    def build_request(self, method: str, url: str, /) -> Any: ...

    async def aclose(self) -> None: ...


Make = Callable[[bool], Any] | None
"""Makes the clients of our own; None: they have sockets. See `Env.http`."""


class Loop(Protocol):
    """An event loop, as far as connections care."""

    def is_closed(self) -> bool: ...


class SyncConnection:
    """Holds a client of httpx: the caller's, which stays the caller's to close, or one of our own."""

    def __init__(self, given: HttpClient | None = None, make: Make = None) -> None:
        self.given, self.make = given, make
        self._own: Any = None
        self.closed = False
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._used_in: int | None = None
        """The process in which the caller's client has got its connections."""

    def open(self) -> Any:
        """The client; raises RuntimeError after `close`, and for a given one that is closed or forked.

        Raises ConnectionFailed where the environment's certificates or proxies are of no use.
        """
        if self._process != os.getpid():
            # A thread of the parent may have held the lock.
            self._lock, self._process = threading.Lock(), os.getpid()
            LEFT.append(self._own)
            self._own = None
        if self._used_in not in (None, os.getpid()):
            raise RuntimeError(FORKED)
        with self._lock:
            if self.closed:
                raise RuntimeError(CLOSED)
            if self.given is not None:
                self._used_in = os.getpid()
                return still_open(self.given)
            if self._own is None:
                from .own import new_client

                self._own = make_client(new_client) if self.make is None else self.make(False)
            return self._own

    def close(self) -> None:
        """Closes what was opened here. Closing twice is fine."""
        with self._lock:
            self.closed = True
            own, self._own = self._own, None
        if own is not None:
            own.close()


class AsyncConnection:
    """Holds an async client of httpx for each event loop: sockets of one are of no use in another.

    A client that the caller gave belongs to the loop that first used it here.
    """

    def __init__(self, given: AsyncHttpClient | None = None, make: Make = None) -> None:
        self.given, self.make = given, make
        self._home: Loop | None = None
        self._own: dict[Loop, tuple[Any, AsyncGenerator[None]]] = {}
        self.closed = False
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._used_in: int | None = None

    async def open(self, loop: Loop) -> Any:
        """The client for `loop`, which is running.

        Raises RuntimeError after `close`, and for a given client that is closed, forked or in another
        loop than its own; else as `SyncConnection.open`.
        """
        if self._process != os.getpid():
            self._lock, self._process = threading.Lock(), os.getpid()
            LEFT.append(self._own)
            self._own = {}
        if self._used_in not in (None, os.getpid()):
            raise RuntimeError(FORKED)
        with self._lock:
            if self.closed:
                raise RuntimeError(CLOSED)
            if self.given is not None:
                self._used_in = os.getpid()
                if self._home is None:
                    self._home = loop
                if self._home is not loop:
                    raise RuntimeError(ELSEWHERE)
                return still_open(self.given)
            if loop in self._own:
                return self._own[loop][0]
            for other in [one for one in self._own if one.is_closed()]:
                del self._own[other]
            from .own import new_async_client

            client = make_client(new_async_client) if self.make is None else self.make(True)
            guard = closed_with_its_loop(client)
            self._own[loop] = client, guard
        await anext(guard)
        return client

    async def close(self, loop: Loop) -> None:
        """Closes what was opened here for `loop`; other loops close theirs. Closing twice is fine."""
        with self._lock:
            self.closed = True
            own, self._own = self._own, {}
        if loop in own:
            await own[loop][1].aclose()


def make_client(make: Callable[[], Any]) -> Any:
    """What `make` makes; raises ConnectionFailed where it cannot with what the environment says."""
    try:
        return make()
    except ModuleNotFoundError:
        raise
    except Exception as error:
        raise ConnectionFailed(
            f"no HTTP client can be made: {type(error).__name__}: {error}",
            hint="Look at SSL_CERT_FILE, SSL_CERT_DIR and the proxies of the environment",
            nothing_created=True,
        ) from error


def still_open(client: Any) -> Any:
    """The caller's client; raises RuntimeError when it was closed."""
    if getattr(client, "is_closed", False) is True:
        raise RuntimeError(THEIRS_CLOSED)
    return client


async def closed_with_its_loop(client: Any) -> AsyncGenerator[None]:
    """Closes `client` when the loop ends: that is when it finishes generators that are not done."""
    try:
        yield
    finally:
        await client.aclose()
