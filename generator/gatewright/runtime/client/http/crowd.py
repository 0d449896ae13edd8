"""Connections of aiohttp under an async client of our own: chosen by installing it, for many calls at once.

What goes through a proxy or a Unix socket stays with the library's own connections.
"""

from __future__ import annotations

import select
import sys
from collections.abc import AsyncIterator
from typing import Any, ClassVar
from weakref import WeakSet

import aiohttp
from aiohttp.connector import Connection
from yarl import URL

from .given import genuine, root
from .pool import WEB
from .start import Phase
from .straight import header_text

KEPT_FOR = 5.0
"""Seconds that a free connection is kept: as long as the library keeps its own."""
LINE = 100 * 1024
"""Bytes that a line of an answer's head may have."""
FIELDS = 1024
"""Headers that an answer may have."""
WHOLE = 512 * 1024
"""Bytes of a body that is handed over as one; aiohttp warns of one that is much longer."""
ADDED = ("accept", "accept-encoding", "content-type", "user-agent")
"""Headers that aiohttp would add by itself."""


class CrowdPool:
    """The connections of an async client; `inner`, the library's own pool, brings the certificates."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self._core = sys.modules[root(type(inner).__module__)]
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: Any) -> Any:
        """The response to a request of the library's core; raises the core's errors."""
        if request.url.scheme not in WEB or not genuine(
            self.inner.handle_async_request, "httpcore"
        ):
            return await self.inner.handle_async_request(request)
        if self._session is None:
            self._session = new_session(self.inner)
        times = request.extensions.get("timeout", {})
        headers = [(header_text(name), header_text(said)) for name, said in request.headers]
        sends = any(name.lower() in ("content-length", "transfer-encoding") for name, _ in headers)
        try:
            got = await self._session.request(
                request.method.decode(),
                address(request.url),
                headers=headers,
                data=await body(request.stream) if sends else None,
                allow_redirects=False,
                server_hostname=request.extensions.get("sni_hostname"),
                timeout=aiohttp.ClientTimeout(
                    sock_connect=times.get("connect"), sock_read=times.get("read")
                ),
                trace_request_ctx=times.get("read"),
            )
        except (aiohttp.ClientError, OSError) as error:
            raise meaning(self._core, error) from error
        return self._core.Response(
            got.status, headers=list(got.raw_headers), content=CrowdStream(got, self._core)
        )

    async def aclose(self) -> None:
        """Closes the free connections; the others are closed when they become free."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()
        await self.inner.aclose()

    async def __aenter__(self) -> CrowdPool:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()


class CrowdStream:
    """The body of an answer."""

    def __init__(self, response: aiohttp.ClientResponse, core: Any) -> None:
        self._response, self._core = response, core

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            while chunk := await self._response.content.readany():
                yield chunk
        except (aiohttp.ClientError, OSError) as error:
            raise meaning(self._core, error) from error

    async def aclose(self) -> None:
        """Frees the connection; closing twice is fine."""
        if self._response.content.at_eof():
            self._response.release()
        else:
            self._response.close()


class FreshConnector(aiohttp.TCPConnector):
    """Hands out no connection that the other side has closed meanwhile."""

    _used: ClassVar[WeakSet[Any]] = WeakSet()
    """Those that had a request before."""

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Connection:  # noqa: ASYNC109
        """A connection for a request."""
        while True:
            found = await super().connect(req, traces, timeout)
            protocol = found.protocol
            if protocol not in self._used or not readable(found.transport):
                self._used.add(protocol)
                return found
            found.close()


def new_session(inner: Any) -> aiohttp.ClientSession:
    """A session of the running loop that adds nothing to a request, and leaves an answer as it is."""
    connector = FreshConnector(
        ssl=inner._ssl_context or True,
        limit=0,
        keepalive_timeout=KEPT_FOR,
        resolver=aiohttp.ThreadedResolver(),
    )
    telling = aiohttp.TraceConfig()
    telling.on_request_headers_sent.append(leaving)
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=ADDED,
        auto_decompress=False,
        trace_configs=[telling],
        max_line_size=LINE,
        max_field_size=LINE,
        max_headers=FIELDS,
    )


async def leaving(session: object, context: Any, sent: object) -> None:
    """Says that a request is about to leave; raises TransportError when it is too late for that."""
    phase = context.trace_request_ctx
    if isinstance(phase, Phase):
        phase.start.leave()


def address(url: Any) -> URL:
    """An address of the library's core, as it is."""
    return URL(bytes(url).decode("ascii"), encoded=True)


async def body(stream: Any) -> Any:
    """A request's body: whole where it is short, else piece by piece."""
    pieces = aiter(stream)
    first = await anext(pieces, b"")
    second = await anext(pieces, b"") if len(first) <= WHOLE else b""
    if len(first) <= WHOLE and not second:
        return first
    return following((first, second), pieces)


async def following(read: tuple[bytes, ...], pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """What was read before, in pieces that are not too long, and what comes after it."""
    for one in read:
        for start in range(0, len(one), WHOLE):
            yield one[start : start + WHOLE]
    async for piece in pieces:
        yield piece


def meaning(core: Any, error: Exception) -> Exception:
    """An error of aiohttp in the words of the library's core: it says whether anything was sent."""
    text = str(getattr(error, "message", "") or error).partition("\n")[0].rstrip(":")
    match error:
        case aiohttp.ConnectionTimeoutError():
            kind = core.ConnectTimeout
        case aiohttp.ClientConnectorError() | aiohttp.ServerFingerprintMismatch():
            kind = core.ConnectError
        case TimeoutError():
            kind = core.ReadTimeout
        case aiohttp.ClientResponseError() | aiohttp.ClientPayloadError():
            kind = core.RemoteProtocolError
        case aiohttp.ServerDisconnectedError():
            kind = core.RemoteProtocolError
        case _:
            kind = core.ReadError
    found: Exception = kind(text)
    return found


def readable(transport: Any) -> bool:
    """Whether something has come that the loop has not seen yet: between two requests, the end."""
    made = transport.get_extra_info("socket")
    if made is None or made.fileno() < 0:
        return True
    if not hasattr(select, "poll"):
        return bool(select.select([made.fileno()], [], [], 0)[0])
    look = select.poll()
    look.register(made.fileno(), select.POLLIN)
    return bool(look.poll(0))
