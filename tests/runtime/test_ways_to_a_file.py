"""Real sockets: the way a file is fetched, through proxies, over several addresses, after a break."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gatewright.runtime.client import errors
from gatewright.runtime.client.env import Env

from .gateways import CLIENTS
from .pictures import MP4, gif, png
from .test_transport import Server, http, server

__all__ = ["server"]
Handler = Callable[[socket.socket, bytes, threading.Event], None]
BIG = png() + b"\0" * 60_000
"""A picture with padding behind it, which is harmless."""


@pytest.fixture(params=["sync", "async"])
def fetch(request: pytest.FixtureRequest) -> Callable[..., bytes]:
    """Reads the file at an address, as a result of a gateway that names it, sync or async."""

    def read(url: str, *, limits: dict[str, Any] | None = None, **options: Any) -> bytes:
        from gatewright.runtime.client.files import AsyncImage, Image
        from gatewright.runtime.client.outcome import Output

        options = {"api_key": "k", "allow_private_downloads": True} | options
        how = limits or {}
        output = Output(url, None)
        if request.param == "sync":
            with CLIENTS["swift"][0](**options) as client:
                return Image(client._session, output, None).read(**how)

        async def main() -> bytes:
            async with CLIENTS["swift"][1](**options) as client:
                return await AsyncImage(client._session, output, None).read(**how)

        return asyncio.run(main())

    return read


def names(**known: tuple[str, ...]) -> Env:
    """A world with these hosts, in which nobody waits."""

    async def at_once(seconds: float) -> None:
        return None

    def resolve(host: str, port: int) -> tuple[str, ...]:
        try:
            return known[host.partition(".")[0]]
        except KeyError:
            raise OSError("no such host") from None

    return Env(resolve=resolve, sleep=lambda seconds: None, async_sleep=at_once)


def says(*answers: bytes) -> Handler:
    """A handler that gives one answer after the other."""
    left = list(answers)
    return lambda connection, *_: connection.sendall(left.pop(0) if len(left) > 1 else left[0])


def test_a_proxy_is_told_the_name_and_nobody_looks_it_up(
    server: Server, fetch: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    server.handler = says(http(png()))
    monkeypatch.setenv("HTTP_PROXY", server.url)
    assert fetch("http://files.internal/1.png", env=names()) == png()
    assert server.requests[0].startswith(b"GET http://files.internal/1.png HTTP/1.1\r\n")


def test_a_proxy_for_https_is_asked_to_connect_to_the_name(
    server: Server, fetch: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    server.handler = says(http(b"", status="403 Forbidden"))
    monkeypatch.setenv("HTTPS_PROXY", server.url)
    with pytest.raises(errors.DownloadFailed):
        fetch("https://cdn.gateway.test/1.png", env=names(), max_retries=0)
    assert server.requests[0].startswith(b"CONNECT cdn.gateway.test:443 ")


@pytest.mark.parametrize(
    "url",
    [
        "https://169.254.169.254/latest",
        "https://10.0.0.1/x.png",
        "https://[::1]/x.png",
        "https://localhost/x.png",
        "https://a.localhost/x.png",
        "http://cdn.gateway.test/x.png",
    ],
)
def test_a_proxy_is_not_asked_for_what_may_not_be_fetched(
    server: Server, fetch: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, server.url)
    with pytest.raises(errors.DownloadRefused):
        fetch(url, env=names(), allow_private_downloads=False)
    assert server.requests == []


def test_a_name_that_is_kept_from_the_proxy_is_looked_up_and_fetched_directly(
    server: Server, fetch: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "localhost")
    server.handler = says(http(png()))
    port = server.url.rpartition(":")[2]
    env = names(localhost=("127.0.0.1",))
    assert fetch(f"http://localhost:{port}/1.png", env=env) == png()
    assert f"Host: localhost:{port}".encode() in server.requests[0] or (
        f"host: localhost:{port}".encode() in server.requests[0]
    )


def test_every_address_of_a_host_is_tried(server: Server, fetch: Callable[..., bytes]) -> None:
    server.handler = says(http(png()))
    port = server.url.rpartition(":")[2]
    env = names(files=("127.0.0.9", "127.0.0.8", "127.0.0.1"))
    assert fetch(f"http://files.test:{port}/1.png", env=env, max_retries=0) == png()
    assert len(server.requests) == 1
    with pytest.raises(errors.DownloadFailed):
        fetch(f"http://files.test:{port}/1.png", env=names(files=("127.0.0.9",)), max_retries=0)


def test_an_address_that_may_not_be_fetched_spoils_all(
    server: Server, fetch: Callable[..., bytes]
) -> None:
    env = names(files=("127.0.0.1", "169.254.169.254"))
    with pytest.raises(errors.DownloadRefused):
        fetch(f"{server.url}/1.png".replace("127.0.0.1", "files.test"), env=env)
    assert server.requests == []


def part(data: bytes, start: int, *more: str) -> bytes:
    """The rest of `data`, as an answer to a range."""
    span = f"Content-Range: bytes {start}-{len(data) - 1}/{len(data)}"
    return http(data[start:], span, 'ETag: "v1"', *more, status="206 Partial Content")


def broken(data: bytes, upto: int, *headers: str) -> bytes:
    """The beginning of an answer that announces all of `data`."""
    return http(data[:upto], *headers, length=len(data))


def test_a_file_that_breaks_off_goes_on_where_it_broke(
    server: Server, fetch: Callable[..., bytes]
) -> None:
    tag = 'ETag: "v1"'
    server.handler = says(broken(BIG, 20_000, tag), part(BIG, 20_000))
    assert fetch(f"{server.url}/1.png", env=names(**{"127": ("127.0.0.1",)})) == BIG
    asked = server.requests[1].lower()
    assert b"range: bytes=20000-" in asked and b'if-range: "v1"' in asked


@pytest.mark.parametrize(
    "headers",
    [(), ('ETag: W/"v1"',), ('ETag: "v1"', "Accept-Ranges: none")],
    ids=["no mark", "a weak mark", "no ranges"],
)
def test_a_file_that_cannot_be_told_from_others_begins_anew(
    server: Server, fetch: Callable[..., bytes], headers: tuple[str, ...]
) -> None:
    server.handler = says(broken(BIG, 20_000, *headers), http(BIG, *headers))
    assert fetch(f"{server.url}/1.png", env=names(**{"127": ("127.0.0.1",)})) == BIG
    assert b"range" not in server.requests[1].lower().replace(b"accept-ranges", b"")


def test_a_file_that_has_changed_meanwhile_begins_anew(
    server: Server, fetch: Callable[..., bytes]
) -> None:
    other = gif()
    server.handler = says(broken(BIG, 20_000, 'ETag: "v1"'), http(other, 'ETag: "v2"'))
    assert fetch(f"{server.url}/1.png", env=names(**{"127": ("127.0.0.1",)})) == other


@pytest.mark.parametrize("start", [0, 19_999, 20_001])
def test_another_part_than_the_missing_one_is_not_joined(
    server: Server, fetch: Callable[..., bytes], start: int
) -> None:
    tag = 'ETag: "v1"'
    server.handler = says(broken(BIG, 20_000, tag), part(BIG, start), http(BIG, tag))
    assert fetch(f"{server.url}/1.png", env=names(**{"127": ("127.0.0.1",)})) == BIG
    assert b"range:" not in server.requests[2].lower()


def test_a_range_that_nobody_has_begins_anew(server: Server, fetch: Callable[..., bytes]) -> None:
    server.handler = says(
        broken(BIG, 20_000, 'ETag: "v1"'),
        http(b"", status="416 Range Not Satisfiable"),
        http(BIG),
    )
    assert fetch(f"{server.url}/1.png", env=names(**{"127": ("127.0.0.1",)})) == BIG


def test_a_part_that_nobody_asked_for_is_no_file(
    server: Server, fetch: Callable[..., bytes]
) -> None:
    server.handler = says(part(BIG, 0))
    with pytest.raises(errors.DownloadFailed, match="HTTP 206"):
        fetch(f"{server.url}/1.png", env=names(**{"127": ("127.0.0.1",)}), max_retries=1)


def test_attempts_that_bring_much_do_not_count(server: Server, fetch: Callable[..., bytes]) -> None:
    whole = png() + b"\0" * 60_000
    head, size = MP4[:24] + MP4[-16:], 8 << 20
    film = head + (size + 8).to_bytes(4, "big") + b"mdat" + bytes(size)
    tag = 'ETag: "v1"'
    piece = 2 << 20
    answers = [broken(film, piece, tag)]
    for start in range(piece, len(film), piece):
        span = f"Content-Range: bytes {start}-{len(film) - 1}/{len(film)}"
        rest = film[start:]
        answers.append(
            http(rest[:piece], span, tag, status="206 Partial Content", length=len(rest))
        )
    server.handler = says(*answers)
    assert len(answers) > 3
    env = names(**{"127": ("127.0.0.1",)})
    assert fetch(f"{server.url}/1.mp4", env=env, max_retries=1) == film
    server.requests.clear()
    server.handler = says(*[broken(whole, 1000 * n, tag) for n in range(1, 9)])
    with pytest.raises(errors.DownloadFailed):
        fetch(f"{server.url}/1.png", env=env, max_retries=1)
    assert len(server.requests) == 2


def test_the_caller_says_how_big_a_file_may_be(server: Server, fetch: Callable[..., bytes]) -> None:
    server.handler = says(http(BIG))
    env = names(**{"127": ("127.0.0.1",)})
    with pytest.raises(errors.DownloadRefused, match=r"more than 1,000 bytes; max_bytes= takes"):
        fetch(f"{server.url}/1.png", env=env, limits={"max_bytes": 1000})
    assert fetch(f"{server.url}/1.png", env=env, limits={"max_bytes": len(BIG)}) == BIG
    for wrong, kind in ((0, ValueError), (-1, ValueError), ("1", TypeError), (True, TypeError)):
        with pytest.raises(kind, match="max_bytes"):
            fetch(f"{server.url}/1.png", env=env, limits={"max_bytes": wrong})


def test_the_caller_says_how_long_a_download_may_take(
    server: Server, fetch: Callable[..., bytes]
) -> None:
    def drips(connection: socket.socket, _: bytes, over: threading.Event) -> None:
        with contextlib.suppress(OSError):
            connection.sendall(broken(BIG, 100))
            over.wait(5)

    server.handler = drips
    env = Env(resolve=lambda host, port: ("127.0.0.1",))
    with pytest.raises(errors.DownloadFailed):
        fetch(f"{server.url}/1.png", env=env, limits={"deadline": 0.3}, max_retries=0)
    with pytest.raises(ValueError, match="deadline"):
        fetch(f"{server.url}/1.png", env=env, limits={"deadline": 0})


def test_cookies_of_one_answer_are_not_sent_with_the_next_request(
    server: Server, fetch: Callable[..., bytes]
) -> None:
    server.handler = says(http(b"{}", "Set-Cookie: visitor=7; Path=/"))
    with CLIENTS["plain"][0](api_key="k", base_url=server.url) as client:
        for _ in range(2):
            with contextlib.suppress(errors.GatewayError):
                client.balance()
    assert b"visitor" not in server.requests[1]


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    yield


def test_a_file_of_the_film_kind_may_be_bigger_than_a_picture() -> None:
    from gatewright.runtime.client.flows.target import MAX_BYTES

    assert MAX_BYTES["video"] > MAX_BYTES["image"] > 50 * 1024**2


def test_the_way_to_a_saved_file_is_the_same(server: Server, tmp_path: Path) -> None:
    from gatewright.runtime.client.files import Image
    from gatewright.runtime.client.outcome import Output

    server.handler = says(broken(BIG, 20_000, 'ETag: "v1"'), part(BIG, 20_000))
    env = names(**{"127": ("127.0.0.1",)})
    with CLIENTS["swift"][0](api_key="k", allow_private_downloads=True, env=env) as client:
        image = Image(client._session, Output(f"{server.url}/1.png", None), None)
        path = image.save(tmp_path / "fox", max_bytes=100_000, deadline=60)
    assert path.read_bytes() == BIG
    assert [one.name for one in tmp_path.iterdir()] == ["fox.png"]
