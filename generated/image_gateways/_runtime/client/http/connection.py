"""The connections of a client and of all that `with_options` made of it; opened at the first send."""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import httpx

CLOSED = "this client is closed"
ELSEWHERE = (
    "nothing was sent: http_client was used in another event loop before, and its connections belong "
    "to that one; make a client in this loop, or leave http_client out"
)


class Loop(Protocol):
    """An event loop, as far as connections care."""

    def is_closed(self) -> bool: ...


class SyncConnection:
    """Holds an `httpx.Client`: the caller's, which stays the caller's to close, or one of our own."""

    def __init__(self, given: httpx.Client | None = None) -> None:
        self._given = given
        self._own: httpx.Client | None = None
        self.closed = False
        self._lock = threading.Lock()

    def open(self) -> httpx.Client:
        """The client; raises RuntimeError after `close`."""
        with self._lock:
            if self.closed:
                raise RuntimeError(CLOSED)
            if self._given is not None:
                return self._given
            if self._own is None:
                from .transport import new_client

                self._own = new_client()
            return self._own

    def close(self) -> None:
        """Closes what was opened here. Closing twice is fine."""
        with self._lock:
            self.closed = True
            own, self._own = self._own, None
        if own is not None:
            own.close()


class AsyncConnection:
    """Holds an `httpx.AsyncClient` for each event loop: sockets of one loop are of no use in another.

    A client that the caller gave belongs to the loop that first used it here.
    """

    def __init__(self, given: httpx.AsyncClient | None = None) -> None:
        self._given = given
        self._home: Loop | None = None
        self._own: dict[Loop, tuple[httpx.AsyncClient, AsyncGenerator[None]]] = {}
        self.closed = False
        self._lock = threading.Lock()

    async def open(self, loop: Loop) -> httpx.AsyncClient:
        """The client for `loop`, which is running.

        Raises RuntimeError after `close`, and for a given client in another loop than its own.
        """
        with self._lock:
            if self.closed:
                raise RuntimeError(CLOSED)
            if self._given is not None:
                if self._home is None:
                    self._home = loop
                if self._home is not loop:
                    raise RuntimeError(ELSEWHERE)
                return self._given
            if loop in self._own:
                return self._own[loop][0]
            for other in [one for one in self._own if one.is_closed()]:
                del self._own[other]
            from .transport import new_async_client

            client = new_async_client()
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


async def closed_with_its_loop(client: httpx.AsyncClient) -> AsyncGenerator[None]:
    """Closes `client` when the loop ends: that is when it finishes generators that are not done."""
    try:
        yield
    finally:
        await client.aclose()
