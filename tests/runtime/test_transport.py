"""Tests that need real sockets on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gatewright.runtime.client import errors

from .gateways import CLIENTS
from .pictures import png

Handler = Callable[[socket.socket, bytes, threading.Event], None]


class Server:
    """Reads each request whole and lets the handler of its path answer as badly as it likes."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []
        self.over = threading.Event()
        self.handler: Handler = lambda *_: None
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            data = b""
            while b"\r\n\r\n" not in data and (piece := connection.recv(65536)):
                data += piece
            head, _, body = data.partition(b"\r\n\r\n")
            lengths = [
                int(line.split(b":")[1])
                for line in head.lower().split(b"\r\n")
                if line.startswith(b"content-length")
            ]
            while lengths and len(body) < lengths[0] and (piece := connection.recv(65536)):
                body += piece
            if not data:
                return
            self.requests.append(head + b"\r\n\r\n" + body)
            with contextlib.suppress(OSError):
                self.handler(connection, head, self.over)

    def close(self) -> None:
        self.over.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(5)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def http(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join([*head, "Connection: close", *headers, "", ""]).encode() + body


@pytest.fixture(params=["sync", "async"])
def generate(request: pytest.FixtureRequest, server: Server) -> Callable[..., Any]:
    """Makes a picture at the server with a sync or async client, and closes the client."""

    def call(name: str = "plain", **options: Any) -> Any:
        arguments = options.pop("arguments", {})
        options = {"api_key": "k", "base_url": server.url, "max_retries": 0} | options
        if request.param == "sync":
            with CLIENTS[name][0](**options) as client:
                return client.one.generate("a fox", **arguments)

        async def main() -> Any:
            async with CLIENTS[name][1](**options) as client:
                return await client.one.generate("a fox", **arguments)

        return asyncio.run(main())

    return call


def stall(connection: socket.socket, head: bytes, over: threading.Event) -> None:
    over.wait(20)


DRIPS = 400
"""Bytes that a slow answer sends, one every 50 ms: it ends by itself, after 20 seconds."""


def drip(connection: socket.socket, over: threading.Event, byte: bytes) -> None:
    for _ in range(DRIPS):
        if over.wait(0.05):
            return
        connection.sendall(byte)


def drip_headers(connection: socket.socket, head: bytes, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    drip(connection, over, b"x")


def drip_body(connection: socket.socket, head: bytes, over: threading.Event) -> None:
    connection.sendall(http(b"", length=10_000))
    drip(connection, over, b" ")


def close_unread(connection: socket.socket, head: bytes, over: threading.Event) -> None:
    connection.close()


def close_midway(connection: socket.socket, head: bytes, over: threading.Event) -> None:
    connection.sendall(http(b'{"id": "t1"', length=500))


@pytest.mark.parametrize("handler", [stall, drip_headers, drip_body])
def test_the_timeout_bounds_the_whole_exchange_and_not_each_read(
    server: Server, generate: Callable[..., Any], handler: Handler
) -> None:
    # A busy machine may need most of a second to connect and to send, which is not what is shown.
    server.handler = handler
    started = time.monotonic()
    with pytest.raises(errors.OutcomeUnknown):
        generate(timeout=1.5)
    assert time.monotonic() - started < 10  # the answer would go on for 20 seconds
    assert len(server.requests) == 1


@pytest.mark.parametrize("handler", [close_unread, close_midway])
def test_a_connection_lost_after_the_request_is_an_unknown_outcome(
    server: Server, generate: Callable[..., Any], handler: Handler
) -> None:
    server.handler = handler
    with pytest.raises(errors.OutcomeUnknown):
        generate(timeout=5)
    assert len(server.requests) == 1


def test_a_refused_connection_was_certainly_not_charged(generate: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(errors.ConnectionFailed):
        generate(base_url=f"http://127.0.0.1:{port}")


def test_a_bomb_in_an_answer_is_cut_at_the_cap(
    server: Server, generate: Callable[..., Any]
) -> None:
    bomb = gzip.compress(b" " * 40_000_000)
    server.handler = lambda connection, head, over: connection.sendall(
        http(bomb, "Content-Encoding: gzip")
    )
    with pytest.raises(errors.OutcomeUnknown, match="longer than"):
        generate(timeout=5)


@pytest.mark.parametrize("encoding", ["gzip", "br", "x"])
def test_a_damaged_or_unknown_encoding_is_an_unknown_outcome(
    server: Server, generate: Callable[..., Any], encoding: str
) -> None:
    server.handler = lambda connection, head, over: connection.sendall(
        http(b"not compressed", f"Content-Encoding: {encoding}")
    )
    with pytest.raises(errors.OutcomeUnknown):
        generate(timeout=5)


def test_a_picture_and_its_upload_go_the_whole_way(
    server: Server, generate: Callable[..., Any]
) -> None:
    def answer(connection: socket.socket, head: bytes, over: threading.Event) -> None:
        if head.startswith(b"POST"):
            data = b'{"id": "t1", "status": "done", "urls": ["%s/1.png"]}'
            packed = gzip.compress(data % server.url.encode())
            connection.sendall(http(packed, "Content-Encoding: gzip"))
        else:
            connection.sendall(http(png()))

    server.handler = answer
    result = generate(timeout=5, arguments={"images": [png()]})
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /create/art/one HTTP/1.1\r\n")
    lower = head.lower()
    assert b"authorization: bearer k" in lower
    assert b"transfer-encoding" not in lower
    assert f"content-length: {len(body)}".encode() in lower
    assert png() in body
    read = result.images[0].read()
    assert (asyncio.run(read) if asyncio.iscoroutine(read) else read) == png()
    assert b"authorization" not in server.requests[1].lower()


def test_a_cancelled_call_lets_its_connection_go(server: Server) -> None:
    seen: list[bytes] = []
    heard = threading.Event()

    async def main() -> None:
        loop, arrived = asyncio.get_running_loop(), asyncio.Event()

        def tell(connection: socket.socket, head: bytes, over: threading.Event) -> None:
            loop.call_soon_threadsafe(arrived.set)
            connection.settimeout(15)
            seen.append(connection.recv(1))
            heard.set()

        server.handler = tell
        async with CLIENTS["plain"][1](api_key="k", base_url=server.url) as client:
            call = asyncio.create_task(client.one.generate("a fox"))
            await arrived.wait()
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            assert await asyncio.to_thread(heard.wait, 5)

    asyncio.run(main())
    assert seen == [b""]


def test_an_answer_that_is_a_file_keeps_its_bytes_and_a_text_becomes_readable() -> None:
    from gatewright.runtime.client.http.transport import medium, readable

    assert medium(b"\x89PNG\r\n\x1a\n\xff", {})
    assert medium(b"\xff\x00", {"content-type": "Audio/L16; rate=24000"})
    assert not medium(b'{"id": "\xff"}', {"content-type": "application/json"})
    assert readable(b'{"id": "\xffx"}') == b'{"id": "x"}'
    assert readable('{"id": "ä"}'.encode("utf-16")) == '{"id": "ä"}'.encode()
