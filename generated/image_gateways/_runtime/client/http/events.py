"""Server-sent events, taken apart as their bytes come in."""

from __future__ import annotations

from collections.abc import Callable

from .message import JSON_CAP, TransportError

EVENT_CAP = JSON_CAP
"""Bytes that one event may have."""
MEDIA_TYPE = "text/event-stream"


class Events:
    """A sink that hands the data of each event of an event stream to `take`."""

    __slots__ = ("_data", "_line", "_size", "_take_event")

    def __init__(self, take: Callable[[str], object]) -> None:
        self._take_event = take
        self._line = bytearray()
        self._data: list[bytes] = []
        self._size = 0

    def write(self, chunk: bytes, /) -> None:
        """Raises TransportError when one event is longer than any answer may be."""
        self._size += len(chunk)
        first, *rest = chunk.split(b"\n")
        self._line += first
        for following in rest:
            self._take(bytes(self._line))
            self._line = bytearray(following)
        if self._size > EVENT_CAP:
            raise TransportError("an event of the stream is too long", maybe_received=True)

    def finish(self) -> None:
        """What came last counts, even when the stream broke off behind it."""
        self._take(bytes(self._line))
        self._take(b"")
        self._line = bytearray()

    def _take(self, line: bytes) -> None:
        line = line.removesuffix(b"\r")
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
        elif not line:
            data, self._data, self._size = b"\n".join(self._data), [], 0
            if data:
                self._take_event(data.decode("utf-8", "replace"))
