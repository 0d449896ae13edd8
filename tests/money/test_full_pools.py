"""More calls at once than connections: nobody is charged for a picture that is cut off."""

from __future__ import annotations

import asyncio
import contextlib
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from image_gateways import (
    AsyncUModelverse,
    ConnectionFailed,
    OutcomeUnknown,
    UModelverse,
    unfinished,
)
from image_gateways._runtime.client.http.start import Start

from .slow import SlowGateway, slow_gateway

COLOURS = pytest.mark.parametrize("colour", ["sync", "async"])
CALLS, PLACES = 250, 10
LIMITS = httpx.Limits(max_connections=PLACES)


def called(
    gateway: SlowGateway, colour: str, calls: int, limits: httpx.Limits | None, **options: Any
) -> list[Any]:
    """What each of so many calls at once came to: its result or its error."""
    options = {"api_key": "k", "base_url": gateway.url, **options}
    if colour == "sync":
        http = None if limits is None else httpx.Client(limits=limits)
        client = UModelverse(http_client=http, **options)

        def work(_: int) -> Any:
            try:
                return client.qwen_image.generate("a fox")
            except Exception as error:
                return error

        with client, ThreadPoolExecutor(calls) as pool:
            made = list(pool.map(work, range(calls)))
        if http is not None:
            http.close()
        return made

    async def main() -> list[Any]:
        http = None if limits is None else httpx.AsyncClient(limits=limits)
        async with AsyncUModelverse(http_client=http, **options) as client:
            jobs = [client.qwen_image.generate("a fox") for _ in range(calls)]
            made = await asyncio.gather(*jobs, return_exceptions=True)
        if http is not None:
            await http.aclose()
        return list(made)

    return asyncio.run(main())


def errors(made: list[Any]) -> Counter[str]:
    return Counter(type(one).__name__ for one in made if isinstance(one, BaseException))


@COLOURS
def test_250_calls_through_10_connections_all_bring_their_picture(colour: str) -> None:
    with slow_gateway(0.15) as gateway:
        made = called(gateway, colour, CALLS, LIMITS, timeout=3.0, deadline=120.0)
        assert errors(made) == {}
        assert gateway.charges == CALLS
        assert gateway.most <= PLACES


@COLOURS
def test_who_finds_no_connection_in_time_is_told_that_nothing_was_sent(colour: str) -> None:
    with slow_gateway(0.4) as gateway:
        made = called(gateway, colour, 60, LIMITS, timeout=1.5, deadline=3.0)
        late = [one for one in made if isinstance(one, ConnectionFailed)]
        got = len(made) - len(late)
        assert set(errors(made)) == {"ConnectionFailed"}
        assert all(one.nothing_created and one.is_retry_safe for one in late)
        assert "no connection was free" in str(late[0])
        time.sleep(1.0)
        assert gateway.charges == got, "a call that was given up was sent later"


@COLOURS
def test_a_client_of_our_own_has_no_hidden_limit(colour: str) -> None:
    with slow_gateway(2.0) as gateway:
        made = called(gateway, colour, CALLS, None, timeout=20.0)
        assert errors(made) == {}
        assert gateway.most > 200


@COLOURS
def test_an_answer_that_does_not_come_is_still_cut_off_after_the_timeout(colour: str) -> None:
    with slow_gateway(0.0) as gateway:
        gateway.free.clear()
        started = time.monotonic()
        made = called(gateway, colour, 3, LIMITS, timeout=0.5, deadline=60.0)
        assert errors(made) == {"OutcomeUnknown": 3}
        assert time.monotonic() - started < 5
        assert gateway.charges == 3


