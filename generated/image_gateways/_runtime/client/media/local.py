"""Files that are not at an address yet: paths, bytes and open files.

A file is looked at before anything is sent, and read in pieces while it is.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from ...catalog.info import MediaInfo, UploadInfo
from ...rules.messages import join_words, printable
from ..errors import MediaError
from .measure import duration, faults
from .sniff import HEAD, MediaType, sniff

T = TypeVar("T")

PIECE = 64 * 1024
"""Bytes that are read at a time."""
UNSEEKABLE_CAP = 100 * 1024 * 1024
"""Bytes that are read of a stream that cannot be read twice, where the page states no limit."""


@dataclass(frozen=True, slots=True)
class Local:
    """A local file whose type and size were looked at."""

    name: str
    """A name to show to the gateway; never a path."""
    size: int
    type: MediaType
    open: Callable[[], BinaryIO] = field(repr=False)

    def broken_limits(self, limit: MediaInfo[str]) -> list[str]:
        """What of the sides and the length is outside the limits."""
        return self._read(lambda file: faults(file, self.type, limit))

    def seconds(self) -> Decimal | None:
        """How long a film or sound lasts, where its header tells."""
        return self._read(lambda file: duration(file, self.type))

    def _read(self, look: Callable[[BinaryIO], T]) -> T:
        try:
            file = self.open()
            try:
                return look(file)
            finally:
                file.close()
        except OSError as error:
            raise unreadable(self.name, error) from error

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the beginning; raises MediaError when the file is no longer the same."""
        try:
            file = self.open()
            try:
                left = self.size
                while left > 0 and (piece := file.read(min(PIECE, left))):
                    left -= len(piece)
                    yield piece
            finally:
                file.close()
        except OSError as error:
            raise unreadable(self.name, error) from error
        if left:
            raise MediaError(f"{self.name} became shorter while it was sent")


class Kept(io.RawIOBase):
    """An open file of the caller's, read from where it stood; closing this leaves it open there."""

    def __init__(self, file: Any, start: int) -> None:
        self._file, self._start = file, start
        file.seek(start)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        place: int = self._file.seek(
            offset + self._start if whence == io.SEEK_SET else offset, whence
        )
        return place - self._start

    def tell(self) -> int:
        place: int = self._file.tell()
        return place - self._start

    def close(self) -> None:
        if not self.closed and not getattr(self._file, "closed", False):
            self._file.seek(self._start)
        super().close()

    def read(self, size: int = -1, /) -> bytes:
        piece: bytes = self._file.read(size)
        return piece


def check(local: Local, limits: UploadInfo) -> None:
    """Raises MediaError unless the file is of a kind, type and size that the model takes."""
    kind, mime = local.type.kind, local.type.mime
    if limits.kinds and kind not in limits.kinds:
        takes = join_words(tuple(limits.kinds))
        raise MediaError(f"{local.name} is {mime}, but this model takes {takes} files only")
    limit = limits.kinds.get(kind)
    if limit is None:
        return
    names = (mime, *local.type.also)
    if limit.mime_types and not any(name in limit.mime_types for name in names):
        takes = join_words(limit.mime_types)
        raise MediaError(
            f"{local.name} is {mime}, but this model takes {takes} ({limit.source_of('mime_types')})"
        )
    if limit.max_bytes is not None and local.size > limit.max_bytes:
        raise MediaError(
            f"{local.name} has {local.size:,} bytes, more than the {limit.max_bytes:,} "
            f"that this model takes ({limit.source_of('max_bytes')})"
        )
    for fault in local.broken_limits(limit):
        raise MediaError(f"{local.name} {fault} ({limit.source})")


def unreadable(name: str, error: OSError) -> MediaError:
    """The error for a file that the system does not give."""
    return MediaError(f"{name} cannot be read: {error.strerror or type(error).__name__}")


def from_path(given: os.PathLike[str]) -> Local:
    """The file at a path."""
    path = Path(given)
    name = printable(path.name)
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "does not exist"
            raise MediaError(f"{printable(str(path))} {reason}")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise unreadable(name, error) from error
    return Local(name, size, _type(head, name), lambda: path.open("rb"))


def from_bytes(data: bytes, name: str) -> Local:
    """A file that is its bytes; `name` gets the suffix of its content if it has none."""
    found = _type(data[:HEAD], name)
    if "." not in name:
        name += found.suffix
    return Local(name, len(data), found, lambda: io.BytesIO(data))


def from_open(file: Any, label: str = "") -> Local:
    """An open file, from where it stands; one that cannot be read twice is read at once."""
    name = label or "file"
    try:
        if not (hasattr(file, "seekable") and file.seekable()):
            return from_bytes(_all_of(file, name), name)
        start = file.tell()
        head = file.read(HEAD)
        if not isinstance(head, bytes):
            raise MediaError(f"{name} is open as text; open it in binary mode")
        size = file.seek(0, io.SEEK_END) - start
        if not head and start > 0:
            raise MediaError(f"{name} stands at its end; seek(0) goes back to the beginning")
        file.seek(start)
    except MediaError:
        raise
    except OSError as error:
        raise unreadable(name, error) from error
    except ValueError as error:  # a closed file
        raise MediaError(f"{name} cannot be read: {error}") from None
    found = _type(head, name)
    name = name if "." in name else name + found.suffix
    return Local(name, size, found, lambda: Kept(file, start))  # type: ignore[arg-type, return-value]  # pyright: ignore[reportArgumentType]


def _all_of(file: Any, name: str) -> bytes:
    data = file.read(UNSEEKABLE_CAP + 1)
    if not isinstance(data, bytes):
        raise MediaError(f"{name} is open as text; open it in binary mode")
    if len(data) > UNSEEKABLE_CAP:
        raise MediaError(f"{name} has more than {UNSEEKABLE_CAP:,} bytes")
    return data


def _type(head: bytes, name: str) -> MediaType:
    if not head:
        raise MediaError(f"{name} is empty")
    found = sniff(head)
    if found is None:
        raise MediaError(f"{name} is not an image, video or audio file of a known type")
    return found
