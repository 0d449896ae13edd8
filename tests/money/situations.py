"""What applications do around a call, and what it comes to: one picture, one charge, one name for it.

Each situation is one function; `ways` has it for threads or for asyncio, or for both.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import httpx

import image_gateways
from gatewright.mock import VALID_KEY, Fault
from image_gateways import unfinished
from image_gateways._runtime.client.env import Env

from .trials import FILE_ARGUMENT, MODELS, PNG, Lab
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


@contextlib.contextmanager
def opened(lab: Lab, gateway: str, colour: str, **options: Any) -> Iterator[Any]:
    """A client that is closed in the end."""
    one = client(lab, gateway, colour, **options)
    yield one
    lab.do(one.close())


def client(lab: Lab, gateway: str, colour: str, **options: Any) -> Any:
    """A client with connections of its own, unless `http_client` is among the options."""
    name = f"{'' if colour == 'sync' else 'Async'}{MODELS[gateway][0]}"
    env = replace(lab.env, http=None)
    given = {"api_key": VALID_KEY, "base_url": lab.mock.gateway_url(gateway), "env": env}
    return getattr(image_gateways, name)(**(given | options))


def model(client: Any, gateway: str) -> Any:
    return getattr(client, MODELS[gateway][1])


def outcome(call: Callable[[], Any], lab: Lab) -> Any:
    """The result of a call, or what it raises."""
    try:
        return lab.do(call())
    except (Exception, KeyboardInterrupt, asyncio.CancelledError) as error:
        return error


def name_of(one: Any) -> str:
    """What a caller has."""
    return type(one).__name__ if isinstance(one, BaseException) else "result"


def held(lab: Lab, error: BaseException) -> str:
    """What a caller can find in the error that ended a call."""
    found = unfinished(error)
    if found is None:
        return "nothing"
    if found.file is not None:
        return "the file"
    if found.task_id is not None:
        known = found.task_id in [charge.task for charge in lab.mock.ledger.charges()]
        return "the task" if known else "another task"
    return "what was sent" if found.outcome is None else "the picture"


def second_loop(lab: Lab, gateway: str, colour: str) -> str:
    with opened(lab, gateway, colour) as shared:
        results = [asyncio.run(model(shared, gateway).generate("a fox")) for _ in range(3)]
    return f"{len(results)} results"


def cancelled(step: str) -> Callable[[Lab, str, str], str]:
    """A call that is cancelled, or interrupted by Ctrl-C, at that step."""

    def run(lab: Lab, gateway: str, colour: str) -> str:
        kind = "drip" if step == "create" else "stall"
        lab.mock.faults.add(Fault(kind, on=step, gateway=gateway, seconds=0.5))
        ready = lambda: any(seen.step == step for seen in lab.mock.requests)  # noqa: E731
        with opened(lab, gateway, colour) as shared:
            files = {FILE_ARGUMENT[gateway]: [PNG]} if step == "upload" else {}
            return ended(
                lab, colour, lambda: model(shared, gateway).generate("a fox", **files), ready
            )

    return run


def cancelled_in_a_download(lab: Lab, gateway: str, colour: str) -> str:
    """A save that ends while the file comes; the exception alone is enough to save it later."""
    lab.mock.faults.add(Fault("drip", on="result", gateway=gateway, seconds=2.0))
    ready = lambda: any(seen.step == "result" for seen in lab.mock.requests)  # noqa: E731
    path = lab.folder / f"{gateway}-{colour}-ended.png"
    with opened(lab, gateway, colour) as shared:
        result = lab.do(model(shared, gateway).generate("a fox"))
        caught: list[BaseException] = []
        told = ended(lab, colour, lambda: result.save(path), ready, caught)
        lab.mock.faults.clear()
        found = unfinished(caught[0])
        assert found is not None
        assert not path.exists()
        assert lab.do(found.file.save(path)).stat().st_size
    path.unlink()
    return f"{told}, then saved"


def cancelled_in_a_pause(fault: Fault | None) -> Callable[[Lab, str, str], str]:
    """A call that ends in its first pause: between two polls, or after a 429."""

    def run(lab: Lab, gateway: str, colour: str) -> str:
        slow = Fault("slow", seconds=30.0) if fault is None else fault
        lab.mock.faults.add(replace(slow, gateway=gateway))
        paused = threading.Event()

        def sleep(seconds: float) -> None:
            paused.set()
            time.sleep(2.0)

        async def async_sleep(seconds: float) -> None:
            paused.set()
            await asyncio.sleep(2.0)

        env = replace(lab.env, http=None, sleep=sleep, async_sleep=async_sleep)
        with opened(lab, gateway, colour, env=env) as shared:
            one = model(shared, gateway)
            return ended(lab, colour, lambda: one.generate("a fox"), paused.is_set)

    return run


def cancelled_without_a_connection(lab: Lab, gateway: str, colour: str) -> str:
    """A call that ends while another request has the only connection."""
    limits = httpx.Limits(max_connections=1)
    with silent() as place, contextlib.ExitStack() as stack:
        if colour == "async":
            return str(lab.do(_without_a_connection(lab, gateway, place, limits)))
        http = stack.enter_context(httpx.Client(limits=limits, timeout=3.0))
        other = threading.Thread(target=lambda: outcome(lambda: http.get(place), lab))
        other.start()
        time.sleep(0.1)
        one = model(client(lab, gateway, colour, http_client=http), gateway)
        told = ended(lab, colour, lambda: one.generate("a fox"), lambda: True)
    other.join()
    return told


async def _without_a_connection(lab: Lab, gateway: str, place: str, limits: httpx.Limits) -> str:
    async with httpx.AsyncClient(limits=limits) as http:
        other = asyncio.ensure_future(http.get(place))
        await asyncio.sleep(0.1)
        one = model(client(lab, gateway, "async", http_client=http), gateway)
        waiting = time.monotonic() + 0.1
        error = await is_cancelled(
            lambda: one.generate("a fox"), lambda: time.monotonic() > waiting
        )
        other.cancel()
        await asyncio.wait({other})
    return held(lab, error)


@contextlib.contextmanager
def silent() -> Iterator[str]:
    """The address of a server that takes connections and says nothing, until it ends."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def ended(
    lab: Lab,
    colour: str,
    call: Callable[[], Any],
    ready: Callable[[], bool],
    caught: list[BaseException] | None = None,
) -> str:
    """What the caller has of a call that is cancelled, or interrupted, as soon as `ready` says so."""
    if colour == "async":
        error = lab.do(is_cancelled(call, ready))
    else:
        over = threading.Event()
        thread = _pressed(ready, over)
        error = outcome(call, lab)
        over.set()
        thread.join()
    if caught is not None:
        caught.append(error)
    return held(lab, error)


async def is_cancelled(call: Callable[[], Any], ready: Callable[[], bool]) -> BaseException:
    """What a call raises that is cancelled as soon as `ready` says so."""
    job = asyncio.ensure_future(call())
    while not (ready() or job.done()):  # noqa: ASYNC110 (the mock's thread tells no event)
        await asyncio.sleep(0.005)
    job.cancel()
    try:
        await job
    except asyncio.CancelledError as error:
        return error
    raise AssertionError("the cancellation was swallowed")


def _pressed(ready: Callable[[], bool], over: threading.Event) -> threading.Thread:
    """Presses Ctrl-C as soon as `ready` says so, unless the call is over before."""

    def press() -> None:
        while not ready():
            if over.wait(0.005):
                return
        if not over.wait(0.05):
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    thread = threading.Thread(target=press)
    thread.start()
    return thread


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
