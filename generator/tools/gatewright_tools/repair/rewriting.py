"""Replaces a file by its repaired text, completely or not at all."""

from __future__ import annotations

import io
import os
import stat
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


class Changed(OSError):
    """Another process changed the file in the meantime."""


@contextmanager
def rewriting(name: str) -> Generator[tuple[IO[bytes], IO[bytes]]]:
    """(the file to read, where its new content goes); it takes the old one's place at the end.

    A link stays a link, the file keeps its mode. When anything fails, nothing has changed. Raises
    OSError, and Changed when the file is no longer the one that was read.
    """
    path = Path(name).resolve()
    with path.open("rb") as old:
        before = os.fstat(old.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise OSError(None, "is not a plain file, so it cannot be replaced")
        if not os.access(path, os.W_OK):
            raise PermissionError(None, "may not be written")
        made, other = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(other)
        try:
            with open(made, "wb") as new:  # noqa: PTH123 (a descriptor)
                yield old, new
                new.flush()
                os.fsync(new.fileno())
            temporary.chmod(stat.S_IMODE(before.st_mode))
            if _mark(path.stat()) != _mark(before):
                raise Changed(None, "was changed by somebody else in the meantime")
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


class Behind(io.RawIOBase):
    """A stream that repeats the bytes that were already read from its start."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        part = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def _mark(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size
