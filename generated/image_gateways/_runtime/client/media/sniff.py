"""What a file is, by its own bytes and never by its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

HEAD = 64
"""Bytes that suffice to name a type."""


@dataclass(frozen=True, slots=True)
class MediaType:
    """A kind of file that models take or make."""

    kind: str
    """image, video or audio."""
    mime: str
    suffix: str
    also: tuple[str, ...] = ()
    """Other MIME types that name the same thing."""
    holds: tuple[str, ...] = ()
    """Other kinds that such a container may hold as well: an MP4 may be sound alone."""


PNG = MediaType("image", "image/png", ".png")
JPEG = MediaType("image", "image/jpeg", ".jpg", ("image/jpg",))
WEBP = MediaType("image", "image/webp", ".webp", holds=("video",))
GIF = MediaType("image", "image/gif", ".gif", holds=("video",))
AVIF = MediaType("image", "image/avif", ".avif")
HEIC = MediaType("image", "image/heic", ".heic", ("image/heif",))
MP4 = MediaType("video", "video/mp4", ".mp4", holds=("audio",))
QUICKTIME = MediaType("video", "video/quicktime", ".mov", holds=("audio",))
WEBM = MediaType("video", "video/webm", ".webm", holds=("audio",))
MP3 = MediaType("audio", "audio/mpeg", ".mp3", ("audio/mp3",))
M4A = MediaType("audio", "audio/mp4", ".m4a", ("audio/x-m4a",))
WAV = MediaType("audio", "audio/wav", ".wav", ("audio/x-wav",))
AAC = MediaType("audio", "audio/aac", ".aac")
OGG = MediaType("audio", "audio/ogg", ".ogg", holds=("video",))
FLAC = MediaType("audio", "audio/flac", ".flac", ("audio/x-flac",))
AIFF = MediaType("audio", "audio/aiff", ".aiff", ("audio/x-aiff",))
TIFF = MediaType("image", "image/tiff", ".tiff")
BMP = MediaType("image", "image/bmp", ".bmp")
AVI = MediaType("video", "video/x-msvideo", ".avi", ("video/avi",))

BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"\x1a\x45\xdf\xa3", WEBM),
    (b"OggS", OGG),
    (b"fLaC", FLAC),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"ID3", MP3),
    (b"\xff\xfb", MP3),
    (b"\xff\xf3", MP3),
    (b"\xff\xf2", MP3),
    (b"\xff\xf1", AAC),
    (b"\xff\xf9", AAC),
)
RIFF = {b"WEBP": WEBP, b"WAVE": WAV, b"AVI ": AVI}
BRANDS = {
    b"qt  ": QUICKTIME,
    b"M4A ": M4A,
    b"M4B ": M4A,
    b"avif": AVIF,
    b"avis": AVIF,
    b"heic": HEIC,
    b"heix": HEIC,
    b"mif1": HEIC,
}
BY_SUFFIX = {
    one.suffix: one
    for one in (
        *(PNG, JPEG, WEBP, GIF, AVIF, HEIC, TIFF, BMP),
        *(MP4, QUICKTIME, WEBM, AVI),
        *(MP3, M4A, WAV, AAC, OGG, FLAC, AIFF),
    )
} | {".jpeg": JPEG, ".tif": TIFF, ".opus": OGG, ".aif": AIFF}
MADE_OF = {mime: one.holds for one in BY_SUFFIX.values() for mime in (one.mime, *one.also)}
"""MIME type → other kinds of medium that such a file may hold."""


def sniff(head: bytes) -> MediaType | None:
    """The type of a file that begins with `head` (HEAD bytes are enough), or None."""
    for beginning, found in BEGINNINGS:
        if head.startswith(beginning):
            return found
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12])
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return AIFF
    if head[:2] == b"BM" and head[6:10] == bytes(4) and len(head) >= 14:
        return BMP
    if head[4:8] == b"ftyp" and len(head) >= 12:
        return BRANDS.get(head[8:12], MP4)
    return QUICKTIME if head[4:8] in (b"moov", b"wide", b"mdat") else None


def dimensions(file: BinaryIO, found: MediaType) -> tuple[int, int] | None:
    """(width, height) in pixels from the header of a picture, or None when it has none."""
    file.seek(0)
    head = file.read(32)
    if found is PNG:
        return _big(head[16:20]), _big(head[20:24])
    if found is GIF:
        return int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")
    if found is WEBP:
        return _webp(head)
    return _jpeg(file) if found is JPEG else None


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _webp(head: bytes) -> tuple[int, int] | None:
    def little(start: int, size: int) -> int:
        return int.from_bytes(head[start : start + size], "little")

    match head[12:16]:
        case b"VP8X":
            return little(24, 3) + 1, little(27, 3) + 1
        case b"VP8L":
            bits = little(21, 4)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            return little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF
        case _:
            return None


def _jpeg(file: BinaryIO) -> tuple[int, int] | None:
    """Walks the segments to the frame header, over thumbnails and the like."""
    file.seek(2)
    while True:
        marker = file.read(2)
        if len(marker) < 2 or marker[0] != 0xFF:
            return None
        if marker[1] == 0xFF:
            file.seek(-1, 1)
            continue
        length = _big(file.read(2))
        if 0xC0 <= marker[1] <= 0xCF and marker[1] not in (0xC4, 0xC8, 0xCC):
            frame = file.read(5)
            return (_big(frame[3:5]), _big(frame[1:3])) if len(frame) == 5 else None
        if length < 2:
            return None
        file.seek(length - 2, 1)
