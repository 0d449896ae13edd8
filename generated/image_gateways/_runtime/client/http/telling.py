"""Connections of an async client, the library's own, which tell when a request begins.

Drivers bound an exchange as a whole, so these keep no time.
"""

from __future__ import annotations

from typing import Any

from .start import Phase

END_OF_HEAD = b"\r\n\r\n"


class TellingBackend:
    """Makes connections for a pool; `direct` says that what is written to them goes to the gateway."""

    def __init__(self, inner: Any, direct: bool) -> None:
        self._inner, self._direct = inner, direct

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own)
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> TellingStream:
        """A connection to `host`."""
        made = await self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return TellingStream(made, self._direct)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own)
        socket_options: Any = None,
    ) -> TellingStream:
        """A connection to a socket in the file system."""
        made = await self._inner.connect_unix_socket(path, timeout, socket_options)
        return TellingStream(made, self._direct)

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        await self._inner.sleep(seconds)


class TellingStream:
    """One connection, as a pool uses it."""

    def __init__(self, inner: Any, direct: bool) -> None:
        self._inner, self._direct = inner, direct
        self._head = b""
        """The beginning of a request, which leaves together with what follows."""

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own)
    ) -> bytes:
        """What has come; empty at the end."""
        found: bytes = await self._inner.read(max_bytes, timeout)
        return found

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own)
    ) -> None:
        """Sends `buffer`; raises TransportError when it is too late to begin."""
        if self._direct and isinstance(timeout, Phase):
            timeout.start.leave()
        if buffer.endswith(END_OF_HEAD) and not self._head:
            self._head = buffer
            return
        if self._head:
            buffer, self._head = self._head + buffer, b""
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        """Closes the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own)
    ) -> TellingStream:
        """The connection under TLS."""
        made = await self._inner.start_tls(ssl_context, server_hostname, timeout)
        return TellingStream(made, self._direct)

    def get_extra_info(self, info: str) -> Any:
        """What the pool asks about the connection."""
        return self._inner.get_extra_info(info)
