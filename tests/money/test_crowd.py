"""On connections of aiohttp every trouble and every situation costs what it costs on httpx's own."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from image_gateways import AsyncUModelverse, ConnectionFailed
from image_gateways._runtime.client.http import own
from image_gateways._runtime.client.http.start import Start
from tests import shares

from .situations import Situation
from .test_charge_table import CASES as TROUBLES
from .test_charge_table import expected
from .test_histories import HISTORIES, History
from .test_random_faults import RUNS, one_run
from .test_situations import CASES as SITUATIONS
from .test_situations import comes_to
from .trials import PNG, Lab
from .troubles import Trouble

SEEDS = 60
"""Random calls of a run; all of them with GATEWRIGHT_TURN=all."""


@pytest.mark.parametrize(
    ("gateway", "trouble", "lasting"), shares.share(TROUBLES, 150, "troubles on aiohttp")
)
def test_no_trouble_charges_twice(
    crowd_laboratory: Lab, gateway: str, trouble: Trouble, lasting: bool
) -> None:
    trial = crowd_laboratory.trial(gateway, "async", trouble, lasting=lasting)
    assert (trial.posts, trial.charges, trial.got) == expected(trouble, lasting)
    assert len(trial.keys) <= 1
    assert trial.took < trouble.deadline + 5


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize(
    ("situation", "gateway", "colour"), [one for one in SITUATIONS if one.values[2] == "async"]
)
def test_a_situation_costs_what_it_brings(
    laboratory: Lab, situation: Situation, gateway: str, colour: str
) -> None:
    assert situation.told(laboratory, gateway, colour) == comes_to(situation, gateway)


@pytest.mark.parametrize("seed", shares.share(range(RUNS), SEEDS, "random calls on aiohttp"))
def test_random_faults_never_charge_twice(crowd_laboratory: Lab, seed: int) -> None:
    one_run(crowd_laboratory, seed, "async")


@pytest.mark.parametrize("seed", shares.share(range(HISTORIES), SEEDS, "histories on aiohttp"))
def test_all_that_was_paid_is_found(crowd_laboratory: Lab, seed: int, tmp_path: Path) -> None:
    History(crowd_laboratory, seed, tmp_path, "async").run()


def pool_name(client: Any) -> str:
    """What a client's requests go through."""
    found: str = type(client._transport._pool).__name__
    return found


@pytest.mark.usefixtures("crowds")
@pytest.mark.parametrize(
    ("version", "pool"),
    [
        ("3.14.0", "CrowdPool"),
        ("3.13.9", "AsyncPool"),
        ("4.0.0a1", "AsyncPool"),
        ("?", "AsyncPool"),
    ],
)
def test_a_version_that_is_not_known_to_do_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, version: str, pool: str
) -> None:
    monkeypatch.setattr("aiohttp.__version__", version)
    assert pool_name(own.new_async_client()) == pool


def test_without_aiohttp_connections_are_those_of_the_library() -> None:
    assert pool_name(own.new_async_client()) == "AsyncPool"


@pytest.mark.usefixtures("crowds")
def test_a_proxy_of_the_environment_is_asked_by_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    client = own.new_async_client()
    mounted = client._transport_for_url(httpx.URL("https://gateway.example"))
    assert type(mounted._pool).__name__ == "AsyncPool"
    assert pool_name(client) == "CrowdPool"


@pytest.mark.usefixtures("crowds")
def test_what_stands_in_for_the_library_in_tests_answers_all_the_same(laboratory: Lab) -> None:
    async def main() -> bytes:
        async with AsyncUModelverse(api_key="k", base_url="https://gateway.example") as client:
            found = await client.qwen_image.generate("a fox")
            read: bytes = await found.read()
            return read

    with respx.mock() as router:
        link = {"data": [{"url": "https://cdn.example/1.png"}]}
        router.post("https://gateway.example/v1/images/generations").respond(json=link)
        router.get("https://cdn.example/1.png").respond(content=PNG)
        assert laboratory.do(main()) == PNG


@pytest.mark.usefixtures("crowds")
def test_a_connection_that_the_server_closed_meanwhile_is_not_used_again() -> None:
    answer = b'{"data": [{"url": "https://cdn.example/1.png"}]}'
    head = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(answer)
    asked: list[int] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(len(await reader.readuntil(b"a fox")))
        writer.write(head + answer)
        await writer.drain()
        writer.close()

    async def main() -> None:
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            async with AsyncUModelverse(api_key="k", base_url=url) as client:
                for _ in range(5):
                    await client.qwen_image.generate("a fox")
                    time.sleep(0.02)  # noqa: ASYNC251 (the loop is to hear nothing of the end)

    asyncio.run(main())
    assert len(asked) == 5


@pytest.mark.usefixtures("crowds")
def test_a_create_that_was_called_off_before_its_connection_is_never_sent() -> None:
    got: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        got.append(await reader.read(1))
        writer.close()

    async def main() -> None:
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            async with AsyncUModelverse(api_key="k", base_url=url, max_retries=0) as client:
                with pytest.raises(ConnectionFailed) as caught:
                    await client.qwen_image.generate("a fox")
                assert caught.value.nothing_created
            await asyncio.sleep(0.05)

    with pytest.MonkeyPatch.context() as patch:
        begin = Start.leave

        def late(start: Start) -> None:
            start.call_off()
            begin(start)

        patch.setattr(Start, "leave", late)
        asyncio.run(main())
    assert got == [b""]


def test_these_trials_stand_on_aiohttp(crowd_laboratory: Lab) -> None:
    make = crowd_laboratory.env.http
    assert make is not None
    assert pool_name(make(True)) == "CrowdPool"
