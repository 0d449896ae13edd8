"""Formats of files that a description names: what a picture may be is not an option of an address."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORMATS = frozenset(
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
    return are_formats(options) and bool(_FILE.search(param)) and not takes_a_format(param)


def are_formats(options: Iterable[str]) -> bool:
    """Whether each of `options` is a format of files."""
    return all(one.lstrip(".").casefold() in _FORMATS for one in options)


def takes_a_format(param: str) -> bool:
    """Whether the name of a param says that its values are formats, or kinds."""
    return bool(_TAKES_A_FORMAT.search(param))
