"""Formats of files that a description names: what a picture may be is not an option of an address."""

from __future__ import annotations

import re
from collections.abc import Iterable

FORMATS = frozenset(
    [
        "jpg",
        "jpeg",
        "png",
        "gif",
        "webp",
        "bmp",
        "tiff",
        "heic",
        "svg",
        "avif",
        "mp4",
        "mov",
        "webm",
        "avi",
        "mkv",
        "mp3",
        "wav",
        "flac",
        "ogg",
        "aac",
        "m4a",
        "opus",
        "pcm",
    ]
)
_FILE = re.compile(r"image|img|mask|picture|photo|video|audio|file|frame|ur[il]|media", re.I)
_TAKES_A_FORMAT = re.compile(
    r"format|type|ext|codec|container|mime|encoding|output|kind|mode", re.I
)


def names_files(options: Iterable[str], param: str) -> bool:
    """Whether `options` are formats that a file of `param` may have, and no values of it."""
    formats = all(one.lstrip(".").casefold() in FORMATS for one in options)
    return formats and bool(_FILE.search(param)) and not _TAKES_A_FORMAT.search(param)
