"""A scripted world: answers come from a list, and only sleeping moves the clock.

Every test that asks for `world` runs twice, with the synchronous client and with the async one.
"""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from gatewright.runtime.client.env import Env
from gatewright.runtime.client.http import building, transport

from .gateways import CLIENTS

START = datetime(2026, 1, 1, tzinfo=UTC)
KEY = "canary-5f1d7c"

Step = Exception | httpx.Response | Callable[[httpx.Request], httpx.Response]


def answer(status: int = 200, data: Any = None, **headers: str) -> httpx.Response:
    """A JSON answer; header names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, json={} if data is None else data, headers=named)


def task(status: str = "queued", id: str | None = "t1", **more: Any) -> httpx.Response:
    """An answer about a task."""
    return answer(data={"id": id, "status": status, **more})


def done(*urls: str) -> httpx.Response:
    """A finished task."""
    return task("done", urls=list(urls or ["https://cdn.example/1.png"]))


def error(status: int, code: str = "odd", **headers: str) -> httpx.Response:
    """An error envelope."""
    data = {"error": {"code": code, "message": f"said {code}", "request": "req_7"}}
    return answer(status, data, **headers)


@dataclass
class World:
    """Sync or async clients of scripted gateways."""

    colour: str
    steps: list[Step] = field(default_factory=list)
    requests: list[httpx.Request] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    addresses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    chance: float = 0.5
    time: float = 0.0
    took: float = 0.0
    """Seconds that each exchange takes."""
    keys: int = 0
    clients: list[Any] = field(default_factory=list)
    runner: asyncio.Runner | None = None

    def client(self, name: str = "dedup", **options: Any) -> Any:
        """A client whose answers are `steps`, in their order."""
        transport = httpx.MockTransport(self.handle)
        sync, colour = CLIENTS[name][0], self.colour
        options = {"api_key": KEY, "env": self.env()} | options
        if colour == "sync":
            client: Any = sync(http_client=httpx.Client(transport=transport), **options)
        else:
            http = httpx.AsyncClient(transport=transport)
            client = CLIENTS[name][1](http_client=http, **options)
        self.clients.append(client)
        return client

    def env(self) -> Env:
        def new_key() -> str:
            self.keys += 1
            return f"key{self.keys:032d}"

        def sleep(seconds: float) -> None:
            self.slept.append(seconds)
            self.time += seconds

        async def async_sleep(seconds: float) -> None:
            sleep(seconds)

        def resolve(host: str, port: int) -> tuple[str, ...]:
            return self.addresses.get(host, ("93.184.216.34",))

        return Env(
            clock=lambda: self.time,
            now=lambda: START + timedelta(seconds=self.time),
            random=lambda: self.chance,
            new_key=new_key,
            sleep=sleep,
            async_sleep=async_sleep,
            resolve=resolve,
        )

    def handle(self, request: httpx.Request) -> httpx.Response:
        """The next step, or a test that asked for more than it scripted."""
        self.requests.append(request)
        self.time += self.took
        assert self.steps, f"unexpected {request.method} {request.url}"
        step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return step if isinstance(step, httpx.Response) else step(request)

    def plays(self, *steps: Step) -> None:
        """What the gateway will answer."""
        self.steps.extend(steps)

    def do(self, value: Any) -> Any:
        """Returns the value, and awaits it for an async client."""
        if not inspect.isawaitable(value):
            return value
        if self.runner is None:
            self.runner = asyncio.Runner()

        async def main() -> Any:
            return await value

        return self.runner.run(main())

    @property
    def posts(self) -> list[httpx.Request]:
        return [one for one in self.requests if one.method == "POST"]

    def body(self, index: int = 0) -> Any:
        """The JSON body of a request."""
        return json.loads(self.requests[index].content)


@pytest.fixture(params=["sync", "async"])
def world(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    # Its transport stands for the network and not for a proxy: names are looked up before.
    for module in (transport, building):
        monkeypatch.setattr(module, "connects_by_name", lambda client, url: False)
    made = World(request.param)
    yield made
    if made.runner is not None:
        made.runner.close()
