"""Bytes of requests from files as pipelines have them: plain, gzip or zstd, or standard input."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, cast

STDIN = "-"
BLOCK = 1 << 18
"""Bytes that are read at once."""

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_ZSTD_MODULES = ("compression.zstd", "backports.zstd", "pyzstd", "zstandard")


class Unreadable(Exception):
    """A file that cannot be opened, or not without another module; one sentence."""


class CutOff(Exception):
    """A compressed file that ends too early or is broken."""


@contextmanager
def opened(name: str, head: bytes = b"") -> Iterator[IO[bytes]]:
    """The bytes of the file `name`, unpacked; `head` was read from standard input before.

    Raises Unreadable when it cannot be opened, and OSError when the system fails while reading.
    """
    if name == STDIN:
        source: IO[bytes] = sys.stdin.buffer
        start = head or source.read(BLOCK)
        yield _unpacked(_Joined(start, source), start)
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    with file:
        start = file.read(len(ZSTD))
        file.seek(0)
        yield _unpacked(file, start)


def packed(name: str) -> bool:
    """Whether the file is compressed, so that one cannot begin in its middle."""
    try:
        with Path(name).open("rb") as file:
            return file.read(len(ZSTD)).startswith((GZIP, ZSTD))
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error


def size(name: str) -> int:
    """Bytes in the file once it is unpacked; a compressed one is read for that."""
    if not packed(name):
        return Path(name).stat().st_size
    with opened(name) as file:
        try:
            return sum(len(block) for block in blocks(file))
        except CutOff:
            raise Unreadable("the compressed file is broken, so it has no shards") from None


def blocks(file: IO[bytes], count: int = BLOCK) -> Iterator[bytes]:
    """The rest of the file; raises CutOff where it cannot be unpacked any further."""
    # `read1` gives what there is: `read` would lose it when the file breaks off further on.
    read: Callable[[int], bytes] = getattr(file, "read1", file.read)
    while True:
        try:
            block = read(count)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise CutOff(str(error)) from error
        except OSError:
            raise
        except Exception as error:
            # Each module for zstd has an error class of its own.
            if type(error).__name__ in ("ZstdError", "ZstdException"):
                raise CutOff(str(error)) from error
            raise
        if not block:
            return
        yield block


def _unpacked(file: Any, start: bytes) -> IO[bytes]:
    if start.startswith(GZIP):
        unpacked: Any = gzip.GzipFile(fileobj=file, mode="rb")
        return cast("IO[bytes]", unpacked)
    if start.startswith(ZSTD):
        for name in _ZSTD_MODULES:
            try:
                if find_spec(name) is None:
                    continue
            except ModuleNotFoundError:
                continue
            module: Any = import_module(name)
            if name == "zstandard":
                opened: IO[bytes] = module.ZstdDecompressor().stream_reader(
                    file, read_across_frames=True
                )
                return opened
            opened = module.ZstdFile(file, "rb")
            return opened
        raise Unreadable("is packed by zstd; install backports.zstd, or unpack it")
    return file


class _Joined(io.RawIOBase):
    """Bytes that were read already, and what follows them."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if size < 0:
            head, self._head = self._head, b""
            return head + self._rest.read()
        if self._head:
            head, self._head = self._head[:size], self._head[size:]
            return head
        return self._rest.read(size)
