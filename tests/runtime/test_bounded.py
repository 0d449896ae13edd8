"""Calls of a sync client run on the caller's thread, and end in time all the same."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from gatewright.runtime.client import errors, unfinished
from gatewright.runtime.client.http import aside, bounded, message, own
from gatewright.runtime.client.http.straight import straight

from .gateways import CLIENTS
from .test_transport import Handler, Server, http, server

__all__ = ["server"]
DONE = json.dumps({"id": "t1", "status": "done", "urls": ["https://cdn.example/1.png"]}).encode()


def answer(connection: socket.socket, head: bytes, over: threading.Event) -> None:
    connection.sendall(http(DONE))


def kept(connection: socket.socket, head: bytes, over: threading.Event) -> None:
    """Answers every request that comes on the connection."""
    reply = http(DONE).replace(b"Connection: close\r\n", b"")
    connection.sendall(reply)
    while data := connection.recv(65536):
        if data.startswith(b"POST"):
            connection.sendall(reply)


def client(url: str, **options: Any) -> Any:
    return CLIENTS["plain"][0](
        **({"api_key": "k", "base_url": url, "max_retries": 0, "timeout": 1.0} | options)
    )


def late(call: Callable[[], object], error: type[Exception]) -> float:
    """How long `call` took to raise."""
    started = time.monotonic()
    with pytest.raises(error):
        call()
    return time.monotonic() - started


def test_a_call_needs_no_thread(server: Server) -> None:
    server.handler = answer
    seen: list[str] = []
    started = threading.Thread.start

    def start(thread: threading.Thread) -> None:
        seen.append(thread.name)
        started(thread)

    with pytest.MonkeyPatch.context() as patched, client(server.url) as one:
        patched.setattr(threading.Thread, "start", start)
        assert one.one.generate("a fox").url
    assert not [name for name in seen if name.startswith("http")]


def test_waits_are_short_where_ctrl_c_is_noticed_between_them_only(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "PATIENCE", 0.02)  # as on Windows
    waits: list[float] = []
    patience = bounded.BoundedStream._patience

    def noted(stream: Any, start: Any, end: float, late: type[Exception]) -> float:
        begun = time.monotonic()
        until = patience(stream, start, end, late)
        waits.append(until - begun)
        return until

    monkeypatch.setattr(bounded.BoundedStream, "_patience", noted)

    def slow(connection: socket.socket, head: bytes, over: threading.Event) -> None:
        over.wait(0.3)
        answer(connection, head, over)

    server.handler = slow
    with client(server.url) as one:
        assert one.one.task("t1").wait(timeout=20).url
    assert len(waits) > 5
    assert max(waits) < 0.2


def test_a_name_server_that_says_nothing_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(20))
    with client("http://stuck.example") as one:
        assert late(lambda: one.one.generate("a fox"), errors.ConnectionFailed) < 8
    over.set()


@pytest.mark.parametrize("say", [b"", b"\x16\x03\x03\x40\x00"], ids=["silent", "dripping"])
def test_a_handshake_of_tls_that_never_ends_holds_nobody(say: bytes) -> None:
    over = threading.Event()

    def serve(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(say)
            while say and not over.wait(0.05):
                connection.sendall(b"x")
            over.wait(20)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=(listening,))
        thread.start()
        with client(f"https://127.0.0.1:{listening.getsockname()[1]}") as one:
            assert late(lambda: one.one.generate("a fox"), errors.ConnectionFailed) < 8
        over.set()
        thread.join()


def test_a_server_that_reads_no_further_holds_nobody() -> None:
    over = threading.Event()

    def serve(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            while not over.wait(0.05):
                connection.recv(16)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=(listening,))
        thread.start()
        with client(f"http://127.0.0.1:{listening.getsockname()[1]}") as one:
            body = {"filler": "x" * 30_000_000}
            assert (
                late(lambda: one.one.generate("a fox", extra_body=body), errors.OutcomeUnknown) < 8
            )
        over.set()
        thread.join()


def test_what_comes_after_its_time_is_closed() -> None:
    class Found:
        closed = threading.Event()

        def close(self) -> None:
            self.closed.set()

    go = threading.Event()
    found = Found()

    def act() -> Found:
        go.wait(10)
        return found

    with pytest.raises(message.TransportError) as caught:
        aside.within(0.01, act)
    assert not caught.value.maybe_received
    go.set()
    assert found.closed.wait(5)


class Interrupt(Exception):
    """What a handler of signals raises, as Celery's soft time limit does."""


@pytest.fixture
def alarm() -> Iterator[Callable[[type[BaseException]], None]]:
    """Raises an error in the main thread as soon as the server has the request."""
    before = signal.getsignal(signal.SIGUSR1)

    def chosen(kind: type[BaseException]) -> None:
        def handler(*_: object) -> None:
            raise kind

        signal.signal(signal.SIGUSR1, handler)

    yield chosen
    signal.signal(signal.SIGUSR1, before)


