"""What the openai package makes of a call for each line on stdin; prints what its caller has.

For `charges.py`, which runs it in an environment that has that package. The pauses between its
attempts take a hundredth of their time, which changes neither how many there are nor what is charged.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import openai

URL, KEY = sys.argv[1:]
http: Any = __import__("httpx2" if int(openai.__version__.split(".")[0]) > 2 else "httpx")
slept = time.sleep
time.sleep = lambda seconds: slept(seconds / 100)


def client(**options: Any) -> Any:
    return openai.OpenAI(base_url=URL, api_key=KEY, **options)


def generate(client: Any, **options: Any) -> Any:
    return client.images.generate(model="Qwen/Qwen-Image", prompt="a lighthouse", **options)


def trouble(ask: dict[str, Any]) -> str:
    """One call with the time that it may take."""
    return "result" if generate(client(), timeout=ask["timeout"]).data else "an empty result"


def crowd(ask: dict[str, Any]) -> str:
    """Many calls of one client."""
    options = {"max_retries": ask["max_retries"]} if "max_retries" in ask else {}
    if "places" in ask:
        options["http_client"] = http.Client(
            limits=http.Limits(max_connections=ask["places"]), base_url=URL
        )
    shared = client(**options)
    with ThreadPoolExecutor(ask["at_once"]) as pool:
        jobs = [pool.submit(generate, shared) for _ in range(ask["calls"])]
        return f"{sum(job.exception() is None for job in jobs)} results"


def loops(ask: dict[str, Any]) -> str:
    """One async client in several event loops."""
    shared: Any = openai.AsyncOpenAI(base_url=URL, api_key=KEY, max_retries=0)
    for _ in range(3):
        asyncio.run(generate(shared))
    return "3 results"


def cancel(ask: dict[str, Any]) -> str:
    """A call that is cancelled while the gateway answers."""
    shared: Any = openai.AsyncOpenAI(base_url=URL, api_key=KEY)

    async def main() -> str:
        job = asyncio.ensure_future(generate(shared))
        await asyncio.sleep(0.5)
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
        generate(client())
    except KeyboardInterrupt:
        return "KeyboardInterrupt, nothing"
    return "result"


def hook(ask: dict[str, Any]) -> str:
    """A call through an HTTP client with an event hook."""

    def raises(seen: Any) -> None:
        raise KeyError("metrics")

    def strict(response: Any) -> None:
        response.raise_for_status()

    hooks = {ask["on"]: [strict if ask["strict"] else raises]}
    generate(client(http_client=http.Client(event_hooks=hooks, base_url=URL)))
    return "result"


DO: dict[str, Callable[[dict[str, Any]], str]] = {
    "trouble": trouble,
    "crowd": crowd,
    "loops": loops,
    "cancel": cancel,
    "interrupt": interrupt,
    "hook": hook,
}

print(f"openai {openai.__version__}", flush=True)
for line in sys.stdin:
    ask = json.loads(line)
    try:
        got = DO[ask["do"]](ask)
    except Exception as error:
        got = type(error).__name__
    print(got, flush=True)
