"""Local files that keep the limits of a param, as small as they may be."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from gatewright.ir import MediaLimit

from ..runtime.pictures import sound

_FORMS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/gif": "GIF"}
_HEADS = {
    "video/mp4": b"\x00\x00\x00\x20ftypisom",
    "video/quicktime": b"\x00\x00\x00\x14ftypqt  ",
    "video/webm": b"\x1a\x45\xdf\xa3",
    "audio/mpeg": b"ID3\x04",
    "audio/mp4": b"\x00\x00\x00\x20ftypM4A ",
    "audio/aac": b"\xff\xf1\x50\x80",
    "audio/ogg": b"OggS",
    "audio/flac": b"fLaC",
}
_WAV = "audio/wav"


def local(limit: MediaLimit) -> bytes:
    """A file of that kind."""
    known = [*_FORMS, *_HEADS, _WAV]
    types = limit.mime_types or tuple(one for one in known if one.startswith(limit.kind))
    mime = next(one for one in types if one in known)
    if mime in _FORMS:
        side = limit.min_side or min(64, limit.max_side or 64)
        made = BytesIO()
        Image.new("RGB", (side, side), "teal").save(made, _FORMS[mime])
        return made.getvalue()
    return sound(float(limit.min_seconds or 1)) if mime == _WAV else _HEADS[mime] + bytes(64)
