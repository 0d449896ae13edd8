"""Clients of HTTP libraries: httpx and httpx2, which are alike. Nothing is imported before a send."""

from __future__ import annotations

import sys
from importlib import import_module
from inspect import unwrap
from typing import Any

LIBRARIES = ("httpx", "httpx2")
"""The first that is installed makes the clients of our own; the caller's may be of either."""
CLIENTS = {False: "Client", True: "AsyncClient"}
UNSAID = 5.0
"""Seconds that both libraries take when nobody says a timeout: no wish of the caller's."""
OWN_AGENT = "python-httpx"
"""How both libraries begin the name that they give themselves."""


def library() -> Any:
    """The library of our own clients; raises ModuleNotFoundError when there is none."""
    first, second = LIBRARIES
    try:
        return import_module(first)
    except ModuleNotFoundError:
        return import_module(second)


def root(module: str) -> str:
    """The library that a module belongs to."""
    return module.partition(".")[0]


def library_of(client: Any) -> Any:
    """The library whose client this is; raises TypeError for anything else."""
    for base in type(client).__mro__:
        if base.__name__ in CLIENTS.values() and root(base.__module__) in LIBRARIES:
            return sys.modules[root(base.__module__)]
    raise TypeError(f"{type(client).__name__} is not a client of httpx")


def check_given(client: object, owner: str, asynchronous: bool) -> None:
    """Raises TypeError unless `client` is what a client of the class `owner` can send with."""
    wanted, other = CLIENTS[asynchronous], CLIENTS[not asynchronous]
    names = [base.__name__ for base in type(client).__mro__ if root(base.__module__) in LIBRARIES]
    if wanted in names:
        return
    if other in names:
        twin = owner.removeprefix("Async") if asynchronous else f"Async{owner}"
        raise TypeError(f"http_client: {owner} takes an httpx.{wanted}; {twin} takes this one")
    if isinstance(client, type):
        raise TypeError(f"http_client: pass an object, {client.__name__}(), and not the class")
    raise TypeError(
        f"http_client: {owner} takes an httpx.{wanted} or httpx2.{wanted}, "
        f"not {type(client).__name__}"
    )


def timeout_of(client: Any) -> float | None:
    """Seconds that the caller gave the client for an answer; None: nothing was said."""
    timeout = getattr(client, "timeout", None)
    seconds = getattr(timeout, "read", None)
    if not isinstance(seconds, (int, float)) or seconds <= 0 or is_library_default(timeout):
        return None
    return float(seconds)


def is_library_default(timeout: Any) -> bool:
    """Whether a timeout is the library's own and not the caller's."""
    phases = {getattr(timeout, name, None) for name in ("connect", "read", "write", "pool")}
    return phases == {UNSAID}


def connect_within(client: Any, seconds: float) -> float:
    """Seconds in which `client` is to connect, of the `seconds` that an exchange has."""
    timeout = getattr(client, "timeout", None)
    theirs = getattr(timeout, "connect", None)
    if not isinstance(theirs, (int, float)) or theirs <= 0 or is_library_default(timeout):
        return seconds
    return min(seconds, theirs)


def agent_of(client: Any) -> str | None:
    """The user agent that the caller gave the client; None: the library's own."""
    agent: str = client.headers.get("user-agent", "")
    return None if agent.startswith(OWN_AGENT) else agent or None


def connects_by_name(client: Any, url: str) -> bool:
    """Whether the code that connects for `client` needs the name of the host in `url`.

    So it is for a proxy, for a Unix socket, for a transport of the caller's own and for what
    stands in for the library in tests. Else the connection goes to an address that was checked.
    """
    choose = getattr(client, "_transport_for_url", None)
    if choose is None:
        return False
    made = library_of(client)
    try:
        transport = choose(made.URL(url))
    except made.InvalidURL:
        return False
    asynchronous = isinstance(transport, made.AsyncHTTPTransport)
    if not asynchronous and not isinstance(transport, made.HTTPTransport):
        return True
    pool = getattr(transport, "_pool", None)
    pool = getattr(pool, "inner", pool)
    if through_proxy(pool) or getattr(pool, "_uds", None) is not None:
        return True
    name = "handle_async_request" if asynchronous else "handle_request"
    kind = made.AsyncHTTPTransport if asynchronous else made.HTTPTransport
    return not (genuine(getattr(kind, name), "httpx") and genuine(getattr(pool, name), "httpcore"))


def through_proxy(pool: Any) -> bool:
    """Whether a pool's connections go to a proxy."""
    return "Proxy" in type(pool).__name__ or getattr(pool, "_proxy", None) is not None


def genuine(function: Any, name: str) -> bool:
    """Whether a method is the library's own, perhaps wrapped, and not put in its place by a test."""
    module = getattr(unwrap(function), "__globals__", {}).get("__name__", name)
    return root(module).startswith(name)
