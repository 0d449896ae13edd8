"""How large the pictures of a file are and how long it lasts: by Pillow, the standard library and PyAV.

The client reads the headers of files by itself, so that each holds the other to the pages.
"""

from __future__ import annotations

import io
import sys
import wave
from functools import cache
from typing import Any

from .encoding import pyav
from .sniff import picture_sides

_CONTAINERS = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "audio/mp4": "mov",
    "video/webm": "matroska",
    "video/x-msvideo": "avi",
    "audio/mpeg": "mp3",
    "audio/flac": "flac",
    "audio/ogg": "ogg",
}
"""MIME type → what FFmpeg calls the container. It is never left to guess, as some of its formats open addresses."""
EXACT = "audio/wav"
"""The type whose length every reader counts alike."""


def sides_of(content: bytes, mime: str) -> tuple[int, int] | None:
    """(width, height) of a picture, or of a film as it is shown; None where nothing says it."""
    if mime.startswith("image/"):
        return picture_sides(content)
    return _of_film(content, mime)[0]


def seconds_of(content: bytes, mime: str) -> float | None:
    """How long a film or a sound lasts; None where nothing says it."""
    return _of_wav(content) if mime == EXACT else _of_film(content, mime)[1]


def _of_wav(content: bytes) -> float | None:
    try:
        with wave.open(io.BytesIO(content)) as sound:
            return float(sound.getnframes() / sound.getframerate())
    except (wave.Error, EOFError, ZeroDivisionError):
        return None


def _of_film(content: bytes, mime: str) -> tuple[tuple[int, int] | None, float | None]:
    """(sides, seconds) of a film or a sound; what cannot be read is not known."""
    if mime not in _CONTAINERS:
        return None, None
    try:
        av = pyav()
    except ImportError:
        tell_missing()
        return None, None
    try:
        with av.open(io.BytesIO(content), format=_CONTAINERS[mime]) as file:
            return _sides(file), _seconds(file)
    except (av.FFmpegError, ValueError):
        return None, None


def _seconds(file: Any) -> float | None:
    """The length of the film, where it has one of its own, else of the whole."""
    if file.format.name == "mp3":
        # Where no header counts the frames, FFmpeg guesses by the first of them.
        frames = (one for one in file.demux(audio=0) if one.duration)
        return float(sum(one.duration * one.time_base for one in frames)) or None
    for stream in file.streams.video:
        if stream.duration:
            return float(stream.duration * stream.time_base)
    return file.duration / 1_000_000 if file.duration else None


def _sides(file: Any) -> tuple[int, int] | None:
    """Of the first picture, turned as it says; None where its pixels are not square."""
    film = next(iter(file.streams.video), None)
    shown = None if film is None else next(file.decode(film), None)
    if film is None or shown is None or (film.sample_aspect_ratio or 1) != 1:
        return None
    turned = getattr(shown, "rotation", 0) % 180 != 0
    return (shown.height, shown.width) if turned else (shown.width, shown.height)


@cache
def tell_missing() -> None:
    """Says that films are taken without a look at their length and sides."""
    print(
        "gatewright mock: PyAV is not installed, so films, and sounds other than WAV, are not measured;"
        " install gatewright[mock]",
        file=sys.stderr,
    )
