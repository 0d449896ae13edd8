"""One client with a scripted gateway. The same checks run with the sync and the async client."""

from __future__ import annotations

import asyncio
import atexit
import inspect
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import httpx
import respx

from .handle import Package
from .subject import Gateway

Colour = Literal["sync", "async"]
KEY = "test-key"
ENDLESS = 2000
"""Most sleeps before a wait counts as endless."""
NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)


class World:
    """A clock that only sleeping moves, and constant random numbers."""

    def __init__(self, chance: float = 0.0) -> None:
        self.chance = chance
        self.slept: list[float] = []
        self.seconds = 0.0

    def sleep(self, seconds: float) -> None:
        """Lets time pass; AssertionError when that leads nowhere."""
        self.slept.append(seconds)
        self.seconds += seconds
        assert len(self.slept) < ENDLESS, "a wait without an end"

    def env(self, package: Package) -> Any:
        """The world as the package's runtime wants it."""

        async def async_sleep(seconds: float) -> None:
            self.sleep(seconds)

        return package.runtime("client.env").Env(
            clock=lambda: self.seconds,
            now=lambda: NOW + timedelta(seconds=self.seconds),
            random=lambda: self.chance,
            new_key=lambda: "minted-key",
            sleep=self.sleep,
            async_sleep=async_sleep,
            resolve=lambda host, port: ("93.184.215.14",),
        )


RUNNER = asyncio.Runner()
"""One event loop for all calls, because a given `http_client` stays with the loop that first used it."""
atexit.register(RUNNER.close)


class Stage:
    """A client of `gateway` in `package`, and the routes it can reach."""

    def __init__(
        self,
        package: Package,
        gateway: Gateway,
        colour: Colour = "sync",
        *,
        chance: float = 0.0,
        **options: Any,
    ) -> None:
        self.world = World(chance)
        self.router = respx.MockRouter(assert_all_called=False)
        prefix = "Async" if colour == "async" else ""
        kind = getattr(package.module(), f"{prefix}{gateway.facts['class']}")
        http: Any
        if colour == "async":
            http = httpx.AsyncClient(transport=httpx.MockTransport(self.router.async_handler))
        else:
            http = httpx.Client(transport=httpx.MockTransport(self.router.handler))
        options = {"api_key": KEY} | options
        self.client = kind(http_client=http, env=self.world.env(package), **options)

    def answer(self, endpoint: tuple[str, str], *answers: Any, **options: Any) -> respx.Route:
        """Has `endpoint` answer so: JSON data, (status, JSON data), a response or an exception each.

        The last answer is given again for ever.
        """
        method, url = endpoint
        given = iter(answers)

        def reply(request: httpx.Request) -> httpx.Response:
            effect = _effect(next(given, answers[-1]), options)
            if isinstance(effect, Exception):
                raise effect
            return effect

        return self.router.route(method=method, url=url).mock(side_effect=reply)

    def requests(self) -> list[httpx.Request]:
        """What arrived."""
        return [call.request for call in self.router.calls]

    def run(self, outcome: Any) -> Any:
        """Returns the outcome of a call of the sync or the async client."""
        return RUNNER.run(_await_outcome(outcome)) if inspect.isawaitable(outcome) else outcome


async def _await_outcome(outcome: Any) -> Any:
    return await outcome


def _effect(answer: Any, options: dict[str, Any]) -> httpx.Response | Exception:
    if isinstance(answer, (httpx.Response, Exception)):
        return answer
    status, data = answer if isinstance(answer, tuple) else (200, answer)
    return httpx.Response(status, json=data, **options)


def body_of(request: httpx.Request) -> Any:
    """The JSON that a request carried."""
    return json.loads(request.content)


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    """The process environment with exactly these variables."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


VALUES: dict[str, Any] = {
    "id": "task-17",
    "model": "the-model",
    "credits.reserved": 6,
    "credits.final": 5,
    "credits.total": 20,
    "credits.subscription": 13,
    "credits.permanent": 7,
    "result": None,
    "input": {"prompt": "as asked"},
    "count": 1,
    "actual_prompt": "as rewritten",
    "output.url": "https://cdn.example.com/made.png",
    "output.base64": "AAAA",
    "output.data_url": "data:image/png;base64,AAAA",
    "output.file_name": "made.png",
    "output.content_type": "image/png",
    "output.width": 640,
    "output.height": 480,
    "first.url": "https://cdn.example.com/made.png",
    "first.file_name": "made.png",
    "first.content_type": "image/png",
    "first.width": 640,
    "first.height": 480,
    "error.code": "why",
    "error.message": "the picture fell off the wall",
    "error.type": "some_type",
    "error.legacy_code": "OLD_CODE",
    "request_id": "req-99",
    "upload.url": "https://files.example.com/uploaded.png",
    "upload.token": "token-5",
    "balance": 1234,
}
MOMENTS = {
    "iso8601": ("2026-05-11T00:00:00.000Z", "2026-05-11T00:01:00.000Z"),
    "unix": (1778457600, 1778457660),
}
CREATED_AT = datetime(2026, 5, 11, tzinfo=UTC)


def filled(gateway: Gateway, envelope: Any, **values: Any) -> Any:
    """An envelope with values in its slots; dots in slot names are written ``__``."""
    created, updated = MOMENTS.get(gateway.facts.get("timestamps", ""), (None, None))
    known = VALUES | {"created_at": created, "updated_at": updated}
    known |= {name.replace("__", "."): value for name, value in values.items()}
    return _fill(envelope, known)


def _fill(node: Any, values: dict[str, Any]) -> Any:
    if isinstance(node, dict):
        return {key: _fill(child, values) for key, child in node.items()}
    if isinstance(node, list):
        return [_fill(child, values) for child in node]
    if isinstance(node, str) and node.startswith("<") and node.endswith(">"):
        return values[node[1:-1]]
    return node


def slots(node: Any, path: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Slot → path of every slot of an envelope; ``*`` stands for every element of a list."""
    if isinstance(node, dict):
        return {k: v for key, child in node.items() for k, v in slots(child, (*path, key)).items()}
    if isinstance(node, list):
        return {k: v for child in node for k, v in slots(child, (*path, "*")).items()}
    if isinstance(node, str) and node.startswith("<") and node.endswith(">"):
        return {node[1:-1]: path}
    return {}
