"""What applications do around a call, and what it comes to: one picture, one charge, one name for it.

Each situation is one function, for threads or for asyncio, or for both.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import httpx

from gatewright.mock import Fault
from image_gateways._runtime.client.env import Env

from .callers import client, model, name_of, opened, outcome
from .endings import (
    cancelled,
    cancelled_in_a_download,
    cancelled_in_a_pause,
    cancelled_without_a_connection,
)
from .trials import Lab
from .troubles import GATEWAYS, TASK_GATEWAYS

CALLS, AT_ONCE, REFUSALS, RETRIES = 200, 64, 300, 10
"""The crowd that is told 429."""
MANY, PLACES = 40, 4
"""The crowd that is more than its client has connections."""
PATIENCE = 60
"""Seconds that a given client waits for an answer; a busy machine may need more than the usual five."""
BOTH = ("sync", "async")


@dataclass(frozen=True, slots=True)
class Situation:
    """One row of the table."""

    name: str
    run: Callable[[Lab, str, str], str]
    colours: tuple[str, ...] = BOTH
    gateways: tuple[str, ...] = GATEWAYS

    def told(self, lab: Lab, gateway: str, colour: str) -> str:
        """``POSTs/charges what the caller has``, or nothing where it does not apply."""
        if colour not in self.colours or gateway not in self.gateways:
            return ""
        lab.mock.reset()
        got = self.run(lab, gateway, colour)
        posts = sum(seen.step == "create" for seen in lab.mock.requests)
        return f"{posts}/{lab.mock.ledger.count()} {got}"


def second_loop(lab: Lab, gateway: str, colour: str) -> str:
    with opened(lab, gateway, colour) as shared:
        results = [asyncio.run(model(shared, gateway).generate("a fox")) for _ in range(3)]
    return f"{len(results)} results"


def full_pool(lab: Lab, gateway: str, colour: str) -> str:
    limits = httpx.Limits(max_connections=PLACES)
    return _many(lab, gateway, colour, MANY, MANY, limits=limits)


def crowd(lab: Lab, gateway: str, colour: str) -> str:
    """Many calls while the gateway says 429, come back in a second."""
    fault = Fault("rate_limited", gateway=gateway, retry_after="1", times=REFUSALS)
    lab.mock.faults.add(fault)
    return _many(lab, gateway, colour, CALLS, AT_ONCE, max_retries=RETRIES)


def _many(
    lab: Lab,
    gateway: str,
    colour: str,
    calls: int,
    at_once: int,
    limits: httpx.Limits | None = None,
    **options: Any,
) -> str:
    """What became of so many creates; waiting between attempts takes a hundredth of its time."""

    async def quickly(seconds: float) -> None:
        await asyncio.sleep(seconds / 100)

    options["env"] = Env(sleep=lambda seconds: time.sleep(seconds / 100), async_sleep=quickly)
    call = "submit" if gateway in TASK_GATEWAYS else "generate"
    if colour == "sync":
        http = None if limits is None else httpx.Client(limits=limits, timeout=PATIENCE)
        with (
            http or contextlib.nullcontext(),
            opened(lab, gateway, colour, http_client=http, **options) as shared,
            ThreadPoolExecutor(at_once) as pool,
        ):
            one = model(shared, gateway)
            jobs = [pool.submit(getattr(one, call), "a fox") for _ in range(calls)]
            return counted([job.exception() for job in jobs])

    async def main() -> str:
        http = None if limits is None else httpx.AsyncClient(limits=limits, timeout=PATIENCE)
        places = asyncio.Semaphore(at_once)
        async with client(lab, gateway, colour, http_client=http, **options) as shared:

            async def one() -> Any:
                async with places:
                    return await getattr(model(shared, gateway), call)("a fox")

            made = await asyncio.gather(*(one() for _ in range(calls)), return_exceptions=True)
        if http is not None:
            await http.aclose()
        return counted(made)

    told: str = lab.do(main())
    return told


def counted(made: Sequence[Any]) -> str:
    """How many results there are, and how many errors of which kind."""
    errors = Counter(type(one).__name__ for one in made if isinstance(one, BaseException))
    found = [f"{len(made) - errors.total()} results"]
    return ", ".join([*found, *(f"{count} {name}" for name, count in sorted(errors.items()))])


def hooked(
    on: str, hook: Callable[[Any], None], fault: Fault | None = None
) -> Callable[[Lab, str, str], str]:
    """A call through a client of the caller's with an event hook."""

    def run(lab: Lab, gateway: str, colour: str) -> str:
        if fault is not None:
            lab.mock.faults.add(replace(fault, gateway=gateway))

        async def later(seen: Any) -> None:
            hook(seen)

        async def main() -> Any:
            async with httpx.AsyncClient(event_hooks={on: [later]}) as http:
                one = model(client(lab, gateway, colour, http_client=http), gateway)
                return await one.generate("a fox")

        def work() -> Any:
            with httpx.Client(event_hooks={on: [hook]}) as http:
                one = model(client(lab, gateway, colour, http_client=http), gateway)
                return one.generate("a fox")

        return name_of(outcome(work if colour == "sync" else main, lab))

    return run


def raises(seen: Any) -> None:
    raise KeyError("metrics")


def strict(response: httpx.Response) -> None:
    response.raise_for_status()


def missing_folder(lab: Lab, gateway: str, colour: str) -> str:
    with opened(lab, gateway, colour) as shared:
        result = lab.do(model(shared, gateway).generate("a fox"))
        error = outcome(lambda: result.save(lab.folder / "none" / "x.png"), lab)
        again = lab.do(error.file.save(lab.folder / f"{gateway}-{colour}.png"))
    return f"{name_of(error)}, then saved" if again.stat().st_size else name_of(error)


def one_folder(lab: Lab, gateway: str, colour: str) -> str:
    folder = lab.folder / f"{gateway}-{colour}-{time.monotonic_ns()}"
    with opened(lab, gateway, colour) as shared:
        for prompt in ("a fox", "a gull", "a gull"):
            lab.do(lab.do(model(shared, gateway).generate(prompt)).save_all(folder))
    return f"{len(list(folder.iterdir()))} files"


REFUSED = Fault("refusal", means="insufficient_credits", times=None)
THROTTLED = Fault("rate_limited", retry_after="5")
SITUATIONS = (
    Situation("three event loops, one client", second_loop, ("async",)),
    *(
        Situation(f"{word} {where}", run, (colour,), gateways)
        for colour, word in (("async", "cancelled"), ("sync", "Ctrl-C"))
        for where, run, gateways in (
            ("in an upload", cancelled("upload"), ("rivya",)),
            ("while it waits for a connection", cancelled_without_a_connection, GATEWAYS),
            ("in the create", cancelled("create"), GATEWAYS),
            ("between a 429 and the next attempt", cancelled_in_a_pause(THROTTLED), GATEWAYS),
            ("in a poll", cancelled("poll"), TASK_GATEWAYS),
            ("in a pause between polls", cancelled_in_a_pause(None), TASK_GATEWAYS),
            ("in a download", cancelled_in_a_download, TASK_GATEWAYS),
        )
    ),
    Situation(f"{MANY} calls, {PLACES} connections", full_pool),
    Situation(f"{CALLS} calls, {REFUSALS} times 429", crowd),
    Situation("a hook that fails before sending", hooked("request", raises)),
    Situation("a hook that fails after the answer", hooked("response", raises)),
    Situation("a hook that raises for a 402", hooked("response", strict, REFUSED)),
    Situation("saved into a folder that is not there", missing_folder),
    Situation("three results into one folder", one_folder),
)