def interrupted(seconds: float) -> Handler:
    """Answers after so long; the signal comes in between."""

    def handle(connection: socket.socket, head: bytes, over: threading.Event) -> None:
        over.wait(seconds / 2)
        os.kill(os.getpid(), signal.SIGUSR1)
        over.wait(seconds / 2)
        connection.sendall(http(DONE))

    return handle


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, Interrupt, TimeoutError])
def test_a_signal_waits_until_a_paid_create_is_answered(
    server: Server, alarm: Callable[[type[BaseException]], None], kind: type[BaseException]
) -> None:
    server.handler = interrupted(0.4)
    alarm(kind)
    with client(server.url, timeout=5.0) as one, pytest.raises(kind) as caught:
        one.one.generate("a fox")
    found = unfinished.unfinished(caught.value)
    assert found is not None
    assert found.task_id == "t1"


def test_a_create_that_is_not_answered_is_waited_for_so_long_and_no_longer(
    server: Server,
    alarm: Callable[[type[BaseException]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from gatewright.runtime.client.http import start

    monkeypatch.setattr(start, "FINISH", 0.3)
    server.handler = interrupted(4.0)
    alarm(Interrupt)
    started = time.monotonic()
    with client(server.url, timeout=20.0) as one, pytest.raises(Interrupt) as caught:
        one.one.generate("a fox")
    assert time.monotonic() - started < 3.8
    found = unfinished.unfinished(caught.value)
    assert found is not None
    assert found.request_body is not None


@pytest.mark.parametrize("kind", [KeyboardInterrupt, Interrupt])
def test_a_signal_ends_what_costs_nothing_at_once(
    server: Server, alarm: Callable[[type[BaseException]], None], kind: type[BaseException]
) -> None:
    server.handler = interrupted(6.0)
    alarm(kind)
    started = time.monotonic()
    with client(server.url, timeout=20.0) as one, pytest.raises(kind):
        one.task("t1").wait()
    assert time.monotonic() - started < 5.5


def test_one_connection_serves_call_after_call(server: Server) -> None:
    server.handler = kept
    with client(server.url) as one:
        for _ in range(5):
            one.one.generate("a fox")
        pool = one._session.connection.open()._transport._pool
        assert len(pool.connections) == 1
    assert len(server.requests) == 1  # the server notes the first of a connection
    assert not pool.connections


def test_a_connection_that_ended_meanwhile_is_not_used_again(server: Server) -> None:
    server.handler = lambda connection, head, over: connection.sendall(
        http(DONE).replace(b"Connection: close\r\n", b"")
    )
    with client(server.url) as one:
        for _ in range(3):
            one.one.generate("a fox")
            time.sleep(0.05)
    assert len(server.requests) == 3


def test_a_crowd_keeps_no_more_connections_than_allowed(server: Server) -> None:
    server.handler = kept
    with client(server.url, timeout=20.0) as one, pytest.MonkeyPatch.context() as patched:
        patched.setattr(own, "KEPT", 3)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: one.one.generate("a fox"), range(24)))
        assert 1 <= len(one._session.connection.open()._transport._pool.connections) <= 3


def test_a_tracer_in_the_library_sees_every_request(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.handler = answer
    seen: list[str] = []
    send = httpx.Client.send

    def traced(self: httpx.Client, request: httpx.Request, **options: Any) -> httpx.Response:
        seen.append(request.method)
        return send(self, request, **options)

    with client(server.url) as one:
        one.one.generate("a fox")
        assert straight(one._session.connection.open()) is not None
        monkeypatch.setattr(httpx.Client, "send", traced)
        assert straight(one._session.connection.open()) is None
        one.one.generate("a fox")
    assert seen == ["POST"]
    assert len(server.requests) == 2


@pytest.mark.parametrize("name", ["http_proxy", "all_proxy"])
def test_a_proxy_of_the_environment_is_asked_and_bounded_too(
    server: Server, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, server.url)
    server.handler = answer
    with client("http://gateway.test") as one:
        assert one.one.generate("a fox").url
        assert server.requests[0].startswith(b"POST http://gateway.test/")
        server.handler = lambda connection, head, over: over.wait(20)
        assert late(lambda: one.one.generate("a fox"), errors.OutcomeUnknown) < 8


def test_ctrl_c_between_two_pieces_of_an_answer_loses_none_of_them(server: Server) -> None:
    before = signal.getsignal(signal.SIGINT)
    pieces = http(DONE)

    def drops(connection: socket.socket, head: bytes, over: threading.Event) -> None:
        for number, byte in enumerate(pieces):
            connection.sendall(bytes([byte]))
            if number == 40:
                os.kill(os.getpid(), signal.SIGINT)

    server.handler = drops
    for _ in range(20):
        with client(server.url, timeout=10.0) as one, pytest.raises(KeyboardInterrupt) as caught:
            one.one.generate("a fox")
        found = unfinished.unfinished(caught.value)
        assert found is not None
        assert found.task_id == "t1"
    assert signal.getsignal(signal.SIGINT) is before
