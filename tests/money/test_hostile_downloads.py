"""Hostile links: every one is refused, leaves no file behind and needs little memory."""

from __future__ import annotations

import asyncio
import io
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from image_gateways import AsyncRivya, DownloadError, DownloadFailed, DownloadRefused, Rivya
from image_gateways._runtime.client.env import Env, addresses_of
from image_gateways._runtime.client.flows import target
from image_gateways._runtime.client.flows.target import Limits, Target
from image_gateways._runtime.client.outcome import Output
from image_gateways._runtime.client.results import AsyncImage, Image

from .hostile import CASES, HARMLESS, MP4, WAV, WEBM, serving

HEAVY = [name for name in CASES if name.startswith(("endless", "gzip-bomb", "deflate", "long"))]
MEBIBYTE = 1024 * 1024
NAMES = {"cdn.example": ("93.184.216.34",), "inside.example": ("10.0.0.1",)}


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Names as the tests say, addresses as the system reads them; nothing is asked of a network."""
    if host in NAMES:
        return NAMES[host]
    meant = host.encode("idna").decode().lower()
    if set(meant) - set("0123456789abcdefx.:") and meant.rstrip(".") != "localhost":
        raise OSError("no such name")
    return addresses_of(host, port)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as url:
        yield url


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Smaller limits than an application has, so that the bodies beyond them are sent quickly."""
    monkeypatch.setattr(target, "MAX_BYTES", dict.fromkeys(target.MAX_BYTES, 50 * MEBIBYTE))
    seconds = 30.0 if "memory" in request.node.name else 0.5
    monkeypatch.setattr(target, "MAX_SECONDS", seconds)


def fetch(url: str, path: Path, colour: str, base_url: str, **more: Any) -> None:
    """Saves what lies at `url`, with a client of `base_url`."""
    env = Env(resolve=resolve, sleep=lambda seconds: None)
    if colour == "sync":
        with Rivya(api_key="k", base_url=base_url, env=env, max_retries=1, **more) as client:
            Image(client._session, Output(url, None), None).save(path)
        return

    async def main() -> None:
        async with AsyncRivya(api_key="k", base_url=base_url, env=env, max_retries=1) as client:
            await AsyncImage(client._session, Output(url, None), None).save(path)

    asyncio.run(main())


@pytest.mark.parametrize("colour", ["sync", "async"])
@pytest.mark.parametrize("name", [name for name in CASES if name not in HARMLESS])
def test_what_a_hostile_server_sends_is_refused_and_leaves_nothing(
    server: str, tmp_path: Path, name: str, colour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name in HEAVY:
        monkeypatch.setattr(target, "MAX_SECONDS", 30.0)
    with pytest.raises(DownloadError) as caught:
        fetch(f"{server}/{name}", tmp_path / "fox", colour, server)
    assert list(tmp_path.iterdir()) == []
    assert caught.value.operation == "download"
    assert not caught.value.is_retry_safe


@pytest.mark.parametrize("name", ["mp4-cut", "mp4-head", "wav-cut", "webm-cut"])
def test_a_film_or_sound_that_breaks_off_is_told_by_its_own_bytes(
    server: str, tmp_path: Path, name: str
) -> None:
    with pytest.raises(DownloadRefused, match="breaks off"):
        fetch(f"{server}/{name}", tmp_path / "fox", "sync", server)


@pytest.mark.parametrize("data", [MP4, WAV, WEBM], ids=["mp4", "wav", "webm"])
def test_what_the_torn_films_and_sounds_are_torn_from_is_taken(data: bytes) -> None:
    taken = Target(io.BytesIO(), Limits())
    taken.begins(200, {})
    taken.write(data)
    taken.examine()


@pytest.mark.parametrize("name", HEAVY)
def test_no_hostile_body_takes_more_than_64_mebibytes(
    server: str, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, "MAX_SECONDS", 60.0)
    tracemalloc.start()
    try:
        start, _ = tracemalloc.get_traced_memory()
        with pytest.raises(DownloadError):
            fetch(f"{server}/{name}", tmp_path / "fox", "sync", server)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - start < 64 * MEBIBYTE


def test_a_hostile_body_that_is_read_into_memory_is_bounded_too(server: str) -> None:
    tracemalloc.start()
    try:
        start, _ = tracemalloc.get_traced_memory()
        with Rivya(api_key="k", base_url=server, max_retries=0) as client:
            image = Image(client._session, Output(f"{server}/endless", None), None)
            with pytest.raises(DownloadRefused):
                image.read()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - start < 64 * MEBIBYTE


def test_five_hops_are_not_too_many(server: str, tmp_path: Path) -> None:
    fetch(f"{server}/hop-1", tmp_path / "fox", "sync", server)
    assert (tmp_path / "fox.png").exists()


LINKS = [
    "http://cdn.example/x.png",
    "https://inside.example/x.png",
    "https://127.0.0.1/x.png",
    "https://127.1/x.png",
    "https://2130706433/x.png",
    "https://0x7f000001/x.png",
    "https://0x7f.1/x.png",
    "https://0177.0.0.1/x.png",
    "https://127.0.0.1./x.png",
    "https://0/x.png",
    "https://0.0.0.0/x.png",
    "https://10.1.2.3/x.png",
    "https://192.168.0.1/x.png",
    "https://172.31.255.255/x.png",
    "https://169.254.169.254/latest/",
    "https://100.64.0.1/x.png",
    "https://[::1]/x.png",
    "https://[::]/x.png",
    "https://[::ffff:127.0.0.1]/x.png",
    "https://[::ffff:7f00:1]/x.png",
    "https://[::ffff:a00:1]/x.png",
    "https://[0:0:0:0:0:ffff:169.254.169.254]/x.png",
    "https://[64:ff9b::7f00:1]/x.png",
    "https://[64:ff9b::10.0.0.1]/x.png",
    "https://[2002:7f00:1::]/x.png",
    "https://[fe80::1]/x.png",
    "https://[fc00::1]/x.png",
    "https://[ff02::1]/x.png",
    "https://localhost/x.png",
    "https://LOCALHOST/x.png",
    "https://localhost./x.png",
    "https://user@cdn.example/x.png",
    "https://user:pass@cdn.example/x.png",
    "https://cdn.example@127.0.0.1/x.png",
    "https://cdn.example\\@127.0.0.1/x.png",
    "https://cdn.example:0/x.png",
    "https://cdn.example:65536/x.png",
    "https://①②⑦.⓪.⓪.①/x.png",
    "https://127。0。0。1/x.png",
    "https://cdn.example\t/x.png",
    "https://cdn.example/x.png\r\nHost: inside",
    "https:///x.png",
    "https:cdn.example/x.png",
    "//cdn.example/x.png",
    "file:///etc/passwd",
    "gopher://cdn.example/",
    "data:text/html,x",
    "unix:///run/docker.sock",
    "",
    "x" * 100_000,
]


@pytest.mark.parametrize("url", LINKS, ids=lambda url: ascii(url[:60]))
def test_a_link_to_no_public_place_is_refused_before_anything_is_sent(
    tmp_path: Path, url: str
) -> None:
    with httpx.Client(transport=Sealed()) as http, pytest.raises(DownloadError) as caught:
        fetch(url, tmp_path / "fox", "sync", "https://gateway.example", http_client=http)
    assert list(tmp_path.iterdir()) == []
    assert isinstance(caught.value, DownloadRefused) or "is not known" in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [url for url in LINKS if not set(NAMES) & {urlsplit(url).hostname}],
    ids=lambda url: ascii(url[:60]),
)
def test_who_connects_by_name_is_not_asked_for_what_is_no_public_place_by_its_name(
    tmp_path: Path, url: str
) -> None:
    unasked = httpx.MockTransport(never)
    with httpx.Client(transport=unasked) as http, pytest.raises(DownloadError) as caught:
        fetch(url, tmp_path / "fox", "sync", "https://gateway.example", http_client=http)
    assert list(tmp_path.iterdir()) == []
    assert isinstance(caught.value, DownloadRefused) or "is not known" in str(caught.value)


