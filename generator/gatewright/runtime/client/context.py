"""What every flow of a client shares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ..catalog.info import GatewayInfo
from .env import Env
from .paths import fill_path
from .quota import Quota
from .unfinished import Ended

if TYPE_CHECKING:
    from .effects import Times

TIMEOUT = 60.0
"""Seconds of one HTTP exchange, when the caller says nothing."""

Private = Literal["none", "loopback", "private"]
"""Which addresses beside public ones a download may go to."""


@dataclass(frozen=True, slots=True)
class Context:
    """A client's settings, without its key."""

    gateway: GatewayInfo
    base_url: str
    env: Env
    timeout: float | None
    """Seconds of one HTTP exchange; None: TIMEOUT."""
    deadline: float | None
    """Seconds of a whole call; None: the gateway's."""
    max_retries: int
    quota: Quota
    ended: Ended
    """What calls had ordered that ended from outside."""
    private: Private
    trusts_inference: bool = False
    """Whether an inferred deduplication counts as a documented one."""
    awaits: bool = False
    """Whether what callbacks return is awaited: of an async client."""

    def url(self, path: str, base: str = "", /, **values: str) -> str:
        """The address of `path` with each ``{name}`` filled. Raises UnfitValue, see `fill_path`.

        `base` is an operation's own base URL. A client with another base URL than the documented one
        sends everything there.
        """
        own = base if base and self.is_documented else self.base_url
        return own.rstrip("/") + fill_path(path, values)

    @property
    def is_documented(self) -> bool:
        """Whether requests go where the pages say."""
        return self.base_url == self.gateway.base_url.rstrip("/")

    @property
    def hosts(self) -> tuple[str, ...]:
        """The addresses of hosts that get the key."""
        return (self.base_url, *(self.gateway.hosts if self.is_documented else ()))

    def retrying(self, max_retries: int | None) -> Context:
        """These settings with another number of attempts; None: as many as here."""
        return self if max_retries is None else replace(self, max_retries=max_retries)

    def until(self, deadline: float | None) -> Deadline:
        """The end of a call that starts now; None: this client's deadline, or the gateway's."""
        if deadline is None:
            deadline = self.deadline if self.deadline is not None else self.gateway.deadline
        return Deadline(self.env, deadline)


class Deadline:
    """The end of a whole call, in monotonic time."""

    __slots__ = ("_env", "_start", "seconds")

    def __init__(self, env: Env, seconds: float) -> None:
        self._env = env
        self._start = env.clock()
        self.seconds: float = seconds

    def seconds_gone(self) -> float:
        """Seconds since the call started."""
        return self._env.clock() - self._start

    def seconds_left(self) -> float:
        """Seconds until the end, never below 0."""
        return max(0.0, self.seconds - self.seconds_gone())

    def times(self, exchange: float | None, need: float = 0.0) -> Times:
        """How long the next exchange may take, and what it needs to be begun at all."""
        from .effects import Times

        left = self.seconds_left()
        return Times(min(TIMEOUT if exchange is None else exchange, left), left, need)
