"""Films and sounds of many containers, made by PyAV as files and as streams, once for each argument."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np

MAKERS: dict[str, tuple[str, str | None, str | None, dict[str, str]]] = {
    "mp4": ("mp4", "libx264", "aac", {}),
    "mp4, header first": ("mp4", "libx264", "aac", {"movflags": "faststart"}),
    "mp4 in fragments": ("mp4", "libx264", "aac", {"movflags": "frag_keyframe+empty_moov"}),
    "mp4 of dash": ("mp4", "libx264", None, {"movflags": "dash+frag_keyframe+global_sidx"}),
    "mov": ("mov", "libx264", "aac", {}),
    "m4a": ("ipod", None, "aac", {}),
    "webm": ("webm", "libvpx", "libopus", {}),
    "mkv": ("matroska", "libx264", "aac", {}),
    "avi": ("avi", "mpeg4", "libmp3lame", {}),
    "wav": ("wav", None, "pcm_s16le", {}),
    "aiff": ("aiff", None, "pcm_s16be", {}),
    "opus": ("ogg", None, "libopus", {}),
    "vorbis": ("ogg", None, "vorbis", {}),
    "mp3": ("mp3", None, "libmp3lame", {}),
    "flac": ("flac", None, "flac", {}),
    "aac": ("adts", None, "aac", {}),
}
"""Name → container, codec of pictures, codec of sound, options."""


@cache
def medium(
    name: str, size: tuple[int, int] = (64, 48), turned: int = 0, pictures: int = 12
) -> bytes:
    """A file of so many pictures; `turned`: degrees by which they are to be turned when they are shown."""
    form, film, sound, options = MAKERS[name]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        with av.open(str(path), "w", format=form, options=options) as out:
            _fill(out, film, sound, size, pictures)
        if turned:
            path = _turned_film(path, form, turned)
        return path.read_bytes()


@cache
def streamed(name: str) -> bytes:
    """The same, written to where nothing can be filled in later."""
    form, film, sound, options = MAKERS[name]
    pipe = _Pipe()
    with av.open(pipe, "w", format=form, options=options) as out:
        _fill(out, film, sound, (64, 48), 12)
    return pipe.taken.getvalue()


class _Pipe:
    """A file that only grows."""

    def __init__(self) -> None:
        self.taken = BytesIO()

    def write(self, data: Any) -> int:
        return self.taken.write(bytes(data))


def _fill(out: Any, film: str | None, sound: str | None, size: tuple[int, int], count: int) -> None:
    noise = np.random.default_rng(7)
    pictures = out.add_stream(film, rate=10) if film else None
    tune = out.add_stream(sound, rate=48000) if sound else None
    if tune is not None:
        tune.layout = "stereo"
        tune.codec_context.options = {"strict": "experimental"}
    if pictures is not None:
        pictures.width, pictures.height = size
        pictures.pix_fmt = "yuv420p"
        for number in range(count):
            shown = noise.integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
            frame: Any = av.VideoFrame.from_ndarray(shown, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            out.mux(pictures.encode(frame))
        out.mux(pictures.encode(None))
    if tune is not None:
        for number in range(20):
            heard = noise.integers(-9000, 9000, (1, 2048)).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(heard, format="s16", layout="stereo")
            frame.sample_rate, frame.time_base = 48000, Fraction(1, 48000)
            frame.pts = number * 1024
            out.mux(tune.encode(frame))
        out.mux(tune.encode(None))


def _turned_film(path: Path, form: str, degrees: int) -> Path:
    """The file anew, with a turn in the header of its film."""
    made = path.with_name("turned")
    given: Any = av.open(str(path))
    out: Any = av.open(str(made), "w", format=form)
    with given, out:
        pictures = given.streams.video[0]
        copy = out.add_stream_from_template(pictures)
        for packet in given.demux(pictures):
            if packet.dts is not None:
                packet.stream = copy
                out.mux(packet)
    data = bytearray(made.read_bytes())
    at = data.index(b"tkhd") + 4 + 40
    matrix = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}[degrees]
    for place, number in zip((0, 4, 12, 16), matrix, strict=True):
        data[at + place : at + place + 4] = (number * 65536).to_bytes(4, "big", signed=True)
    made.write_bytes(data)
    return made
