"""Pools in which a free connection is found at once, however many there are.

httpx's own look at every connection for every request. They still make the connections, so proxies,
certificates and addresses are theirs.
"""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, Generic, TypeVar

from .given import genuine

C = TypeVar("C")
SWEEP = 5.0
"""Seconds between looks for connections that nobody will use again: as long as one is kept."""
PoolOrigin = tuple[bytes, bytes, int]
WEB = (b"http", b"https")


class Shelf(Generic[C]):
    """Free connections, the one used last on top. Thread-safe."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._free: dict[PoolOrigin, list[C]] = {}
        self._count = 0
        self._swept = time.monotonic()
        self._lock = threading.Lock()
        self.closed = False

    def take(self, place: PoolOrigin) -> C | None:
        """The connection to `place` that was put here last; it may have ended meanwhile."""
        with self._lock:
            found = self._free.get(place)
            if not found:
                return None
            self._count -= 1
            return found.pop()

    def put(self, place: PoolOrigin, one: C) -> bool:
        """Whether there was room for it."""
        with self._lock:
            if self.closed or self._count >= self._kept:
                return False
            self._free.setdefault(place, []).append(one)
            self._count += 1
            return True

    def take_spent(self) -> list[C]:
        """Connections to be closed now: they are not here any more."""
        with self._lock:
            now = time.monotonic()
            if now - self._swept < SWEEP and self._count < self._kept:
                return []
            self._swept = now
            every: Any = [(place, one) for place, ones in self._free.items() for one in ones]
            over = [one for _, one in every if one.has_expired()]
            self._free = {}
            for place, one in every:
                if one not in over:
                    self._free.setdefault(place, []).append(one)
            self._count = len(every) - len(over)
            return over

    def all(self) -> list[C]:
        """The free connections."""
        with self._lock:
            return [one for ones in self._free.values() for one in ones]

    def clear(self) -> list[C]:
        """What was here; nothing is put here after that."""
        with self._lock:
            self.closed = True
            found = [one for ones in self._free.values() for one in ones]
            self._free, self._count = {}, 0
            return found


class Pool:
    """The connections of a synchronous client, made by `inner`, the library's own pool."""

    def __init__(self, inner: Any, kept: int) -> None:
        self.inner = inner
        self._shelf: Shelf[Any] = Shelf(kept)

    @property
    def connections(self) -> list[Any]:
        """Those that are free."""
        return self._shelf.all()

    def handle_request(self, request: Any) -> Any:
        """The response on a free connection, or on a new one."""
        if request.url.scheme not in WEB or not genuine(self.inner.handle_request, "httpcore"):
            return self.inner.handle_request(request)
        place = place_of(request)
        for one in self._shelf.take_spent():
            one.close()
        while (connection := self._shelf.take(place)) is not None and connection.has_expired():
            connection.close()
        if connection is None:
            connection = self.inner.create_connection(request.url.origin)
        try:
            response = connection.handle_request(request)
        except BaseException:
            connection.close()
            raise
        response.stream = LentStream(response.stream, connection, place, self._shelf)
        return response

    def close(self) -> None:
        """Closes the free connections; the others are closed when they become free."""
        for one in self._shelf.clear():
            one.close()
        self.inner.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class LentStream:
    """A body; its connection is free again when it is closed."""

    def __init__(
        self, inner: Iterable[bytes], connection: Any, place: PoolOrigin, shelf: Shelf[Any]
    ) -> None:
        self._inner: Any = inner
        self._connection, self._place, self._shelf = connection, place, shelf
        self._closed = False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._inner)

    def close(self) -> None:
        """Closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        one = self._connection
        try:
            self._inner.close()
        finally:
            if not (one.is_idle() and self._shelf.put(self._place, one)):
                one.close()


class AsyncPool:
    """The connections of an async client, made by `inner`, the library's own pool."""

    def __init__(self, inner: Any, kept: int) -> None:
        self.inner = inner
        self._shelf: Shelf[Any] = Shelf(kept)

    @property
    def connections(self) -> list[Any]:
        """Those that are free."""
        return self._shelf.all()

    async def handle_async_request(self, request: Any) -> Any:
        """The response on a free connection, or on a new one."""
        if request.url.scheme not in WEB or not genuine(
            self.inner.handle_async_request, "httpcore"
        ):
            return await self.inner.handle_async_request(request)
        place = place_of(request)
        for one in self._shelf.take_spent():
            await one.aclose()
        while (connection := self._shelf.take(place)) is not None and connection.has_expired():
            await connection.aclose()
        if connection is None:
            connection = self.inner.create_connection(request.url.origin)
        try:
            response = await connection.handle_async_request(request)
        except BaseException:
            await connection.aclose()
            raise
        response.stream = AsyncLentStream(response.stream, connection, place, self._shelf)
        return response

    async def aclose(self) -> None:
        """Closes the free connections; the others are closed when they become free."""
        for one in self._shelf.clear():
            await one.aclose()
        await self.inner.aclose()

    async def __aenter__(self) -> AsyncPool:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()


class AsyncLentStream:
    """A body; its connection is free again when it is closed."""

    def __init__(self, inner: Any, connection: Any, place: PoolOrigin, shelf: Shelf[Any]) -> None:
        self._inner = inner
        self._connection, self._place, self._shelf = connection, place, shelf
        self._closed = False

    def __aiter__(self) -> AsyncIterator[bytes]:
        found: AsyncIterator[bytes] = self._inner.__aiter__()
        return found

    async def aclose(self) -> None:
        """Closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        one = self._connection
        try:
            await self._inner.aclose()
        finally:
            if not (one.is_idle() and self._shelf.put(self._place, one)):
                await one.aclose()


def place_of(request: Any) -> PoolOrigin:
    """Where a request goes: what its connection can be used for again."""
    origin = request.url.origin
    return origin.scheme, origin.host, origin.port
