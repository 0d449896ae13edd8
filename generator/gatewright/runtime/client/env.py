"""Time, chance and names of hosts, as one argument, so that tests need no patching and no waiting."""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


def utc_now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


def random_name() -> str:
    """128 random bits in hexadecimal digits."""
    return os.urandom(16).hex()


def chance() -> float:
    """A random number, uniform in [0, 1)."""
    import random

    return random.random()


def addresses_of(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of `host`; raises OSError when the name is not known."""
    import socket

    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Env:
    """What the runtime asks of the world beside HTTP."""

    clock: Callable[[], float] = time.monotonic
    """Seconds that never go backwards; deadlines are measured with it."""
    now: Callable[[], datetime] = utc_now
    random: Callable[[], float] = chance
    """Uniform in [0, 1)."""
    new_key: Callable[[], str] = random_name
    """Makes idempotency keys."""
    sleep: Callable[[float], None] = time.sleep
    async_sleep: Callable[[float], Awaitable[None]] | None = None
    """None: asyncio's own."""
    resolve: Callable[[str, int], tuple[str, ...]] = addresses_of
    """(host, port) → IP addresses; OSError when there are none."""
    http: Callable[[bool], Any] | None = None
    """Makes the HTTP clients of our own, async ones when True; None: the library's, with sockets."""


REAL = Env()
_standard = [REAL]


def standard() -> Env:
    """The world of clients that are made without one."""
    return _standard[-1]


@contextmanager
def use_env(env: Env) -> Generator[None]:
    """Gives clients that are made meanwhile another world, for tests of applications."""
    _standard.append(env)
    try:
        yield
    finally:
        _standard.remove(env)
