"""uvicorn's h11 protocol, with the connection handed to the application.

ASGI has no word for "drop this connection now", and a mock of a bad network needs one.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from typing import Any, cast

from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_EXTENSION = "gatewright.connection"


class Connection:
    """The one connection that a request came on."""

    def __init__(self, transport: asyncio.Transport, receive: Receive) -> None:
        self._transport = transport
        self._receive = receive

    async def reset(self) -> None:
        """Throw it away, unsent data too: the client sees a reset connection."""
        raw = self._transport.get_extra_info("socket")
        if raw is not None:
            # Lingering for 0 seconds makes the close a RST instead of a FIN.
            with contextlib.suppress(OSError):
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()
        await self.wait_closed()

    async def close(self) -> None:
        """Close it in order after what was already sent, however unfinished that is."""
        self._transport.close()
        await self.wait_closed()

    async def wait_closed(self) -> None:
        """Wait until the connection is no more, reading what the client still sends."""
        message: Message = {"type": "http.request"}
        while message["type"] != "http.disconnect":
            message = await self._receive()


def connection_of(scope: Scope, receive: Receive) -> Connection:
    """The connection of a request; RuntimeError under a server that does not hand it over."""
    extensions = cast("dict[str, Any]", scope.get("extensions") or {})
    if _EXTENSION not in extensions:
        raise RuntimeError(
            "a fault of the connection needs gatewright's own server: use MockServer or serve()"
        )
    return Connection(extensions[_EXTENSION]["transport"], receive)


class MockProtocol(H11Protocol):
    """Puts its transport into every request's scope."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        inner: Any = self.app

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            extensions = {_EXTENSION: {"transport": self.transport}}
            await inner({**scope, "extensions": extensions}, receive, send)

        self.app = cast("Any", app)
