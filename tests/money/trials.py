"""One call under one trouble, over real HTTP, and what the mock's ledger says afterwards.

Time is virtual where the client would only wait: its sleep moves its own clock and the mock's.
"""

from __future__ import annotations

import asyncio
import inspect
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

import image_gateways
from gatewright import ir
from gatewright.mock import VALID_KEY, Clock, Fault, MockServer
from image_gateways._runtime.client.env import Env
from image_gateways._runtime.client.http.own import new_async_client, new_client

from .troubles import Trouble

MODELS = {
    "rivya": ("Rivya", "qwen2_image"),
    "reapi": ("ReAPI", "qwen_image_2"),
    "skills-video": ("SkillsVideo", "qwen_image_2"),
    "umodelverse": ("UModelverse", "qwen_image"),
}
FILE_ARGUMENT = {"rivya": "reference_media", "skills-video": "image_urls"}
START = 1_790_000_000.0
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Trial:
    """What one call came to."""

    posts: int
    """Creates that the mock saw, answered or not."""
    charges: int
    got: str
    """The class of the error, or ``result``."""
    keys: frozenset[str | None]
    """Idempotency keys of the creates that were read."""
    bodies: frozenset[str]
    """Digests of the bytes of the creates that were read."""
    took: float
    """Seconds of the client's clock."""
    outcome: Any
    """The result, or the error."""


class Lab:
    """A mock with sync and async clients."""

    def __init__(self, mock: MockServer, stack: ExitStack) -> None:
        self.mock = mock
        self.skipped = 0.0
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self._runner = stack.enter_context(asyncio.Runner())
        self._own: dict[bool, Any] = {False: new_client(), True: new_async_client()}
        self._given: dict[str, Any] = {
            "sync": httpx.Client(verify=False),
            "async": httpx.AsyncClient(verify=False),
        }
        stack.callback(self._close)
        # Making the certificates of a client takes longer than a trial, so all share one.
        shared = {kind: unclosed(one) for kind, one in self._own.items()}
        self.env = Env(
            http=shared.__getitem__,
            clock=self.clock,
            now=lambda: datetime.fromtimestamp(mock.clock.now(), UTC),
            random=lambda: 0.5,
            sleep=self.sleep,
            async_sleep=self._async_sleep,
        )

    def clock(self) -> float:
        """The client's clock: real seconds, and those that nobody really slept."""
        return time.monotonic() + self.skipped

    def sleep(self, seconds: float) -> None:
        """Lets time pass for the client and the mock."""
        self.skipped += seconds
        self.mock.clock.advance(seconds)

    async def _async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)
        await asyncio.sleep(0)

    def _close(self) -> None:
        for one in (self._own[False], self._given["sync"]):
            httpx.Client.close(one)
        for other in (self._own[True], self._given["async"]):
            self._runner.run(httpx.AsyncClient.aclose(other))

    def client(self, gateway: str, colour: str, *, given: bool = False, **options: Any) -> Any:
        """A client of one gateway; it shares the connections of this lab.

        `given`: it has an HTTP client of the caller's.
        """
        name = MODELS[gateway][0]
        http = self._given[colour] if given else None
        kind = getattr(image_gateways, name if colour == "sync" else f"Async{name}")
        options = {"api_key": VALID_KEY, "base_url": self.mock.gateway_url(gateway)} | options
        return kind(http_client=http, env=self.env, **options)

    def do(self, value: Any) -> Any:
        """Returns the value, and awaits it for an async client."""
        if not inspect.isawaitable(value):
            return value

        async def main() -> Any:
            return await value

        return self._runner.run(main())

    def make(self, gateway: str, colour: str, trouble: Trouble, **options: Any) -> Any:
        """One whole call, to the saved file if the trouble lies there."""
        options = {"timeout": trouble.timeout, "deadline": trouble.deadline} | options
        client = self.client(gateway, colour, **options)
        model = getattr(client, MODELS[gateway][1])
        files = {FILE_ARGUMENT[gateway]: [PNG]} if trouble.file else {}
        result = self.do(model.generate("a lighthouse", **files))
        if trouble.fetches:
            self.do(result.save_all(self.folder))
        return result

    @contextmanager
    def deduplicating(self, does: bool = True) -> Iterator[None]:
        """Lets the mock charge a repeated key once, also where this is only inferred."""
        world = self.mock.world
        world.trust_inferred_deduplication = does
        try:
            yield
        finally:
            world.trust_inferred_deduplication = False

    def trial(
        self, gateway: str, colour: str, trouble: Trouble, *, lasting: bool, **options: Any
    ) -> Trial:
        """One call while `trouble` lasts, or when it happens once; `options` are the client's."""
        self.mock.reset()
        before = self.clock()
        if trouble.fault is not None:
            times = None if lasting else 1
            self.mock.faults.add(replace(trouble.fault, gateway=gateway, times=times))
        refused = self.mock.refusing() if trouble.fault is None else nullcontext()
        outcome: Any
        try:
            with refused:
                outcome = self.make(gateway, colour, trouble, **options)
        except Exception as error:
            outcome = error
        creates = [seen for seen in self.mock.requests if seen.step == "create"]
        read = [one for one in creates if one.fault != "close_before_reading"]
        failed = isinstance(outcome, Exception)
        return Trial(
            posts=len(creates),
            charges=self.mock.ledger.count(),
            got=type(outcome).__name__ if failed else "result",
            keys=frozenset(one.idempotency_key for one in read),
            bodies=frozenset(one.sent for one in read),
            took=self.clock() - before,
            outcome=outcome,
        )


def unclosed(client: Any) -> Any:
    """`client`, which outlives what it is lent to."""

    async def keep() -> None:
        """Closes nothing."""

    client.close, client.aclose = lambda: None, keep
    return client


@contextmanager
def lab(package: ir.Package, *faults: Fault) -> Iterator[Lab]:
    """A laboratory of the gateways of `package`."""
    with ExitStack() as stack:
        clock = Clock(start=START, speed=0)
        mock = stack.enter_context(MockServer(package, clock=clock, faults=faults))
        yield Lab(mock, stack)