class Silent(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of somebody's that tells nothing of connections, and takes longer than anybody waits."""

    def __init__(self) -> None:
        self.asked = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        time.sleep(2.0)
        return httpx.Response(500)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        await asyncio.sleep(30)
        return httpx.Response(500)


@COLOURS
def test_a_transport_that_tells_nothing_is_taken_to_have_sent_at_once(colour: str) -> None:
    transport = Silent()
    options: dict[str, Any] = {
        "api_key": "k", "base_url": "https://x.example", "timeout": 0.3, "deadline": 60.0
    }  # fmt: skip
    started = time.monotonic()
    with pytest.raises(OutcomeUnknown, match=r"0\.3 s"):
        if colour == "sync":
            with httpx.Client(transport=transport) as http:
                UModelverse(http_client=http, **options).qwen_image.generate("a fox")
        else:

            async def main() -> None:
                async with httpx.AsyncClient(transport=transport) as http:
                    await AsyncUModelverse(http_client=http, **options).qwen_image.generate("a fox")

            asyncio.run(main())
    assert time.monotonic() - started < 3
    assert transport.asked == 1


def busy(
    gateway: SlowGateway, client: Any, call: Callable[[], Any]
) -> tuple[list[threading.Thread], Callable[[], None]]:
    """Threads that hold every connection; the second function lets them go."""
    gateway.free.clear()
    threads = [threading.Thread(target=call) for _ in range(PLACES)]
    for thread in threads:
        thread.start()
    while gateway.now < PLACES:
        time.sleep(0.01)
    return threads, gateway.free.set


def test_a_call_that_is_cancelled_while_it_waits_for_a_connection_has_ordered_nothing() -> None:
    async def main(gateway: SlowGateway) -> BaseException:
        async with httpx.AsyncClient(limits=LIMITS) as http:
            client = AsyncUModelverse(api_key="k", base_url=gateway.url, http_client=http)
            gateway.free.clear()
            jobs = [asyncio.ensure_future(client.qwen_image.generate("a")) for _ in range(PLACES)]
            while gateway.now < PLACES:  # noqa: ASYNC110 (the gateway's threads tell no event)
                await asyncio.sleep(0.01)
            one = asyncio.ensure_future(client.qwen_image.generate("a fox"))
            await asyncio.sleep(0.1)
            one.cancel()
            started = time.monotonic()
            (error,) = await asyncio.gather(one, return_exceptions=True)
            assert time.monotonic() - started < 1
            gateway.free.set()
            await asyncio.gather(*jobs)
            assert isinstance(error, BaseException)
            return error

    with slow_gateway(0.0) as gateway:
        error = asyncio.run(main(gateway))
        assert isinstance(error, asyncio.CancelledError)
        assert unfinished(error) is None
        assert gateway.charges == PLACES


def test_a_call_that_is_given_up_in_a_full_pool_is_not_sent_when_a_connection_comes_free() -> None:
    with slow_gateway(0.0) as gateway, httpx.Client(limits=LIMITS) as http:
        client = UModelverse(api_key="k", base_url=gateway.url, http_client=http)
        threads, let_go = busy(gateway, client, lambda: client.qwen_image.generate("a"))
        with pytest.raises(ConnectionFailed) as caught:
            client.qwen_image.generate("a fox", timeout=0.4, deadline=0.8)
        let_go()
        for thread in threads:
            thread.join()
        time.sleep(0.3)
        assert caught.value.nothing_created
        assert gateway.charges == PLACES


class _Refuses(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        while self.rfile.readline().strip():
            pass
        self.wfile.write(b"HTTP/1.1 407 Who Are You\r\ncontent-length: 0\r\n\r\n")


@contextlib.contextmanager
def refusing_proxy() -> Iterator[str]:
    """The address of a proxy that lets nobody through."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Refuses) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@COLOURS
def test_a_proxy_that_refuses_has_passed_nothing_on(colour: str) -> None:
    """Its CONNECT leaves before any request for the gateway does."""
    with refusing_proxy() as url:
        options: dict[str, Any] = {"api_key": "k", "base_url": "https://gateway.example"}
        with pytest.raises(ConnectionFailed, match="ProxyError") as caught:
            if colour == "sync":
                with httpx.Client(proxy=url) as http:
                    UModelverse(http_client=http, max_retries=0, **options).qwen_image.generate("x")
            else:

                async def main() -> None:
                    async with httpx.AsyncClient(proxy=url) as http:
                        client = AsyncUModelverse(http_client=http, max_retries=0, **options)
                        await client.qwen_image.generate("x")

                asyncio.run(main())
    assert caught.value.nothing_created


def test_a_start_that_was_called_off_lets_nothing_begin() -> None:
    start = Start()
    start.take_event("connection.connect_tcp.started", None)
    start.take_event("http11.send_request_headers.started", b"CONNECT")
    assert not start.has_begun
    assert start.call_off()
    with pytest.raises(Exception, match="no connection was free"):
        start.take_event("http11.send_request_headers.started", b"POST")
    other = Start()
    other.take_event("http2.send_request_headers.started", b"POST")
    assert other.has_begun
    assert not other.call_off()


def test_a_start_that_comes_too_late_is_no_start() -> None:
    start = Start()
    start.announce_to(lambda: None, time.monotonic() - 1)
    with pytest.raises(Exception, match="no connection was free"):
        start.take_event("http11.send_request_headers.started", b"POST")
    assert not start.has_begun
