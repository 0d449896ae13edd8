"""What another package makes of a call for each line on stdin; prints what its caller has.

For `charges.py`, which runs it in an environment that has the packages: ``charges_peers.py openai URL KEY``.
The pauses between attempts take a hundredth of their time, which changes neither how many there are nor
what is charged. What a package has no way to ask for is answered with an empty line.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.metadata import version
from typing import Any

NAME, URL, KEY = sys.argv[1:]
slept, waited = time.sleep, asyncio.sleep
time.sleep = lambda seconds: slept(seconds / 100)


class OpenAI:
    """openai, at an address like its own."""

    title = "openai"

    def __init__(self) -> None:
        self._package = import_module("openai")
        self._http: Any = import_module("httpx2" if version("openai")[0] > "2" else "httpx")

    def client(self, **options: Any) -> Any:
        if "places" in options:
            limits = self._http.Limits(max_connections=options.pop("places"))
            options["http_client"] = self._http.Client(limits=limits, base_url=URL)
        return self._package.OpenAI(base_url=URL, api_key=KEY, **options)

    def hooked(self, hooks: dict[str, Any]) -> Any:
        return self.client(http_client=self._http.Client(event_hooks=hooks, base_url=URL))

    def async_client(self) -> Any:
        return self._package.AsyncOpenAI(base_url=URL, api_key=KEY)

    def generate(self, client: Any, **options: Any) -> Any:
        """The result, or what yields it."""
        return client.images.generate(model="Qwen/Qwen-Image", prompt="a lighthouse", **options)

    def timed(self, seconds: float) -> bool:
        """Whether there is a result of a call that may take so long."""
        return bool(self.generate(self.client(), timeout=seconds).data)


class Fal:
    """fal_client, whose queue is put where its own address stands."""

    title = "fal_client"
    hooked = None
    """It takes no HTTP client."""

    def __init__(self) -> None:
        self._module: Any = import_module("fal_client.client")
        self._module.QUEUE_URL_FORMAT = f"{URL}/"

    def client(self, **options: Any) -> Any:
        if options:
            raise LookupError(f"no {', '.join(options)}")
        return self._module.SyncClient(key=KEY)

    def async_client(self) -> Any:
        return self._module.AsyncClient(key=KEY)

    def generate(self, client: Any) -> Any:
        """The result, or what yields it."""
        return client.subscribe("fal-ai/flux/dev", {"prompt": "a lighthouse"})

    def timed(self, seconds: float) -> bool:
        """Whether there is a result of a call that may take so long."""
        client = self._module.SyncClient(key=KEY, default_timeout=seconds)
        return bool(self.generate(client)["images"])


PEER: Any = {"openai": OpenAI, "fal_client": Fal}[NAME]()


def trouble(ask: dict[str, Any]) -> str:
    """One call with the time that it may take."""
    return "result" if PEER.timed(ask["timeout"]) else "an empty result"


def crowd(ask: dict[str, Any]) -> str:
    """Many calls of one client."""
    options = {name: ask[name] for name in ("max_retries", "places") if name in ask}
    shared = PEER.client(**options)
    with ThreadPoolExecutor(ask["at_once"]) as pool:
        jobs = [pool.submit(PEER.generate, shared) for _ in range(ask["calls"])]
        return f"{sum(job.exception() is None for job in jobs)} results"


def loops(ask: dict[str, Any]) -> str:
    """One async client in several event loops."""
    shared = PEER.async_client()
    for _ in range(3):
        asyncio.run(PEER.generate(shared))
    return "3 results"


def cancel(ask: dict[str, Any]) -> str:
    """A call that is cancelled while the gateway answers."""
    shared = PEER.async_client()

    async def main() -> str:
        job = asyncio.ensure_future(PEER.generate(shared))
        await waited(0.5)
        job.cancel()
        (error,) = await asyncio.gather(job, return_exceptions=True)
        return f"{type(error).__name__}, nothing"

    return asyncio.run(main())


def interrupt(ask: dict[str, Any]) -> str:
    """A call that Ctrl-C ends while the gateway answers."""

    def press() -> None:
        import signal

        slept(0.5)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    threading.Thread(target=press).start()
    try:
        PEER.generate(PEER.client())
    except KeyboardInterrupt:
        return "KeyboardInterrupt, nothing"
    return "result"


def hook(ask: dict[str, Any]) -> str:
    """A call through an HTTP client with an event hook."""

    def raises(seen: Any) -> None:
        raise KeyError("metrics")

    def strict(response: Any) -> None:
        response.raise_for_status()

    if PEER.hooked is None:
        raise LookupError("no HTTP client")
    PEER.generate(PEER.hooked({ask["on"]: [strict if ask["strict"] else raises]}))
    return "result"


DO: dict[str, Callable[[dict[str, Any]], str]] = {
    "trouble": trouble,
    "crowd": crowd,
    "loops": loops,
    "cancel": cancel,
    "interrupt": interrupt,
    "hook": hook,
}

print(f"{PEER.title} {version(NAME)}", flush=True)
for line in sys.stdin:
    ask = json.loads(line)
    try:
        got = DO[ask["do"]](ask)
    except LookupError as error:
        got = "" if type(error) is LookupError else type(error).__name__
    except Exception as error:
        got = type(error).__name__
    print(got, flush=True)
