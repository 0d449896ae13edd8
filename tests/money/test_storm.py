"""A gateway that is down gets no storm from many workers of one client."""

from __future__ import annotations

import asyncio
import itertools
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from image_gateways import AsyncRivya, AsyncUModelverse, OutcomeUnknown, Rivya
from image_gateways._runtime.client.env import Env

WORKERS, CALLS = 200, 3


class Dead:
    """A gateway that answers 503 to everything, and counts."""

    def __init__(self) -> None:
        self._count = itertools.count()
        self.env = Env(clock=lambda: 0.0, sleep=lambda seconds: None, async_sleep=self._no_sleep)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        next(self._count)
        return httpx.Response(503, json={"error": {"code": "public_api_disabled"}})

    async def _no_sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)

    def requests(self) -> int:
        """How many came since this was last asked."""
        count = next(self._count)
        self._count = itertools.count()
        return count


def test_200_threads_do_not_storm_a_dead_gateway() -> None:
    gateway = Dead()
    http = httpx.Client(transport=httpx.MockTransport(gateway))
    client = Rivya(api_key="k", base_url="https://dead.example", http_client=http, env=gateway.env)

    def work(_: int) -> None:
        with pytest.raises(OutcomeUnknown):
            client.qwen2_image.generate("a lighthouse")

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(work, range(WORKERS)))
        assert gateway.requests() <= WORKERS + 500 // 14, "the quota bounds the first wave too"
        list(pool.map(work, range(WORKERS * CALLS)))
    assert gateway.requests() <= 1.1 * WORKERS * CALLS


def test_200_coroutines_do_not_storm_a_dead_gateway() -> None:
    gateway = Dead()

    async def main() -> None:
        http = httpx.AsyncClient(transport=httpx.MockTransport(gateway))
        client = AsyncRivya(
            api_key="k", base_url="https://dead.example", http_client=http, env=gateway.env
        )

        async def work() -> None:
            for _ in range(CALLS):
                with pytest.raises(OutcomeUnknown):
                    await client.qwen2_image.generate("a lighthouse")

        await asyncio.gather(*(work() for _ in range(WORKERS)))
        assert gateway.requests() <= WORKERS * CALLS + 500 // 14
        await asyncio.gather(*(work() for _ in range(WORKERS)))
        await http.aclose()

    asyncio.run(main())
    assert gateway.requests() <= 1.1 * WORKERS * CALLS


def test_clients_made_by_with_options_share_the_quota() -> None:
    gateway = Dead()
    http = httpx.Client(transport=httpx.MockTransport(gateway))
    first = Rivya(api_key="k", base_url="https://dead.example", http_client=http, env=gateway.env)
    for number in range(WORKERS):
        with pytest.raises(OutcomeUnknown):
            first.with_options(timeout=1.0 + number).qwen2_image.generate("a lighthouse")
    assert gateway.requests() <= WORKERS + 500 // 14


class Busy(Dead):
    """A gateway that says 429, come back in a second, 300 times, and then answers."""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if next(self._count) < 300:
            return httpx.Response(429, headers={"retry-after": "1"}, json={})
        return httpx.Response(
            200, json={"created": 1, "data": [{"url": "https://cdn.example/x.png"}]}
        )


def test_a_crowd_that_is_told_to_come_back_comes_back_as_often_as_max_retries_says() -> None:
    gateway, calls = Busy(), 200

    async def main() -> list[object]:
        http = httpx.AsyncClient(transport=httpx.MockTransport(gateway))
        client = AsyncUModelverse(
            api_key="k",
            base_url="https://busy.example",
            http_client=http,
            env=gateway.env,
            max_retries=10,
        )
        places = asyncio.Semaphore(64)

        async def work() -> object:
            async with places:
                return await client.qwen_image.generate("a lighthouse")

        made = await asyncio.gather(*(work() for _ in range(calls)), return_exceptions=True)
        await http.aclose()
        return list(made)

    made = asyncio.run(main())
    assert [one for one in made if isinstance(one, BaseException)] == []
    assert gateway.requests() == calls + 300
