"""Taking a body in: in chunks, inflated in small steps, so that a bomb never unfolds in memory."""

from __future__ import annotations

import zlib

from .message import Sink, TransportError

STEP = 64 * 1024
"""Bytes that are inflated at a time."""
KNOWN = ("", "identity", "gzip", "deflate")


class Receiver:
    """Hands a body to its sink; what the sink raises ends the exchange."""

    __slots__ = ("_inflate", "_sink")

    def __init__(self, sink: Sink, encoding: str) -> None:
        if encoding not in KNOWN:
            raise broken_answer(f"the answer has an unknown encoding {encoding[:40]!r}")
        self._sink = sink
        self._inflate = zlib.decompressobj(47) if encoding in KNOWN[2:] else None

    def take(self, chunk: bytes) -> None:
        """Hands on one chunk; raises TransportError when it cannot be inflated."""
        if self._inflate is None:
            self._sink.write(chunk)
            return
        while chunk:
            try:
                inflated = self._inflate.decompress(chunk, STEP)
            except zlib.error as error:
                raise broken_answer("the compressed answer is damaged") from error
            self._sink.write(inflated)
            chunk = self._inflate.unconsumed_tail

    def finish(self) -> None:
        """Says that the last chunk was taken; raises TransportError when it cannot have been."""
        if self._inflate is not None:
            self._sink.write(self._inflate.flush())
            if not self._inflate.eof:
                raise broken_answer("the compressed answer breaks off")


def broken_answer(message: str) -> TransportError:
    """An answer that came, but not whole."""
    return TransportError(message, maybe_received=True)
