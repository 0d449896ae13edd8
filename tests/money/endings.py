"""Calls that end in the middle: cancelled, or interrupted by Ctrl-C, at each step."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import httpx

from gatewright.mock import Fault
from image_gateways import unfinished

from .callers import client, held, model, opened, outcome
from .trials import FILE_ARGUMENT, PNG, Lab


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
        thread = _press_interrupt(ready, over)
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


def _press_interrupt(ready: Callable[[], bool], over: threading.Event) -> threading.Thread:
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
