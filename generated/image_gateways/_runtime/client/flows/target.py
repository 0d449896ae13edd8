"""Where a download goes: a file that is watched while it comes in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, TypedDict

from ..errors import DownloadRefused, NotSaved
from ..http.message import TransportError
from ..media.sniff import HEAD, MediaType, dimensions, sniff
from ..media.whole import is_proven, whole
from ..outcome import MADE
from ..values import seconds

MAX_BYTES = {"image": 256 * 1024**2, "audio": 512 * 1024**2, "video": 2 * 1024**3}
"""Bytes that a file may have, by its kind, when the caller says nothing."""
MAX_SECONDS = 600.0
MAX_PIXELS = 64_000_000
MUCH = 1024 * 1024
"""Bytes that an attempt has to bring to be as good as the first."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is taken, and for how long."""

    bytes: int | None = None
    """None: by the kind of the file, see MAX_BYTES."""
    seconds: float = MAX_SECONDS
    """Of the whole download, all attempts together."""


class DownloadOptions(TypedDict, total=False):
    """What a download may be told. None is as good as left out."""

    max_bytes: int | None
    """The most that is taken. Default: 256 MiB of an image, 512 MiB of audio, 2 GiB of a video."""
    deadline: float | None
    """Seconds of the whole download. Default: 600."""


def limits(max_bytes: int | None = None, deadline: float | None = None) -> Limits:
    """The options of a download, checked; None counts as left out. Raises TypeError or ValueError."""
    if max_bytes is not None:
        if isinstance(max_bytes, bool) or not isinstance(max_bytes, int):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"max_bytes is a whole number, not {type(max_bytes).__name__}")
        if max_bytes <= 0:
            raise ValueError(f"max_bytes is a number above 0, not {max_bytes}")
    time = MAX_SECONDS if deadline is None else seconds("deadline", deadline)
    return Limits(max_bytes, time)


class Target:
    """Takes a file in chunks; stops at the cap, and at the first bytes that no medium begins with.

    When an answer breaks off, `asks` says what headers go on from there.
    """

    __slots__ = ("_announced", "_file", "_head", "_limits", "_mark", "_medium", "complete", "size")

    def __init__(self, file: BinaryIO, limits: Limits, medium: str | None = None) -> None:
        """`medium` is what was paid for (image, video, audio), None where nobody knows."""
        self._file = file
        self._limits = limits
        self._medium = medium
        self.complete = False
        """Whether an answer has said how long the file is, and it is here."""
        self._clear()

    def _clear(self) -> None:
        """Forgets what an earlier answer wrote."""
        self.size = 0
        self._head = b""
        self._mark: str | None = None
        self._announced: int | None = None
        self._file.seek(0)
        self._file.truncate()

    def asks(self) -> Mapping[str, str]:
        """The headers of the next attempt: where it is to begin, if only the same file goes on."""
        if self.size == 0 or self._mark is None:
            return {}
        return {"range": f"bytes={self.size}-", "if-range": self._mark}

    def begins(self, status: int, headers: Mapping[str, str], /) -> bool:
        """Whether the body of this answer is wanted; makes room for it.

        Raises TransportError for a part that does not fit what is here.
        """
        self.complete = False
        if status == 200:
            self._clear()
            self._mark = mark_of(headers)
            self._announced = length_of(headers)
            self.complete = True
        elif status == 206 and self.size and self._mark is not None:
            if not headers.get("content-range", "").startswith(f"bytes {self.size}-"):
                self._clear()
                raise TransportError("the server sent another part", maybe_received=True)
            self.complete = True
        elif status in (206, 416):
            self._clear()
        return self.complete

    def brought_much(self, had: int) -> bool:
        """Whether a good deal has come since the file had `had` bytes."""
        return self.size - had >= MUCH

    def write(self, chunk: bytes, /) -> None:
        """Raises DownloadRefused when this cannot become a file that is wanted, NotSaved on a full disk."""
        self.size += len(chunk)
        if len(self._head) < HEAD:
            self._head += chunk[:HEAD]
            if len(self._head) >= HEAD:
                self._type()
        if self.size > self._most() or (self._announced or 0) > self._most():
            raise DownloadRefused(
                f"the file has more than {self._most():,} bytes; max_bytes= takes more"
            )
        try:
            self._file.write(chunk)
        except OSError as error:  # of the disk: to a driver it would look like one of the network
            raise NotSaved(f"the file could not be written: {error.strerror or error}") from error

    def examine(self) -> MediaType:
        """What was written; raises DownloadRefused unless it is a whole medium of a sane size."""
        found = self._type()
        if not (self._medium is None or fits(found, self._medium)) and not is_proven(
            self._file, self.size, found
        ):
            raise DownloadRefused(
                f"the file looks like {found.mime} and is not whole, and a {MADE[self._medium]} was "
                "paid for"
            )
        if not whole(self._file, self.size, found):
            raise DownloadRefused(f"the {found.mime} file breaks off, or something follows it")
        sides = dimensions(self._file, found)
        if sides is not None and not 0 < sides[0] * sides[1] <= MAX_PIXELS:
            raise DownloadRefused(f"the picture has {sides[0]:,} x {sides[1]:,} pixels")
        self._file.seek(0, os.SEEK_END)
        return found

    def _most(self) -> int:
        """Bytes that the file may have."""
        if self._limits.bytes is not None:
            return self._limits.bytes
        found = sniff(self._head)
        return max(MAX_BYTES.values()) if found is None else MAX_BYTES[found.kind]

    def _type(self) -> MediaType:
        found = sniff(self._head)
        if found is None:
            what = "empty" if not self._head else "no image, video or sound"
            raise DownloadRefused(f"what the link leads to is {what}")
        return found


def fits(found: MediaType, medium: str) -> bool:
    """Whether such a file may hold that medium."""
    return medium in (found.kind, *found.holds)


def mark_of(headers: Mapping[str, str]) -> str | None:
    """What tells this version of a file from others, where an answer may go on with it later."""
    if headers.get("content-encoding", "identity") != "identity":
        return None
    if headers.get("accept-ranges", "bytes") != "bytes":
        return None
    tag = headers.get("etag", "")
    return tag if tag.startswith('"') else headers.get("last-modified")


def length_of(headers: Mapping[str, str]) -> int | None:
    """Bytes of the whole file, as the answer announces them."""
    text = headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None
