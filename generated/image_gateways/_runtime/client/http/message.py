"""Requests and responses as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

JSON_CAP = 16 * 1024 * 1024
"""Bytes that an answer of a gateway may have."""
FILES_CAP = 256 * 1024 * 1024
"""The same of an answer that holds the files themselves, which were paid for."""


FINISH = 10.0
"""Seconds that a paid create is waited for after the caller was cancelled or interrupted."""
GRACE = 0.1
"""Seconds beyond a timeout, so that a connection never made is known as such."""


class TransportError(Exception):
    """An exchange that brought no whole answer.

    `maybe_received` is False only when it is certain that the gateway never saw the request.
    Messages carry neither headers nor keys.
    """

    def __init__(self, message: str, *, maybe_received: bool) -> None:
        super().__init__(message)
        self.maybe_received = maybe_received


class WireBody(Protocol):
    """A request's body that can be sent again, byte for byte."""

    @property
    def content_type(self) -> str: ...

    @property
    def length(self) -> int: ...

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the beginning, each time it is called."""
        ...


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A frozen JSON document."""

    data: bytes = field(repr=False)
    content_type: str = "application/json"

    @property
    def length(self) -> int:
        return len(self.data)

    def chunks(self) -> Iterator[bytes]:
        yield self.data


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A request to a gateway, without its key."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: WireBody | None = None
    key_place: tuple[str, str, str] | None = None
    """Where its operation wants the key; None: where the gateway does."""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """An answer. `body` is empty when it went to a sink."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; several of one name are joined by a comma."""
    body: bytes = field(repr=False)
    received_at: datetime


class Sink(Protocol):
    """Takes a body in chunks; whatever `write` raises ends the exchange."""

    def write(self, chunk: bytes, /) -> None: ...


class FileSink(Sink, Protocol):
    """Takes a file, perhaps in several answers."""

    def begins(self, status: int, headers: Mapping[str, str], /) -> bool:
        """Whether the body of this answer is wanted; names of headers are in lower case."""
        ...


class MemorySink:
    """A sink that keeps at most `cap` bytes; raises TransportError beyond."""

    __slots__ = ("_cap", "_parts", "_size")

    def __init__(self, cap: int = JSON_CAP) -> None:
        self._cap = cap
        self._size = 0
        self._parts: list[bytes] = []

    def write(self, chunk: bytes, /) -> None:
        self._size += len(chunk)
        if self._size > self._cap:
            raise TransportError(
                f"the answer is longer than {self._cap:,} bytes", maybe_received=True
            )
        self._parts.append(chunk)

    def getvalue(self) -> bytes:
        """What was written."""
        return b"".join(self._parts)
