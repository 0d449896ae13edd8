"""What a file is, by its content: pictures by Pillow, sound and film by their first bytes."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

_FTYP = {
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
}
_LEADING = (
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
)
_CHUNKS = {
    (b"RIFF", b"WAVE"): "audio/wav",
    (b"RIFF", b"AVI "): "video/x-msvideo",
    (b"FORM", b"AIFF"): "audio/aiff",
    (b"FORM", b"AIFC"): "audio/aiff",
}
_OTHER_NAMES = {
    "image/jpg": "image/jpeg",
    "image/heif": "image/heic",
    "image/mpo": "image/jpeg",
    "image/x-ms-bmp": "image/bmp",
    "audio/mp3": "audio/mpeg",
    "audio/x-m4a": "audio/mp4",
    "audio/x-wav": "audio/wav",
    "audio/x-flac": "audio/flac",
    "audio/x-aiff": "audio/aiff",
    "video/avi": "video/x-msvideo",
}
"""Names that pages, or Pillow, have for a type → the one that the mock has."""


def mime_type(content: bytes) -> str | None:
    """The MIME type, or None for what is not a picture, film or sound that the mock knows."""
    return _picture(content) or _film_or_sound(content)


def is_named(mime: str, names: tuple[str, ...]) -> bool:
    """Whether one of the names is the type `mime`, by another name perhaps."""
    return any(_OTHER_NAMES.get(name, name) == _OTHER_NAMES.get(mime, mime) for name in names)


def kind_of(mime: str) -> str:
    """image, video or audio."""
    return mime.partition("/")[0]


def _picture(content: bytes) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as picture:
                picture.verify()
                return picture.get_format_mimetype()
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    except (OSError, SyntaxError, ValueError):
        # What Pillow's own readers raise for a picture that is broken inside.
        return None


def _film_or_sound(content: bytes) -> str | None:
    if content[4:8] == b"ftyp":
        return _FTYP.get(content[8:12], "video/mp4")
    if (content[:4], content[8:12]) in _CHUNKS:
        return _CHUNKS[content[:4], content[8:12]]
    if content[:2] in (b"\xff\xf1", b"\xff\xf9"):
        return "audio/aac"
    if content[:1] == b"\xff" and content[1:2] >= b"\xe0":
        return "audio/mpeg"
    return next((mime for leading, mime in _LEADING if content.startswith(leading)), None)


def picture_sides(content: bytes) -> tuple[int, int] | None:
    """(width, height) of a picture, or None where it is none."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return None
