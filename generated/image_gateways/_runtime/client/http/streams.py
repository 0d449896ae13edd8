"""Connections of an async client on asyncio itself; they tell when a request begins.

Drivers bound an exchange as a whole, so these bound single waits only.
"""

from __future__ import annotations

import asyncio
import select
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from .given import root
from .start import Phase

FULL = 256 * 1024
"""Bytes that wait to be read, from which on no more are taken from the network."""
END_OF_HEAD = b"\r\n\r\n"
NEXT_ADDRESS = 0.25
"""Seconds after which the next address of a host is tried as well."""


class StreamBackend:
    """Makes connections for a pool; `direct` says that what is written to them goes to the gateway."""

    def __init__(self, inner: Any, direct: bool) -> None:
        self._inner, self._direct = inner, direct
        self._errors = sys.modules[root(type(inner).__module__)]

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own)
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> Stream:
        """A connection to `host`."""
        loop = asyncio.get_running_loop()
        async with self._connecting(timeout):
            _, cable = await loop.create_connection(
                Cable,
                host,
                port,
                local_addr=(local_address, 0) if local_address else None,
                happy_eyeballs_delay=NEXT_ADDRESS,
            )
        made = cable.transport.get_extra_info("socket")
        for option in socket_options or ():
            made.setsockopt(*option)
        return Stream(cable, self._errors, self._direct)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own)
        socket_options: Any = None,
    ) -> Any:
        """A connection of the library's own to a socket in the file system."""
        return await self._inner.connect_unix_socket(path, timeout, socket_options)

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        await asyncio.sleep(seconds)

    @asynccontextmanager
    async def _connecting(self, seconds: float | None) -> AsyncGenerator[None]:
        """Bounds what connects, and says in the words of the library what went wrong."""
        try:
            async with asyncio.timeout(seconds):
                yield
        except TimeoutError as error:
            raise self._errors.ConnectTimeout("timed out") from error
        except OSError as error:
            raise self._errors.ConnectError(str(error)) from error


class Cable(asyncio.Protocol):
    """What comes and goes on one connection."""

    def __init__(self) -> None:
        self.transport: Any = None
        self.received = bytearray()
        self.over = self.full = self.held_back = False
        self.lost: Exception | None = None
        self.waiting: asyncio.Future[bool] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.received += data
        if len(self.received) > FULL and not self.full:
            self.full = True
            self.transport.pause_reading()
        self.wake()

    def eof_received(self) -> None:
        self.over = True
        self.wake()

    def connection_lost(self, exc: Exception | None) -> None:
        self.over, self.lost, self.held_back = True, exc, False
        self.wake()

    def pause_writing(self) -> None:
        self.held_back = True

    def resume_writing(self) -> None:
        self.held_back = False
        self.wake()

    def wake(self) -> None:
        """Wakes the reader that waits."""
        if self.waiting is not None:
            settle(self.waiting, True)

    def take(self) -> bytes:
        """Everything that came."""
        data = bytes(self.received)
        self.received.clear()
        if self.full:
            self.full = False
            self.transport.resume_reading()
        return data


class Stream:
    """One connection, as a pool uses it."""

    def __init__(self, cable: Cable, errors: Any, direct: bool) -> None:
        self._wire, self._errors, self._direct = cable, errors, direct
        self._head = b""
        """The beginning of a request, which leaves together with what follows."""

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> bytes:
        """What has come; empty at the end."""
        cable = self._wire
        while not cable.received:
            if cable.lost is not None:
                raise self._errors.ReadError(str(cable.lost)) from cable.lost
            if cable.over:
                return b""
            if not await self._news(timeout):
                raise self._errors.ReadTimeout("timed out")
        return cable.take()

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> None:
        """Hands `buffer` to the network."""
        cable = self._wire
        if self._direct and isinstance(timeout, Phase):
            timeout.start.leave()
        if buffer.endswith(END_OF_HEAD) and not self._head:
            self._head = buffer
            return
        if self._head:
            buffer, self._head = self._head + buffer, b""
        if cable.over:
            raise self._errors.WriteError(str(cable.lost or "the connection is closed"))
        cable.transport.write(buffer)
        while cable.held_back:
            if not await self._news(timeout):
                raise self._errors.WriteTimeout("timed out")
        if cable.lost is not None:
            raise self._errors.WriteError(str(cable.lost)) from cable.lost

    async def _news(self, seconds: float | None) -> bool:
        """Waits until something happens on the cable; False: nothing did."""
        loop = asyncio.get_running_loop()
        waiting = self._wire.waiting = loop.create_future()
        if seconds is None:
            news: bool = await waiting
            return news
        late = loop.call_later(seconds, settle, waiting, False)
        try:
            heard: bool = await waiting
        finally:
            late.cancel()
        return heard

    async def aclose(self) -> None:
        """Closes the connection; nothing is waited for."""
        self._wire.transport.abort()

    async def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> Stream:
        """The connection under TLS."""
        loop, cable = asyncio.get_running_loop(), self._wire
        try:
            async with asyncio.timeout(timeout):
                cable.transport = await loop.start_tls(
                    cable.transport,
                    cable,
                    ssl_context,
                    server_hostname=server_hostname,
                )
        except TimeoutError as error:
            cable.transport.abort()
            raise self._errors.ConnectTimeout("timed out") from error
        except OSError as error:
            cable.transport.abort()
            raise self._errors.ConnectError(str(error)) from error
        except BaseException:
            cable.transport.abort()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        """What the pool asks about the connection."""
        cable = self._wire
        if info == "is_readable":
            return bool(cable.received) or cable.over or readable(cable.transport)
        names = {"client_addr": "sockname", "server_addr": "peername"}
        return cable.transport.get_extra_info(names.get(info, info))


def settle(waiting: asyncio.Future[bool], news: bool) -> None:
    """Ends a wait, unless it has ended."""
    if not waiting.done():
        waiting.set_result(news)


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
