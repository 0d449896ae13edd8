"""What goes wrong before a request can leave is an error of ours which says that nothing was created."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from image_gateways import AsyncUModelverse, ConnectionFailed, DownloadFailed, UModelverse

from .trials import Lab

COLOURS = pytest.mark.parametrize("colour", ["sync", "async"])
GATEWAY = "https://gateway.example"


def error_of(colour: str, base_url: str = GATEWAY, **options: Any) -> ConnectionFailed:
    """What a create raises, which must be this."""
    options = {"api_key": "k", "base_url": base_url, "timeout": 0.5, "max_retries": 0} | options

    async def main() -> None:
        async with AsyncUModelverse(**options) as client:
            await client.qwen_image.generate("a fox")

    with pytest.raises(ConnectionFailed) as caught:
        if colour == "async":
            asyncio.run(main())
        else:
            with UModelverse(**options) as client:
                client.qwen_image.generate("a fox")
    assert caught.value.nothing_created
    assert not isinstance(caught.value, OSError)
    return caught.value


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], None]]:
    """A proxy of the environment that answers a CONNECT with what it is told, or with nothing."""
    says: list[bytes] = []
    over = threading.Event()

    def serve() -> None:
        while not over.is_set():
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                connection.sendall(says[0])
                over.wait(2)

    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.getsockname()[1]}")
        thread = threading.Thread(target=serve)
        thread.start()
        yield says.append
        over.set()
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


@COLOURS
@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 2", b"rubbish\r\n\r\n"])
def test_a_proxy_that_gives_no_way_has_passed_nothing_on(
    colour: str, said: bytes, proxy: Callable[[bytes], None]
) -> None:
    proxy(said)
    error_of(colour)


@COLOURS
@pytest.mark.parametrize("name", ["none.pem", "rubbish.pem", "."])
def test_certificates_of_no_use_are_named(
    colour: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rubbish.pem").write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / name))
    assert "SSL_CERT_FILE" in str(error_of(colour))


@COLOURS
@pytest.mark.parametrize("url", ["ftp://proxy.example:1", "socks5://127.0.0.1:9"])
def test_a_proxy_that_nobody_can_use_is_named(
    colour: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", url)
    error = error_of(colour)
    assert "proxies of the environment" in str(error)
    assert isinstance(error.__cause__, (ValueError, ImportError))


@COLOURS
def test_an_address_that_the_library_does_not_take_is_an_error_of_ours(colour: str) -> None:
    assert "256.256.256.256" in str(error_of(colour, "https://256.256.256.256"))


def test_an_address_that_is_no_text_is_refused_in_the_constructor() -> None:
    with pytest.raises(TypeError, match="base_url is a string, not int"):
        UModelverse(base_url=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@COLOURS
def test_a_file_of_a_client_that_cannot_be_made_anew_is_in_the_error(
    laboratory: Lab, colour: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    client = laboratory.client("rivya", colour)
    result = laboratory.do(client.qwen2_image.generate("a fox"))
    laboratory.do(client.close())
    client._session.connection.make = None
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(DownloadFailed, match="SSL_CERT_FILE") as caught:
        laboratory.do(result.save(tmp_path / "x.png"))
    assert caught.value.task_id == result.id
    monkeypatch.delenv("SSL_CERT_FILE")
    assert laboratory.do(caught.value.file.save(tmp_path / "x.png")).stat().st_size
