"""The short way to the sockets of a client of our own, past what httpx does for others.

No redirects, cookies, auth and hooks are in such a client. Where somebody has put a function of their own
into the library, a tracer or a test, requests go through all of it, so that they are seen.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from functools import lru_cache
from types import FunctionType
from typing import Any

from .given import library_of, root
from .known import DIRECT

CORES = {"httpx": "httpcore", "httpx2": "httpcore2"}
"""A library → what it is built on."""
STEPS = {
    False: ("send", "_send_handling_auth", "_send_handling_redirects", "_send_single_request"),
    True: ("handle_request", "handle_async_request"),
}
"""What a request goes through: in a client, and in its transport."""
LENGTHS = ("POST", "PUT", "PATCH")
"""Methods whose requests say that they have no body."""


class Straight:
    """The way through one client's pool."""

    def __init__(self, client: Any, pool: Any) -> None:
        made = library_of(client)
        self.core: Any = sys.modules[CORES[root(made.__name__)]]
        self._library = made
        self._kinds: tuple[Any, Any] = (type(client), type(client._transport))
        self._pool = pool

    def clear(self) -> bool:
        """Whether nobody has put something in the way."""
        client, transport = self._kinds
        return all(is_original(client, name) for name in STEPS[False]) and all(
            is_original(transport, name) for name in STEPS[True]
        )

    def request(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: Any,
        extensions: dict[str, Any],
        *,
        kept: bool,
    ) -> Any:
        """A request as the pool takes it; `kept` says that the address is not a secret."""
        place, host = (parse_address if kept else parse_address.__wrapped__)(
            self._library, self.core, url
        )
        fields = {"host": host, **headers}
        if content is None and method in LENGTHS:
            fields["content-length"] = "0"
        return self.core.Request(
            method, place, headers=list(fields.items()), content=content, extensions=extensions
        )

    def send(self, request: Any) -> PlainResponse:
        """The response, its body not read yet."""
        return PlainResponse(self._pool.handle_request(request))

    async def async_send(self, request: Any) -> PlainResponse:
        """The same, of an async client."""
        return PlainResponse(await self._pool.handle_async_request(request))


class PlainResponse:
    """A response of the pool, with as much of httpx's as is needed."""

    is_stream_consumed = False

    def __init__(self, inner: Any) -> None:
        self._stream = inner.stream
        self.status_code: int = inner.status
        self.headers = headers_of(inner.headers)

    def iter_raw(self) -> Iterator[bytes]:
        """The body as it comes."""
        return iter(self._stream)

    def aiter_raw(self) -> AsyncIterator[bytes]:
        """The body as it comes."""
        found: AsyncIterator[bytes] = aiter(self._stream)
        return found

    iter_bytes, aiter_bytes = iter_raw, aiter_raw

    def close(self) -> None:
        """Frees the connection."""
        self._stream.close()

    async def aclose(self) -> None:
        """Frees the connection."""
        await self._stream.aclose()


def straight(client: Any) -> Straight | None:
    """The short way of a client, when it has one and nothing stands in it."""
    if client not in DIRECT:
        return None
    way: Straight | None = getattr(client, "_straight", None)
    if way is None:
        pool = client._transport._pool
        if not hasattr(pool, "inner"):  # none of ours
            return None
        way = client._straight = Straight(client, pool)
    return way if way.clear() else None


def is_original(kind: Any, name: str) -> bool:
    """Whether a method is as the library has it, not wrapped and not replaced."""
    function = getattr(kind, name, None)
    if function is None:
        return True
    if type(function) is not FunctionType or hasattr(function, "__wrapped__"):
        return False
    return root(function.__globals__.get("__name__", "")) in CORES


@lru_cache(maxsize=64)
def parse_address(library: Any, core: Any, url: str) -> tuple[Any, str]:
    """An address as the pool takes it, and its host as a request names it."""
    found = library.URL(url)
    place = core.URL(
        scheme=found.raw_scheme, host=found.raw_host, port=found.port, target=found.raw_path
    )
    return place, found.netloc.decode("ascii")


def headers_of(pairs: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by their names in lower case; several of one name are joined by a comma."""
    found: dict[str, str] = {}
    for name, value in pairs:
        key, said = header_text(name).lower(), header_text(value)
        found[key] = f"{found[key]}, {said}" if key in found else said
    return found


def header_text(data: bytes) -> str:
    """A header's bytes as text, whatever they are."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
