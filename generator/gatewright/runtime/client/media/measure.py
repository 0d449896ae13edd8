"""How large a picture or film is and how long a film or sound lasts, from the header of the file.

Only headers that say it outright are read: PNG, JPEG, WebP, GIF, MP4 and MOV for sides; WAV, the family of MP4,
WebM, MP3, FLAC and Ogg for seconds. Of any other file nothing is known here, and its gateway judges it alone.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from decimal import Decimal
from typing import BinaryIO

from ...catalog.info import MediaInfo
from . import lasting
from .sniff import FLAC, M4A, MP3, MP4, OGG, QUICKTIME, WAV, WEBM, MediaType, dimensions

_BOXES = 64
"""Boxes of a film that are walked over before its header has to come."""


def faults(file: BinaryIO, found: MediaType, limit: MediaInfo[str]) -> list[str]:
    """What of the file's sides and length is outside the limits; what is not known is not a fault."""
    return [*_of_sides(file, found, limit), *_of_seconds(file, found, limit)]


def _of_sides(file: BinaryIO, found: MediaType, limit: MediaInfo[str]) -> list[str]:
    if limit.min_side is limit.max_side is limit.max_ratio is None:
        return []
    size = _size(file, found)
    if size is None or 0 in size:
        return []
    is_now = f"is {size[0]} x {size[1]} pixels"
    said: list[str] = []
    if limit.min_side is not None and min(size) < limit.min_side:
        said.append(f"{is_now}, and no side may be below {limit.min_side}")
    if limit.max_side is not None and max(size) > limit.max_side:
        said.append(f"{is_now}, and no side may be above {limit.max_side}")
    # Compared as products, because a quotient of two integers is not exact.
    if limit.max_ratio is not None and max(size) > Decimal(str(limit.max_ratio)) * min(size):
        said.append(f"{is_now}, and one side may be at most {limit.max_ratio} times the other")
    return said


def _size(file: BinaryIO, found: MediaType) -> tuple[int, int] | None:
    return _of_film(file) if found in (MP4, QUICKTIME) else dimensions(file, found)


def _of_seconds(file: BinaryIO, found: MediaType, limit: MediaInfo[str]) -> list[str]:
    if limit.min_seconds is limit.max_seconds is limit.max_seconds_tall is None:
        return []
    seconds = duration(file, found)
    if seconds is None:
        return []
    lasts = f"lasts {float(seconds):.4g} seconds"
    if limit.min_seconds is not None and seconds < Decimal(str(limit.min_seconds)):
        return [f"{lasts}, fewer than the least, {limit.min_seconds}"]
    most, of_tall = limit.max_seconds, limit.max_seconds_tall
    if of_tall is not None:
        size = _size(file, found)
        if size is None:
            # One of the two holds; only what neither allows is surely too long.
            most = None if most is None else max(most, of_tall)
        elif size[1] > size[0]:
            most = of_tall
    if most is not None and seconds > Decimal(str(most)):
        of = " of a film that is higher than wide" if most is of_tall else ""
        return [f"{lasts}, more than the most{of}, {most}"]
    return []


def duration(file: BinaryIO, found: MediaType) -> Decimal | None:
    """Seconds that a film or sound lasts by its own header, or None where that does not say it."""
    file.seek(0)
    read = _READERS.get(found)
    return None if read is None else read(file)


def _wav(file: BinaryIO) -> Decimal | None:
    """Bytes of sound over bytes a second, from the chunks before the sound."""
    file.seek(12)
    rate = 0
    for _ in range(_BOXES):
        head = file.read(8)
        if len(head) < 8:
            return None
        size = int.from_bytes(head[4:], "little")
        if head[:4] == b"data":
            return Decimal(size) / rate if rate else None
        body = file.read(16) if head[:4] == b"fmt " and size >= 16 else b""
        if len(body) == 16:
            rate = int.from_bytes(body[8:12], "little")
        file.seek(size + size % 2 - len(body), 1)
    return None


def _mp4(file: BinaryIO) -> Decimal | None:
    """Ticks over ticks a second, from the header of the film (``moov``, ``mvhd``)."""
    end = _box(file, b"moov", None)
    if end is None or _box(file, b"mvhd", end) is None:
        return None
    head = file.read(32)
    if len(head) < 32:
        return None
    if head[0] == 1:
        scale, ticks = int.from_bytes(head[20:24], "big"), int.from_bytes(head[24:32], "big")
    else:
        scale, ticks = int.from_bytes(head[12:16], "big"), int.from_bytes(head[16:20], "big")
    return Decimal(ticks) / scale if scale and ticks else None


def _of_film(file: BinaryIO) -> tuple[int, int] | None:
    """Sides of the pictures as they are shown, or None unless all tracks of pictures have the same."""
    file.seek(0)
    end = _box(file, b"moov", None)
    found: set[tuple[int, int] | None] = set()
    while end is not None and (after := _box(file, b"trak", end)) is not None:
        start = file.tell()
        media = _box(file, b"mdia", after)
        handled = media is not None and _box(file, b"hdlr", media) is not None
        if handled and file.read(12)[8:] == b"vide":
            found.add(_of_track(file, start, after))
        file.seek(after)
    return found.pop() if len(found) == 1 else None


def _of_track(file: BinaryIO, start: int, end: int) -> tuple[int, int] | None:
    """Sides by the header of a track, turned as it says; None where they are not those of its pixels."""
    file.seek(start)
    for name in (b"mdia", b"minf", b"stbl", b"stsd"):
        if _box(file, name, end) is None:
            return None
    pixels = file.read(44)[40:]
    file.seek(start)
    if _box(file, b"tkhd", end) is None:
        return None
    head = file.read(96)
    body = head[52 if head[:1] == b"\1" else 40 :][:44]
    if len(body) < 44:
        return None
    a, b, _, c, d, _, _, _, _, width, height = struct.unpack(">9i2I", body)
    one, sides = 1 << 16, (width >> 16, height >> 16)
    if struct.pack(">2H", *sides) != pixels:
        return None
    if abs(a) == abs(d) == one and b == c == 0:
        return sides
    return (sides[1], sides[0]) if abs(b) == abs(c) == one and a == d == 0 else None


def _box(file: BinaryIO, name: bytes, end: int | None) -> int | None:
    """Goes to the content of the box of that name; where it ends, or None where there is none."""
    for _ in range(_BOXES):
        start = file.tell()
        head = file.read(8)
        if len(head) < 8 or (end is not None and start >= end):
            return None
        size = int.from_bytes(head[:4], "big")
        if size == 1:
            size = int.from_bytes(file.read(8), "big")
        if size < 8:
            return None
        if head[4:] == name:
            return start + size
        file.seek(start + size)
    return None


_READERS: dict[MediaType, Callable[[BinaryIO], Decimal | None]] = {
    WAV: _wav,
    MP4: _mp4,
    QUICKTIME: _mp4,
    M4A: _mp4,
    FLAC: lasting.flac,
    OGG: lasting.ogg,
    MP3: lasting.mp3,
    WEBM: lasting.webm,
}
"""Type of a file → what reads its length."""
