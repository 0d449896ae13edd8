"""What a flow may ask of the world.

A flow is a generator that yields effects and returns its result; drivers (`http.drive`,
`http.drive_async`) perform them. An effect's ``__iter__`` yields the effect itself, so that
``response = yield from Send(…)`` is fully typed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from .http.message import JSON_CAP, FileSink, HttpRequest, HttpResponse
from .http.start import Start

R = TypeVar("R")


class Effect(Generic[R]):
    """Something to be performed by a driver, with an outcome of type R."""

    __slots__ = ()

    def __iter__(self) -> Generator[Effect[Any], Any, R]:
        outcome: R = yield self
        return outcome


Flow: TypeAlias = Generator[Effect[Any], Any, R]
"""An operation that returns an R."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long an exchange may take, in seconds."""

    timeout: float
    """From its beginning, which is when it has a connection, to the last byte of the answer."""
    whole: float
    """In all, with the wait for a connection."""
    need: float = 0.0
    """What has to be left of `whole` when it begins: with less it is not sent."""

    @property
    def place(self) -> float:
        """How long it may wait for a connection."""
        return max(0.0, self.whole - self.need)

    def after(self, waited: float) -> float:
        """What is left for the exchange itself when it begins after so many seconds."""
        return max(0.0, min(self.timeout, self.whole - waited))


@dataclass(frozen=True, slots=True)
class Send(Effect[HttpResponse]):
    """One exchange with the gateway; the driver adds the key. Raises TransportError."""

    request: HttpRequest
    times: Times
    paid: bool = False
    """Whether it is finished even when the caller gives up meanwhile: a create is."""
    start: Start = field(default_factory=Start)
    cap: int = JSON_CAP
    """Bytes that the answer may have."""


@dataclass(frozen=True, slots=True)
class Listen(Effect[HttpResponse]):
    """One exchange with the gateway whose answer is a stream of events; the driver adds the key.

    The data of each event goes to `take` as it comes; the async driver awaits what that returns.
    The exchange ends with the stream, when `enough` says so, or with TransportError: when its time is
    over or after `silence` seconds of nothing. Another answer than a stream comes back whole.
    """

    request: HttpRequest
    times: Times
    silence: float
    take: Callable[[str], object]
    enough: Callable[[], bool]
    known: Callable[[], bool]
    """Whether the task is named: until then the exchange is finished even when the caller gives up."""
    start: Start = field(default_factory=Start)


@dataclass(frozen=True, slots=True)
class ByName(Effect[bool]):
    """Whether the file at `url` has to be fetched by the name of its host: through a proxy, or by a
    transport of the caller's own."""

    url: str


@dataclass(frozen=True, slots=True)
class Fetch(Effect[HttpResponse]):
    """One GET of a public file, which cannot carry the key. Raises TransportError.

    The connection goes to `address`, which was checked before, whatever the name in `url` means by
    then; without one it is left to the name. The body goes to `sink` where that wants it.
    """

    url: str
    address: str | None
    sink: FileSink
    timeout: float
    """Seconds of the whole exchange."""
    connect: float
    """Seconds until the connection is there."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Settled(Effect[None]):
    """Lets a cancellation go on that waited for a paid create to be finished."""


@dataclass(frozen=True, slots=True)
class Sleep(Effect[None]):
    """Nothing, for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Work(Effect[R]):
    """Local work that may take a moment: files, names of hosts."""

    function: Callable[[], R]


@dataclass(frozen=True, slots=True)
class Callback(Effect[None]):
    """A caller's own function; the async driver awaits what it returns."""

    function: Callable[[Any], object]
    argument: object
