"""The settings of a client, from its arguments and the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypedDict
from urllib.parse import urlsplit

from .. import _about
from ..catalog.info import GatewayInfo
from ..rules.messages import nearest
from .context import Private
from .secret import Secret
from .values import attempts, own_headers, seconds

RETRIES = 2
"""Attempts after the first, when the caller says nothing."""
OF_HTTP = (
    "auth",
    "cert",
    "cookies",
    "event_hooks",
    "http1",
    "http2",
    "limits",
    "mounts",
    "params",
    "proxies",
    "proxy",
    "transport",
    "trust_env",
    "verify",
)
"""What a client of httpx is told, and ours is not."""


class Changes(TypedDict, total=False):
    """What a client is made with, and what `with_options` may change. None is as good as left out."""

    api_key: str | None
    """Else the environment is asked, at the first send."""
    base_url: str | None
    """What stands before the documented paths; else the environment is asked, then the page."""
    timeout: float | None
    """Seconds of one HTTP exchange. Default: 60; where the gateway answers a create with the
    file, the whole deadline."""
    deadline: float | None
    """Seconds of a whole call. Default: the gateway's."""
    max_retries: int | None
    """Attempts after the first. Default: 2."""
    default_headers: Mapping[str, str] | None
    """Sent with every request to the gateway, never with a download."""
    trust_inferred_deduplication: bool | None
    """Whether a paid create is sent again, with its key, where it is only inferred that the gateway
    charges a key once. Default: False. Such a create may be charged more than once."""
    allow_private_downloads: bool | None
    """Whether results may be fetched from private addresses. Default: only from this machine, and
    only when `base_url` is on it."""


@dataclass(frozen=True, slots=True)
class Options:
    """A client's settings as they were given; the key is held so that nothing prints it."""

    api_key: Secret | None
    base_url: str | None
    timeout: float | None
    deadline: float | None
    max_retries: int
    default_headers: Mapping[str, str]
    trust_inferred_deduplication: bool
    allow_private_downloads: bool | None

    def address(self, gateway: GatewayInfo) -> str:
        """The base URL: as given, else from the environment, else the documented one."""
        given = self.base_url or os.environ.get(gateway.base_url_env, "").strip()
        return checked_base_url(given or gateway.base_url)


def client_options(given: Changes, gateway: GatewayInfo) -> Options:
    """`given`, checked, for a client of `gateway`. Raises TypeError or ValueError."""
    unknown = [name for name in given if name not in Changes.__annotations__]
    if unknown:
        raise TypeError(
            f"a client has no option {', '.join(unknown)}; {nearest_option(unknown[0])}"
        )
    for name in ("timeout", "deadline"):
        if given.get(name) is not None:
            seconds(name, given.get(name))
    retries = given.get("max_retries")
    headers = given.get("default_headers") or {}
    own_headers("default_headers", headers, gateway.idempotency_header)
    key = given.get("api_key")
    if key is not None and not isinstance(key, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"api_key is a string, not {type(key).__name__}")
    url = given.get("base_url")
    if url is not None and not isinstance(url, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"base_url is a string, not {type(url).__name__}")
    return Options(
        api_key=None if key is None else Secret(key.strip()),
        base_url=url,
        timeout=given.get("timeout"),
        deadline=given.get("deadline"),
        max_retries=RETRIES if retries is None else attempts(retries),
        default_headers=dict(headers),
        trust_inferred_deduplication=trusting(given.get("trust_inferred_deduplication"), gateway),
        allow_private_downloads=given.get("allow_private_downloads"),
    )


def trusting(value: object, gateway: GatewayInfo) -> bool:
    """`value` as the option `trust_inferred_deduplication`.

    Raises TypeError, or ValueError where there is nothing to trust.
    """
    if value is None or value is False:
        return False
    if value is not True:
        raise TypeError(
            f"trust_inferred_deduplication is True or False, not {type(value).__name__}"
        )
    if gateway.infers_deduplication or gateway.deduplicates:
        return True
    said = (
        "documents that it does not deduplicate"
        if gateway.deduplicates is False
        else "gives no sign that it deduplicates"
    )
    raise ValueError(f"trust_inferred_deduplication: {gateway.title} {said}")


def with_changes(old: Options, changes: Changes, gateway: GatewayInfo) -> Options:
    """`old` with `changes`. Raises TypeError or ValueError."""
    kept = Changes(
        base_url=old.base_url,
        timeout=old.timeout,
        deadline=old.deadline,
        max_retries=old.max_retries,
        default_headers=old.default_headers,
        trust_inferred_deduplication=old.trust_inferred_deduplication,
        allow_private_downloads=old.allow_private_downloads,
    )
    fresh = client_options(kept | changes, gateway)
    return fresh if "api_key" in changes else replace(fresh, api_key=old.api_key)


def nearest_option(name: str) -> str:
    """What was meant, or all there is."""
    if name in OF_HTTP:
        return f"an httpx client of your own has it: http_client=httpx.Client({name}=…)"
    names = (*Changes.__annotations__, "http_client")
    near = nearest(name, names)
    return f"did you mean {near}?" if near else f"it has {', '.join(names)}"


def checked_base_url(url: str) -> str:
    """`url` without a slash at its end; raises ValueError unless requests can be sent below it."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise ValueError("base_url is not an address") from None
    if not usable or parts.query or parts.fragment:
        raise ValueError("base_url is not an http or https address of a host, perhaps with a path")
    if parts.username is not None or parts.password is not None:
        raise ValueError("base_url carries a user name or password; the key goes into api_key")
    return url.rstrip("/")


def turn_on_logging() -> None:
    """Turns logging on where the environment asks for it; nothing is loaded where it does not."""
    if os.environ.get(f"{_about.NAME.upper()}_LOG"):
        from .log import configure

        configure()


def private_downloads(allowed: bool | None, base_url: str) -> Private:
    """Which addresses beside public ones results may be fetched from."""
    if allowed is not None:
        return "private" if allowed else "none"
    return "loopback" if on_this_machine(urlsplit(base_url).hostname or "") else "none"


def on_this_machine(host: str) -> bool:
    """Whether a host's name or address can only mean this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    if ":" not in host and not host[-1:].isdecimal():
        return False  # a name; addresses end with a digit
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
