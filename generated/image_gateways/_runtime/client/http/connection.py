"""The connections of a client and of all that `with_options` made of it; opened at the first send."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

CLOSED = "this client is closed"


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
    """Holds an `httpx.AsyncClient`: the caller's, or one of our own."""

    def __init__(self, given: httpx.AsyncClient | None = None) -> None:
        self._given = given
        self._own: httpx.AsyncClient | None = None
        self.closed = False

    def open(self) -> httpx.AsyncClient:
        """The client; raises RuntimeError after `close`."""
        if self.closed:
            raise RuntimeError(CLOSED)
        if self._given is not None:
            return self._given
        if self._own is None:
            from .transport import new_async_client

            self._own = new_async_client()
        return self._own

    async def close(self) -> None:
        """Closes what was opened here. Closing twice is fine."""
        self.closed = True
        own, self._own = self._own, None
        if own is not None:
            await own.aclose()
