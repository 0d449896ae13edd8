"""One call of a gateway that answers at once: what we add to raw httpx, alone and many at a time.

The gateway is a process of its own. CPU is that of the calling process.
"""

from __future__ import annotations

import asyncio
import resource
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
from answering import answering
from measure import machine, publish, table

from image_gateways import AsyncUModelverse, UModelverse
from image_gateways._runtime.client.http import own

RAW, OURS, CROWD = "raw httpx", "image_gateways", "image_gateways[aiohttp]"
AT_ONCE = (1, 64, 512)
CALLS = 128
"""Calls of a round of one candidate, at least."""
ROUNDS = 9
PATH = "/v1/images/generations"
BODY = {"model": "Qwen/Qwen-Image", "prompt": "a fox"}
HEADERS = {"authorization": "Bearer k"}
Figures = dict[str, dict[str, float]]


def main() -> None:
    """Times all candidates in one run, one after the other in each round."""
    with answering() as url:
        figures = {"sync, 1 at a time": sync(url)}
        for at_once in AT_ONCE:
            figures[f"async, {at_once} at a time"] = asyncio.run(crowd(url, at_once))
    publish("calls", report(figures), figures)


def cpu() -> float:
    """Seconds of CPU that this process has taken."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def sync(url: str) -> Figures:
    """Microseconds of CPU and of wall time of one call after the other."""
    with ExitStack() as stack:
        calls = sync_candidates(url, stack)
        for call in calls.values():
            call()
        taken = {name: list[tuple[float, float]]() for name in calls}
        for _ in range(ROUNDS):
            for name, call in calls.items():
                start, wall = cpu(), time.perf_counter()
                for _ in range(CALLS):
                    call()
                taken[name].append((cpu() - start, time.perf_counter() - wall))
    return typical(taken, CALLS)


async def crowd(url: str, at_once: int) -> Figures:
    """The same, of so many calls at a time."""
    count = max(CALLS, 2 * at_once)
    async with AsyncExitStack() as stack:
        calls = await async_candidates(url, stack)
        taken = {name: list[tuple[float, float]]() for name in calls}
        for round_ in range(-1, ROUNDS if at_once < 100 else 3):
            for name, call in calls.items():
                start, wall = cpu(), time.perf_counter()
                left = iter(range(count))

                async def worker(call: Callable[[], Awaitable[object]] = call) -> None:
                    for _ in left:  # noqa: B023 (all workers of a round share it)
                        await call()

                await asyncio.gather(*(worker() for _ in range(at_once)))
                if round_ >= 0:  # the first round only opens connections
                    taken[name].append((cpu() - start, time.perf_counter() - wall))
    return typical(taken, count)


def typical(taken: dict[str, list[tuple[float, float]]], count: int) -> Figures:
    """Medians over the rounds, a call, and the median of each round's ratio to raw httpx."""
    return {
        name: {
            "cpu_us": statistics.median(cpu for cpu, _ in rounds) / count * 1e6,
            "wall_us": statistics.median(wall for _, wall in rounds) / count * 1e6,
            "cpu_ratio": ratio(rounds, taken[RAW], 0),
            "wall_ratio": ratio(rounds, taken[RAW], 1),
        }
        for name, rounds in taken.items()
    }


def ratio(ones: list[tuple[float, float]], others: list[tuple[float, float]], which: int) -> float:
    """The median over rounds of one by the other, as drift of the machine hits a round's both alike."""
    pairs = zip(ones, others, strict=True)
    return statistics.median(one[which] / other[which] for one, other in pairs)


def sync_candidates(url: str, stack: ExitStack) -> dict[str, Callable[[], object]]:
    """Candidate → one call that brings the picture's link."""
    raw = stack.enter_context(httpx.Client(timeout=60, headers=HEADERS))
    ours = stack.enter_context(UModelverse(api_key="k", base_url=url))
    given = stack.enter_context(httpx.Client())
    theirs = UModelverse(api_key="k", base_url=url, http_client=given)
    peer = stack.enter_context(import_module("openai").OpenAI(base_url=f"{url}/v1", api_key="k"))
    fal = fal_client(url).SyncClient(key="k")
    return {
        RAW: lambda: raw.post(url + PATH, json=BODY).json()["data"][0]["url"],
        OURS: lambda: ours.qwen_image.generate("a fox").url,
        f"{OURS}, http_client=": lambda: theirs.qwen_image.generate("a fox").url,
        "openai": lambda: peer.images.generate(**BODY).data[0].url,
        "fal_client": lambda: fal.run(PATH[1:], BODY)["images"][0]["url"],
    }


async def async_candidates(
    url: str, stack: AsyncExitStack
) -> dict[str, Callable[[], Awaitable[object]]]:
    """The same for asyncio."""
    raw = await stack.enter_async_context(httpx.AsyncClient(timeout=60, headers=HEADERS))
    alone = await opened(stack, url, "")
    crowd = await opened(stack, url, "aiohttp")
    openai = import_module("openai").AsyncOpenAI(base_url=f"{url}/v1", api_key="k")
    peer = await stack.enter_async_context(openai)
    fal = fal_client(url).AsyncClient(key="k")
    return {
        RAW: lambda: raw.post(url + PATH, json=BODY),
        OURS: lambda: alone.qwen_image.generate("a fox"),
        CROWD: lambda: crowd.qwen_image.generate("a fox"),
        "openai": lambda: peer.images.generate(**BODY),
        "fal_client": lambda: fal.run(PATH[1:], BODY),
    }


async def opened(stack: AsyncExitStack, url: str, crowd: str) -> AsyncUModelverse:
    """A client of ours whose connections are those of the package `crowd`, or httpx's own."""
    own.CROWD = crowd or "not_installed"
    client = await stack.enter_async_context(AsyncUModelverse(api_key="k", base_url=url))
    await client.qwen_image.generate("a fox")
    return client


def fal_client(url: str) -> Any:
    """fal_client, with this gateway where its own address stands."""
    module: Any = import_module("fal_client.client")
    module.RUN_URL_FORMAT = f"{url}/"
    return module


def report(figures: dict[str, Figures]) -> str:
    """The page."""
    text = ["# One call", "", machine(), ""]
    text += ["Microseconds a call; in brackets the ratio to raw httpx in the same rounds.", ""]
    for name, one in figures.items():
        rows = [
            [
                candidate,
                f"{found['cpu_us']:,.0f} ({found['cpu_ratio']:.2f})",
                f"{found['wall_us']:,.0f} ({found['wall_ratio']:.2f})",
            ]
            for candidate, found in one.items()
        ]
        text += [f"## {name}", "", table(["candidate", "CPU", "wall"], rows)]
    return "\n".join(text)


if __name__ == "__main__":
    main()
