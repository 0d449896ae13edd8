"""Two thousand histories of faults, cancellations, callbacks and polls: nothing that was paid is lost.

After each of them everything is taken into account that its caller holds: the result, the error, what
`on_task` told, what the client calls unfinished. From that alone every accepted task is found again.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from image_gateways import DownloadError, GatewayError, OutcomeUnknown, unfinished
from image_gateways._runtime.client.results import async_result, result
from tests import shares

from .test_random_faults import fault
from .trials import FILE_ARGUMENT, MODELS, PNG, Lab
from .troubles import GATEWAYS, TASK_GATEWAYS

HISTORIES, SHARDS, TAKEN = 2000, 20, 8
"""How many there are, in how many shares, and how many shares a run takes: `make histories` takes all."""
DEADLINE = 40.0
SPOILED = ("html", "truncated", "missing_fields", "null_fields", "server_error")
CUT = ("close_before_reading", "close_after_body", "close_mid_answer")
"""Faults of a create after which its answer says nothing that could be read."""
PLANS = ("generate", "generate", "submit and wait", "submit and pick up", "look and wait")
ENDINGS = ("", "", "", "sleep", "progress", "task", "exchange")
"""Where a history is ended from outside: nowhere, in a pause, in a callback, in an exchange."""


class Stop(BaseException):
    """What ends a call of a synchronous client, as Ctrl-C does."""


@dataclass(slots=True)
class Held:
    """What the caller of one history has."""

    ids: set[str] = field(default_factory=set[str])
    results: list[Any] = field(default_factory=list[Any])
    unknown: int = 0
    """How many errors say what was sent, and that it may have been accepted."""
    error: BaseException | None = None

    def take(self, found: Any, client: Any, colour: str) -> None:
        """Takes what an `Unfinished` holds."""
        if found.task_id is not None:
            self.ids.add(found.task_id)
        elif found.outcome is not None:
            make = result if colour == "sync" else async_result
            self.results.append(make(client._session, found.outcome))
        elif found.request_body is not None:
            self.unknown += 1

    def caught(self, error: BaseException, client: Any, colour: str) -> None:
        """Takes what an error holds."""
        self.error = error
        if isinstance(error, GatewayError) and error.task_id:
            self.ids.add(error.task_id)
        if isinstance(error, OutcomeUnknown) and error.request_body is not None:
            self.unknown += 1
        found = unfinished(error)
        if found is not None:
            self.take(found, client, colour)


@pytest.mark.parametrize(
    "shard", shares.share(range(SHARDS), TAKEN, f"shares of {HISTORIES} histories")
)
def test_whatever_happens_one_charge_at_most_and_all_that_was_paid_is_found(
    laboratory: Lab, shard: int, tmp_path: Path
) -> None:
    for seed in range(shard, HISTORIES, SHARDS):
        History(laboratory, seed, tmp_path).run()


class History:
    """One call, with all that befalls it; everything follows from `seed`."""

    def __init__(self, lab: Lab, seed: int, folder: Path, colour: str = "") -> None:
        chance = random.Random(seed)
        self.lab, self.chance, self.folder = lab, chance, folder / str(seed)
        self.gateway, drawn = chance.choice(GATEWAYS), chance.choice(("sync", "async"))
        self.colour = colour or drawn
        self.plan, self.ending = chance.choice(PLANS), chance.choice(ENDINGS)
        self.after = chance.randint(1, 4)
        count = chance.choice((0, 1, 1, 2, 3))
        self.faults = [replace(fault(chance), gateway=self.gateway) for _ in range(count)]
        self.held = Held()
        self.told = f"seed {seed}: {self.gateway}, {self.colour}, {self.plan}, {self.ending!r} {self.after}, {self.faults}"
        env = lab.env
        if self.ending == "sleep":
            env = replace(env, sleep=self.sleep, async_sleep=self.async_sleep)
        self.client = lab.client(self.gateway, self.colour, timeout=5.0, deadline=DEADLINE)
        self.client._session.context = replace(self.client._session.context, env=env)
        self.model = getattr(self.client, MODELS[self.gateway][1])

    def run(self) -> None:
        self.lab.mock.reset()
        self.lab.mock.faults.add(*self.faults)
        try:
            self.lab.do(self.call())
        except (Exception, Stop, asyncio.CancelledError) as error:
            self.held.caught(error, self.client, self.colour)
        for found in self.client.unfinished:
            self.held.take(found, self.client, self.colour)
        self.judge()

    def ends(self, where: str) -> None:
        """Ends the call from outside, at the place and the time that the seed says."""
        if self.ending != where:
            return
        self.after -= 1
        if self.after == 0:
            raise Stop if self.colour == "sync" else LookupError("a bug of the caller's")

    def sleep(self, seconds: float) -> None:
        self.ends("sleep")
        self.lab.sleep(seconds)

    async def async_sleep(self, seconds: float) -> None:
        self.after -= 1
        self.lab.sleep(seconds)
        if self.after == 0:
            task = asyncio.current_task()
            assert task is not None
            task.cancel()
        await asyncio.sleep(0)

    def on_progress(self, news: Any) -> None:
        self.ends("progress")

    def on_task(self, id: str) -> None:
        self.held.ids.add(id)
        self.ends("task")

    async def call(self) -> None:
        """The whole history, up to the saved files."""
        if self.ending == "exchange" and self.colour == "async":
            await self.cancelled()
        else:
            await self.whole()

    async def cancelled(self) -> None:
        """Cancels the call once the mock has seen some requests."""
        job = asyncio.ensure_future(self.whole())
        while not job.done() and len(self.lab.mock.requests) < self.after:  # noqa: ASYNC110
            await asyncio.sleep(0.0005)  # the mock's thread tells no event
        job.cancel()
        await job

    async def whole(self) -> None:
        options: dict[str, Any] = {}
        if self.ending == "task" or self.chance.random() < 0.3:
            options["on_task"] = self.on_task
        if self.gateway in FILE_ARGUMENT and self.chance.random() < 0.2:
            options[FILE_ARGUMENT[self.gateway]] = [PNG]
        if self.plan == "generate" or self.gateway not in TASK_GATEWAYS:
            made = await self.done(
                self.model.generate("a fox", on_progress=self.on_progress, **options)
            )
        else:
            task = await self.done(self.model.submit("a fox", **options))
            self.held.ids.add(task.id)
            if self.plan == "look and wait":
                await self.done(task.status())
            if self.plan == "submit and pick up":
                other = self.lab.client(self.gateway, self.colour, timeout=5.0, deadline=DEADLINE)
                task = getattr(other, MODELS[self.gateway][1]).task(task.id)
            made = await self.done(task.wait(on_progress=self.on_progress))
        self.held.results.append(made)
        await self.done(made.save_all(self.folder))

    async def done(self, value: Any) -> Any:
        """The value, awaited when the colour is async."""
        return await value if self.colour == "async" else value

    def judge(self) -> None:
        """One charge at most; what was accepted is found; what was paid lies on disk in the end."""
        mock, held, told = self.lab.mock, self.held, f"{self.told}: {self.held.error!r}"
        charges = list(mock.ledger.charges())
        creates = [seen for seen in mock.requests if seen.step == "create"]
        assert len(charges) <= 1, told
        if held.error is not None:
            assert not isinstance(held.error, GatewayError) or held.error.gateway, told
            assert not charges or not getattr(held.error, "is_retry_safe", False), told
        if not charges:
            return
        silent = (*SPOILED, *CUT, "rate_limited", "refusal")
        answered = [one for one in creates if one.status < 300 and one.fault not in silent]
        if not held.ids and not held.results:
            assert held.unknown, f"nothing names what was paid; {told}"
            assert not answered, f"an answer that came was lost; {told}"
            return
        mock.faults.clear()
        self.lab.do(self.fetch_all())
        failed = any(one.kind in ("fails", "expires", "never_ends") for one in self.faults)
        saved = list(self.folder.glob("*")) if self.folder.exists() else []
        assert failed or len(saved) == 1, f"{saved}; {told}"
        shutil.rmtree(self.folder, ignore_errors=True)

    async def fetch_all(self) -> None:
        """Saves everything, from what the caller holds alone."""
        for id in self.held.ids:
            client = self.lab.client(self.gateway, self.colour)
            task = getattr(client, MODELS[self.gateway][1]).task(id)
            with contextlib.suppress(GatewayError):
                made = await self.done(task.wait())
                await self.done(made.save_all(self.folder))
        if not self.held.ids:
            for made in self.held.results:
                with contextlib.suppress(DownloadError):
                    await self.done(made.save_all(self.folder))
