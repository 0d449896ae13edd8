"""Whether a file ends where its format says, and whether anything else follows a picture.

A file that breaks off is not a picture, film or sound. A picture with something behind it may be an archive
or a page to another program. Where a format does not say where a file ends, nothing is judged.
"""

from __future__ import annotations

from typing import BinaryIO, Literal

from .lasting import ELEMENTS, OGG_TAIL, SEGMENT, element
from .sniff import (
    AIFF,
    AVI,
    AVIF,
    GIF,
    HEIC,
    JPEG,
    M4A,
    MP4,
    OGG,
    PNG,
    QUICKTIME,
    WAV,
    WEBM,
    WEBP,
    MediaType,
)

TAIL = 64 * 1024
PADDING = b"\0\r\n\t "
"""What writers of files leave behind a picture without harm."""
BOXED = (MP4, QUICKTIME, M4A, AVIF, HEIC)
ENDINGS = {JPEG: b"\xff\xd9", GIF: b";"}
_CONTENT = (b"mdat", b"imda")
_BOXES = (
    *_CONTENT, b"ftyp", b"moov", b"moof", b"meta", b"free", b"skip", b"wide", b"uuid", b"sidx", b"styp",
    b"mfra",
)  # fmt: skip
"""Names of boxes that are surely one when their length does not fit the file."""
_MOST = 200_000
"""Boxes that are walked over; a film of more is not judged."""
_STREAMED = 0x7FFF0000
"""A length from which on a writer did not know it yet."""


def whole(file: BinaryIO, size: int, found: MediaType) -> bool:
    """Whether a file of `size` bytes is all there, as far as its format tells, and a picture alone."""
    if found is PNG:
        return is_padded(file, png_end(file), size)
    if found is WEBP:
        file.seek(4)
        return is_padded(file, int.from_bytes(file.read(4), "little") + 8, size)
    if found in ENDINGS:
        file.seek(max(0, size - TAIL))
        return file.read().rstrip(PADDING).endswith(ENDINGS[found])
    if found in BOXED:
        return boxes(file, size, alone=found.kind == "image")
    if found in (WAV, AVI, AIFF):
        return chunks(file, size, "big" if found is AIFF else "little")
    if found is OGG:
        return pages(file, size)
    return found is not WEBM or segment(file, size)


def is_proven(file: BinaryIO, size: int, found: MediaType) -> bool:
    """Whether the bytes leave no doubt that a whole file of that type is there, not just its first few."""
    if found in (PNG, WEBP, *ENDINGS):
        return whole(file, size, found)
    return found in BOXED and boxes(file, size)


def boxes(file: BinaryIO, size: int, alone: bool = True) -> bool:
    """Whether boxes fill a file, of which one says what is in it and one holds it.

    `alone`: padding at most follows them. Otherwise anything but a box may.
    """
    place, told, held = 0, False, False
    for _ in range(_MOST):
        file.seek(place)
        head = file.read(16)
        length, name = int.from_bytes(head[:4], "big"), head[4:8]
        if length == 1:
            length = int.from_bytes(head[8:], "big")
        elif length == 0 and name in _BOXES:
            length = size - place
        if length < 8 or len(head) < 8 or (place + length > size and name not in _BOXES):
            return told and held and (not alone or is_padded(file, place, size))
        told = told or name in (b"moov", b"meta")
        # A picture may be in the box that says what it is.
        held = (
            held
            or name in _CONTENT
            or (name == b"meta" and b"idat" in file.read(min(length, TAIL)))
        )
        place += length
        if place > size:
            return False
    return not alone


def chunks(file: BinaryIO, size: int, order: Literal["big", "little"]) -> bool:
    """Whether as much of a RIFF or FORM is there as it announces."""
    file.seek(4)
    announced = int.from_bytes(file.read(4), order)
    over = announced + 8 - size
    if announced == 0 or announced >= _STREAMED or over <= 0:
        return True
    if over not in (1, 8):
        return False
    # A writer may count the first eight bytes too, or a last byte that it leaves out.
    end, place = size + 1, 12
    for _ in range(_MOST):
        file.seek(place + 4)
        head = file.read(4)
        if len(head) < 4:
            break
        end = place + 8 + int.from_bytes(head, order)
        place = end + end % 2
    return end <= size <= place


def pages(file: BinaryIO, size: int) -> bool:
    """Whether the last page of an Ogg is all there; not every writer marks it as the last."""
    file.seek(max(0, size - OGG_TAIL))
    tail = file.read()
    last = tail[max(0, tail.rfind(b"OggS")) :]
    if not last.startswith(b"OggS"):
        return True
    table = last[27 : 27 + last[26]] if len(last) > 26 else b""
    # A page that begins a stream and does not end it is followed by others.
    return len(last) > 26 and len(last) >= 27 + last[26] + sum(table) and last[5] & 6 != 2


def segment(file: BinaryIO, size: int) -> bool:
    """Whether the segment of a WebM is all there, unless its length is open."""
    file.seek(0)
    for _ in range(ELEMENTS):
        found = element(file)
        if found is None:
            return False
        name, length = found
        if length is None or (name == SEGMENT and length == 0):
            return True
        if name == SEGMENT:
            return file.tell() + length <= size
        file.seek(length, 1)
    return True


def is_padded(file: BinaryIO, end: int | None, size: int) -> bool:
    """Whether a picture that ends at `end` is followed by padding at most."""
    if end is None or not end <= size <= end + TAIL:
        return False
    file.seek(end)
    return not file.read().strip(PADDING)


def png_end(file: BinaryIO) -> int | None:
    """Where the last chunk of a PNG ends, or None when it is not there."""
    place = 8
    while True:
        file.seek(place)
        head = file.read(8)
        if len(head) < 8:
            return None
        place += 12 + int.from_bytes(head[:4], "big")
        if head[4:] == b"IEND":
            return place if head[:4] == b"\0\0\0\0" else None
