"""The file formats that the mock makes, by medium, and which of them a word of a gateway means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format of files."""

    name: str
    """Also the suffix of a file's name."""
    mime: str


FORMATS: dict[str, dict[str, FileFormat]] = {
    "image": {name: FileFormat(name, f"image/{name}") for name in ("png", "jpeg", "webp", "gif")},
    "video": {
        "mp4": FileFormat("mp4", "video/mp4"),
        "webm": FileFormat("webm", "video/webm"),
        "mov": FileFormat("mov", "video/quicktime"),
    },
    "audio": {
        "mp3": FileFormat("mp3", "audio/mpeg"),
        "wav": FileFormat("wav", "audio/wav"),
        "flac": FileFormat("flac", "audio/flac"),
        "ogg": FileFormat("ogg", "audio/ogg"),
        "m4a": FileFormat("m4a", "audio/mp4"),
    },
}
"""Medium → its formats; the first is what comes when nothing is asked for."""
_OTHER_WORDS = {
    "jpg": "jpeg",
    "mpeg": "mp3",
    "aac": "m4a",
    "opus": "ogg",
    "pcm": "wav",
    "quicktime": "mov",
    "h264": "mp4",
}


def format_of(medium: str, word: str = "") -> FileFormat:
    """The format that `word` means, such as ``jpg``, ``audio/mpeg`` or ``mp3_44100_128``.

    What the mock does not make becomes the first format of the medium.
    """
    known = FORMATS[medium]
    plain = word.lower().rpartition("/")[2].strip(". ")
    for part in (plain, plain.partition("_")[0], plain.partition("-")[0]):
        found = known.get(_OTHER_WORDS.get(part, part))
        if found is not None:
            return found
    return next(iter(known.values()))
