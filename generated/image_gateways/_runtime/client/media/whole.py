"""Whether a picture ends where its format says, and nothing else follows.

A file that breaks off is not a picture. A picture with something behind it may be an archive or a page
to another program.
"""

from __future__ import annotations

from typing import BinaryIO

from .sniff import AVIF, GIF, HEIC, JPEG, M4A, MP4, PNG, QUICKTIME, WEBP, MediaType

TAIL = 64 * 1024
PADDING = b"\0\r\n\t "
"""What writers of files leave behind a picture without harm."""
BOXED = (MP4, QUICKTIME, M4A, AVIF, HEIC)
ENDINGS = {JPEG: b"\xff\xd9", GIF: b";"}


def whole(file: BinaryIO, size: int, found: MediaType) -> bool:
    """Whether a picture of `size` bytes is all there and alone; other media are not looked into."""
    if found is PNG:
        return padded(file, png_end(file), size)
    if found is WEBP:
        file.seek(4)
        return padded(file, int.from_bytes(file.read(4), "little") + 8, size)
    if found in ENDINGS:
        file.seek(max(0, size - TAIL))
        return file.read().rstrip(PADDING).endswith(ENDINGS[found])
    return True


def proven(file: BinaryIO, size: int, found: MediaType) -> bool:
    """Whether the bytes leave no doubt that a whole file of that type is there, not just its first few."""
    if found in (PNG, WEBP, *ENDINGS):
        return whole(file, size, found)
    return found in BOXED and boxes(file, size)


def boxes(file: BinaryIO, size: int) -> bool:
    """Whether a file is boxes from its beginning to its end, one of which says what is in it."""
    place, told = 0, False
    while place < size:
        file.seek(place)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:], "big")
        elif length == 0:
            length = size - place
        if length < 8 or len(head) < 8:
            return False
        told = told or head[4:8] in (b"moov", b"meta")
        place += length
    return told and place == size


def padded(file: BinaryIO, end: int | None, size: int) -> bool:
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