def never(request: httpx.Request) -> httpx.Response:
    """An answer of what must not be asked."""
    raise AssertionError(f"sent to {request.url}")


class Sealed(httpx.HTTPTransport):
    """A direct way, scripted; by itself it must not be used."""

    def __init__(self, answer: Callable[[httpx.Request], httpx.Response] = never) -> None:
        super().__init__()
        self._answer = answer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._answer(request)


def test_a_name_that_changes_its_meaning_does_not_change_where_the_request_goes(
    tmp_path: Path,
) -> None:
    """A rebinding resolver: public when it is checked, this machine a moment later."""
    meanings = [("93.184.216.34",), ("127.0.0.1",), ("127.0.0.1",)]
    asked: list[str] = []

    def lost(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        raise httpx.ConnectError("refused")

    env = Env(resolve=lambda host, port: meanings.pop(0), sleep=lambda seconds: None)
    http = httpx.Client(transport=Sealed(lost))
    client = Rivya(api_key="k", base_url="https://gateway.example", env=env, http_client=http)
    with pytest.raises(DownloadRefused, match=r"leads to 127\.0\.0\.1"):
        Image(client._session, Output("https://cdn.example/x.png", None), None).save(tmp_path / "x")
    assert asked == ["93.184.216.34"]
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_one_private_address_among_public_ones_is_refused(tmp_path: Path) -> None:
    env = Env(resolve=lambda host, port: ("93.184.216.34", "192.168.0.1"))
    with httpx.Client(transport=Sealed()) as http:
        client = Rivya(api_key="k", base_url="https://gateway.example", env=env, http_client=http)
        with pytest.raises(DownloadRefused):
            Image(client._session, Output("https://cdn.example/x", None), None).save(tmp_path / "x")


@pytest.mark.parametrize("text", ["%%%", "data:image/png;base64,PGh0bWw+", "A" * 71_000_000])
def test_hostile_base64_is_refused_like_a_hostile_file(tmp_path: Path, text: str) -> None:
    client = Rivya(api_key="k", base_url="https://gateway.example")
    with pytest.raises(DownloadRefused):
        Image(client._session, Output(None, text), None).save(tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_an_expired_link_and_a_dead_host_are_failures_and_not_refusals(
    server: str, tmp_path: Path
) -> None:
    for name in ("gone", "failing", "closed"):
        with pytest.raises(DownloadFailed):
            fetch(f"{server}/{name}", tmp_path / "fox", "sync", server)
