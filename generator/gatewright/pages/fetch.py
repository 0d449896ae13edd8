"""Pages from the network: one request each, cached, and asked for again only if they changed."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from .. import __version__
from .text.characters import MAX_BYTES, PageError

_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_PAUSE = 1.0
"""Seconds between two requests to the same host."""
_last: dict[str, float] = {}


class FetchError(PageError):
    """The page did not come: the network, or the server that has it."""


def default_cache() -> Path:
    """The folder of pages fetched before."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "gatewright" / "pages"


def fetch(
    address: str,
    cache: Path | None = None,
    client: httpx.Client | None = None,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.monotonic,
) -> bytes:
    """The page at `address`, from the cache when the server says that it is unchanged.

    Only https, except on this machine. Raises FetchError.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https" and host not in _LOCAL:
        raise PageError("only https addresses are fetched")
    if parts.username or parts.password:
        raise PageError("an address with a user name or password is not fetched")
    folder = cache or default_cache()
    stem = folder / hashlib.sha256(address.encode()).hexdigest()[:32]
    known = _cached_headers(stem)
    headers = {
        "User-Agent": f"gatewright/{__version__}",
        "Accept": "text/html, text/markdown, text/plain",
    }
    headers |= {
        sent: known[got]
        for got, sent in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
        if got in known
    }
    wait = _last.get(host, -_PAUSE) + _PAUSE - now()
    if wait > 0 and host not in _LOCAL:
        sleep(wait)
    try:
        with client or httpx.Client(timeout=30, follow_redirects=False) as http:
            return _ask(http, address, headers, stem)
    except httpx.HTTPError as error:
        raise FetchError(f"did not come: {type(error).__name__}") from None
    finally:
        _last[host] = now()


def _ask(http: httpx.Client, address: str, headers: dict[str, str], stem: Path) -> bytes:
    with http.stream("GET", address, headers=headers) as response:
        if response.status_code == 304:
            return stem.with_suffix(".page").read_bytes()
        if response.is_redirect:
            where = response.headers.get("location", "elsewhere")
            raise FetchError(f"it has moved to {where}; give that address")
        if response.status_code != 200:
            raise FetchError(f"the server answered {response.status_code}")
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > MAX_BYTES:
                raise PageError(f"larger than {MAX_BYTES:,} bytes")
        kept = {
            key: response.headers[key]
            for key in ("etag", "last-modified")
            if key in response.headers
        }
    stem.parent.mkdir(parents=True, exist_ok=True)
    stem.with_suffix(".page").write_bytes(body)
    stem.with_suffix(".json").write_text(json.dumps({"address": address} | kept), encoding="utf-8")
    return bytes(body)


def _cached_headers(stem: Path) -> dict[str, str]:
    try:
        found = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    usable = isinstance(found, dict) and stem.with_suffix(".page").is_file()
    return {str(key): str(value) for key, value in found.items()} if usable else {}  # pyright: ignore
