"""Sound and film as files. PyAV is loaded here, when it is first needed."""

from __future__ import annotations

import io
from collections.abc import Iterable
from fractions import Fraction
from importlib import import_module
from typing import Any

from PIL import Image

_SOUND = {
    "mp3": ("mp3", "libmp3lame"),
    "flac": ("flac", "flac"),
    "ogg": ("ogg", "libopus"),
    "m4a": ("ipod", "aac"),
}
"""Format → (container, codec)."""
_FILM = {
    "mp4": ("mp4", "libx264", "aac"),
    "mov": ("mov", "libx264", "aac"),
    "webm": ("webm", "libvpx", "libopus"),
}
"""Format → (container, codec of pictures, codec of sound)."""
_QUICK = {
    "libx264": {"preset": "ultrafast", "crf": "30"},
    "libvpx": {"deadline": "realtime", "cpu-used": "8"},
}
_SAME = {"fflags": "+bitexact"}
"""Files name neither their writer nor random numbers: equal arguments give equal bytes."""
_PIECE = 1024
"""Samples of a frame of sound."""


def encoded_sound(samples: bytes, rate: int, format: str) -> bytes:
    """16-bit samples of one channel as a sound file."""
    container, codec = _SOUND[format]
    out = io.BytesIO()
    with pyav().open(out, "w", format=container, container_options=_SAME) as file:
        _hear(file, file.add_stream(codec, rate=rate, layout="mono"), samples, rate)
    return out.getvalue()


def encoded_film(
    frames: Iterable[Image.Image],
    size: tuple[int, int],
    per_second: int,
    samples: bytes,
    rate: int,
    format: str,
) -> bytes:
    """Pictures of one size, so many a second, and 16-bit samples of one channel, as a film file."""
    av = pyav()
    container, codec, sound_codec = _FILM[format]
    out = io.BytesIO()
    with av.open(out, "w", format=container, container_options=_SAME) as file:
        film = file.add_stream(codec, rate=per_second, options=_QUICK[codec])
        film.width, film.height = size
        film.pix_fmt = "yuv420p"
        film.codec_context.thread_count = 1
        sound = file.add_stream(sound_codec, rate=rate, layout="mono")
        for index, picture in enumerate(frames):
            frame = av.VideoFrame.from_image(picture)
            frame.pts, frame.time_base = index, Fraction(1, per_second)
            file.mux(film.encode(frame))
        file.mux(film.encode(None))
        _hear(file, sound, samples, rate)
    return out.getvalue()


def _hear(file: Any, stream: Any, samples: bytes, rate: int) -> None:
    """Encodes `samples` into `stream` of `file`."""
    av = pyav()
    for start in range(0, len(samples), 2 * _PIECE):
        piece = samples[start : start + 2 * _PIECE]
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(piece) // 2)
        plane = frame.planes[0]
        plane.update(piece.ljust(plane.buffer_size, b"\0"))
        frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
        frame.pts = start // 2
        file.mux(stream.encode(frame))
    file.mux(stream.encode(None))


def pyav() -> Any:
    """PyAV, whose own types are not whole; raises ImportError where it is not installed."""
    return import_module("av")
