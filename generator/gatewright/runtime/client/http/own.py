"""The HTTP clients of our own: no request waits for another's connection, and sockets keep the time."""

from __future__ import annotations

from http.cookiejar import CookieJar
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .bounded import BoundedBackend
from .given import library, through_proxy
from .known import BOUNDED, DIRECT, OURS, TELLING
from .pool import AsyncPool, Pool

if TYPE_CHECKING:
    import httpx

CROWD = "aiohttp"
"""What async clients of our own stand on, where it is installed: it costs less with many calls at once."""
CROWDS = (3, 14), (4, 0)
"""Its first version that will do, and the first that is not known to."""
KEPT = 100
"""Idle connections that a client of our own keeps; it opens as many as there are requests."""


def new_client() -> httpx.Client:
    """A client of our own, with the proxies of the environment."""
    client: httpx.Client = library().Client(**own_settings())
    TELLING.add(client)
    if pools := pools_of(client):
        OURS.add(client)
        direct = not any(through_proxy(pool) for _, pool in pools)
        for transport, pool in pools:
            pool._network_backend = BoundedBackend(pool._network_backend, direct)
            transport._pool = Pool(pool, KEPT)
        BOUNDED.add(client)
        if direct:
            DIRECT.add(client)
    return client


def new_async_client() -> httpx.AsyncClient:
    """A client of our own, with the proxies of the environment."""
    client: httpx.AsyncClient = library().AsyncClient(**own_settings())
    TELLING.add(client)
    if pools := pools_of(client):
        OURS.add(client)
        from .streams import StreamBackend

        direct = not any(through_proxy(pool) for _, pool in pools)
        crowd = crowd_pool()
        for transport, pool in pools:
            pool._network_backend = StreamBackend(pool._network_backend, direct)
            if crowd is not None and not through_proxy(pool):
                transport._pool = crowd(pool)
            else:
                transport._pool = AsyncPool(pool, KEPT)
        if direct:
            DIRECT.add(client)
    return client


def crowd_pool() -> Any:
    """The class of pools that stand on aiohttp; None where it is not installed, or too old or too new."""
    try:
        version: str = import_module(CROWD).__version__
    except ImportError:
        return None
    found = tuple(int(one) for one in version.split(".")[:2] if one.isdecimal())
    if not CROWDS[0] <= found < CROWDS[1]:
        return None
    from .crowd import CrowdPool

    return CrowdPool


def pools_of(client: Any) -> list[tuple[Any, Any]]:
    """The transports of a client and their pools; empty where one is not as we know them."""
    found: list[tuple[Any, Any]] = []
    for transport in (
        getattr(client, "_transport", None),
        *getattr(client, "_mounts", {}).values(),
    ):
        if transport is None:
            continue
        pool = getattr(transport, "_pool", None)
        if not hasattr(pool, "_network_backend") or not hasattr(pool, "create_connection"):
            return []
        found.append((transport, pool))
    return found


def own_settings() -> dict[str, Any]:
    """What a client of our own is made with. None depends on a cookie of the request before."""
    return {
        "follow_redirects": False,
        "timeout": None,
        "limits": library().Limits(max_connections=None, max_keepalive_connections=KEPT),
        "cookies": NoCookies(),
    }


class NoCookies(CookieJar):
    """Keeps no cookie."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Leaves the cookies of an answer alone."""
