"""Reads files of requests: plain, gzip or zstd, from disk or from a pipe."""

from __future__ import annotations

import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import IO, Any, cast

STDIN = "-"
BLOCK = 1 << 17
"""Bytes that are read at once."""

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
HEAD = len(ZSTD)
"""First bytes of a file that show its compression."""


KEPT = 1 << 22
"""Free bytes that the process keeps."""


class UnreadableFile(Exception):
    """A file that cannot be opened, read on, or not without another module; one sentence."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{'stdin' if file == STDIN else file}: {why}")


class CutOff(Exception):
    """A compressed file that ends too early or is broken."""


def regular(name: str) -> bool:
    """Whether `name` is a regular file. A pipe cannot be opened twice."""
    return name != STDIN and (os.path.isfile(name) or not os.path.exists(name))


def open_bytes(name: str) -> IO[bytes]:
    """Opens the file `name` without unpacking it. Raises UnreadableFile."""
    if name == STDIN:
        # None when the process has no standard input.
        if cast("object | None", sys.stdin) is None:
            raise UnreadableFile(name, "there is none")
        return cast("IO[bytes]", sys.stdin.buffer)
    try:
        return open(name, "rb")
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, reason(error)) from error


def head_of(stream: IO[bytes], count: int = BLOCK) -> bytes:
    """The first `count` bytes, fewer only where there are no more."""
    parts: list[bytes] = []
    left = count
    while left and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def is_packed(head: bytes) -> bool:
    """Whether a file that begins with `head` is compressed."""
    return head.startswith((GZIP, ZSTD))


def unpack_stream(file: IO[bytes], head: bytes, name: str) -> IO[bytes]:
    """Unpacks `file`, which begins with `head`. Raises UnreadableFile when a module is missing."""
    if head.startswith(GZIP):
        return cast("IO[bytes]", import_module("gzip").GzipFile(fileobj=file, mode="rb"))
    if head.startswith(ZSTD):
        return cast("IO[bytes]", _zstd(name).ZstdFile(file, "rb"))
    return file


def blocks(file: IO[bytes], count: int = BLOCK) -> Iterator[bytes]:
    """The rest of the file; raises CutOff where it cannot be unpacked any further."""
    # `read1` returns the available bytes. `read` would lose them when the file is cut off.
    read: Callable[[int], bytes] = getattr(file, "read1", file.read)
    while True:
        try:
            block = read(count)
        except (EOFError, zlib.error) as error:
            raise CutOff(str(error)) from error
        except Exception as error:
            # By name, because these classes can be named only once their modules are loaded.
            if type(error).__name__ in ("BadGzipFile", "ZstdError"):
                raise CutOff(str(error)) from error
            raise
        if not block:
            return
        yield block


def keep_memory() -> None:
    """Tells the C library to keep freed memory, because the next block needs it.

    glibc gives free memory back to the system at once, which then clears it page by page for the next
    block. It stops doing so up to the size of the largest piece that was ever freed, used or not.
    """
    bytes(KEPT)


def reason(error: Exception) -> str:
    """The system's message without error number and file name."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _zstd(name: str) -> Any:
    """The module for zstd: of the standard library from Python 3.14 on, else the same from outside."""
    for module in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(module)
        except ModuleNotFoundError:
            continue
    raise UnreadableFile(name, "is packed by zstd; install the extra zstd, or unpack it")


class Joined(io.RawIOBase):
    """A stream of bytes that were read already, followed by the rest."""

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
