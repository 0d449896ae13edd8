"""A server of HTTP/2 before the mock, without TLS, on which a stream fails as a test says."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import h2.config
import h2.connection
import h2.events
import h2.exceptions
import h2.settings
import httpx

FINE, SLOW, REFUSED, RESET, LOST, CUT, GONE, SILENT = (
    "fine",
    "the answer takes its time",
    "the stream is refused",
    "the stream is reset after the mock has answered",
    "the connection is closed after the mock has answered",
    "the answer breaks off",
    "the server goes away",
    "nothing is answered",
)
STREAMS = 5
"""Requests that one connection takes at a time."""
PASSED_ON = ("authorization", "content-type", "accept", "idempotency-key")


class Front:
    """What all connections share."""

    def __init__(self, to: str) -> None:
        self.to, self.trouble, self.url = to, FINE, ""
        self.connections = self.streams = 0
        self.charged = False
        self.open: list[asyncio.Transport] = []


class Talk(asyncio.Protocol):
    """One connection."""

    def __init__(self, front: Front, http: httpx.AsyncClient) -> None:
        self._front, self._http = front, http
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
        self._made = h2.connection.H2Connection(config)
        self._asked: dict[int, tuple[dict[str, str], bytearray]] = {}
        self._jobs: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._front.connections += 1
        self._front.open.append(transport)
        most = h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS
        self._made.local_settings = h2.settings.Settings(
            client=False, initial_values={most: STREAMS}
        )
        self._made.initiate_connection()
        self._flush()

    def data_received(self, data: bytes) -> None:
        for event in self._made.receive_data(data):
            match event:
                case h2.events.RequestReceived():
                    self._asked[event.stream_id] = dict(event.headers), bytearray()
                case h2.events.DataReceived():
                    self._asked[event.stream_id][1].extend(event.data)
                    self._made.acknowledge_received_data(
                        event.flow_controlled_length, event.stream_id
                    )
                case h2.events.StreamEnded():
                    job = asyncio.ensure_future(self._answer(event.stream_id))
                    self._jobs.add(job)
                    job.add_done_callback(self._jobs.discard)
        self._flush()

    async def _answer(self, stream: int) -> None:
        head, body = self._asked.pop(stream)
        trouble = self._front.trouble if head[":method"] == "POST" else FINE
        self._front.streams += 1
        with suppress(h2.exceptions.ProtocolError):
            if trouble == REFUSED:
                self._made.reset_stream(stream, 0x7)
            elif trouble == GONE:
                self._made.close_connection(last_stream_id=stream - 2 if stream > 1 else 0)
            else:
                got = await self._http.request(
                    head[":method"],
                    self._front.to + head[":path"],
                    headers={name: head[name] for name in PASSED_ON if name in head},
                    content=bytes(body),
                )
                self._front.charged = True
                await asyncio.sleep(0.5 if trouble == SLOW else 0.0)
                self._say(stream, got, trouble)
        self._flush()
        if trouble in (LOST, GONE):
            self._transport.close()

    def _say(self, stream: int, got: httpx.Response, trouble: str) -> None:
        """What becomes of the mock's answer."""
        if trouble in (FINE, SLOW, CUT):
            kept = ("content-type", "location", "retry-after")
            fields = [(name, value) for name, value in got.headers.items() if name in kept]
            self._made.send_headers(stream, [(":status", str(got.status_code)), *fields])
        if trouble in (FINE, SLOW):
            for at in range(0, len(got.content), 8192):
                self._made.send_data(stream, got.content[at : at + 8192])
            self._made.end_stream(stream)
        if trouble == CUT:
            self._made.send_data(stream, got.content[:10])
        if trouble in (RESET, CUT):
            self._made.reset_stream(stream, 0x2)

    def _flush(self) -> None:
        self._transport.write(self._made.data_to_send())


@contextmanager
def front(to: str) -> Iterator[Front]:
    """Such a server, while it runs in a thread."""
    made, ready = Front(to), threading.Event()
    ends: list[Callable[[], object]] = []

    async def serve() -> None:
        loop, over = asyncio.get_running_loop(), asyncio.Event()
        ends.append(lambda: loop.call_soon_threadsafe(over.set))
        async with httpx.AsyncClient() as http:
            server = await loop.create_server(lambda: Talk(made, http), "127.0.0.1", 0)
            made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            ready.set()
            await over.wait()
            server.close()
            for one in made.open:
                one.abort()
            await asyncio.sleep(0)

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait(10)
    try:
        yield made
    finally:
        ends[0]()
        thread.join(10)
