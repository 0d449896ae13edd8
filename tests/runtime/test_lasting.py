"""The length of films and sounds by their own headers, against files that PyAV makes."""

from __future__ import annotations

import io
import math
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import av
import numpy as np
import pytest

from gatewright.runtime.catalog.info import MediaInfo, UploadInfo
from gatewright.runtime.client.errors import MediaError
from gatewright.runtime.client.media.local import check, from_bytes

SOUNDS = {
    "flac": ("flac", "flac", 44100),
    "vorbis": ("ogg", "vorbis", 44100),
    "opus": ("ogg", "libopus", 48000),
    "mp3": ("mp3", "libmp3lame", 44100),
    "mp3 of a low rate": ("mp3", "libmp3lame", 22050),
    "webm": ("webm", "libopus", 48000),
}


@cache
def sound(name: str, seconds: float, headless: bool = False) -> bytes:
    """A tone of that length."""
    form, codec, rate = SOUNDS[name]
    memory = io.BytesIO()
    options = {"write_xing": "0", "id3v2_version": "0"} if headless else {}
    with av.open(memory, "w", format=form, options=options) as out:
        stream: Any = out.add_stream(codec, rate=rate)
        layout = "stereo" if codec == "vorbis" else "mono"
        stream.layout = layout
        stream.codec_context.options = {"strict": "experimental"}
        total = math.floor(rate * seconds)
        for start in range(0, total, 4096):
            count = min(4096, total - start)
            wave = np.sin(np.arange(start, start + count) / 20) * 9000
            both = np.repeat(wave.astype(np.int16), 2 if layout == "stereo" else 1)
            frame = av.AudioFrame.from_ndarray(both.reshape(1, -1), format="s16", layout=layout)
            frame.sample_rate, frame.pts = rate, start
            frame.time_base = Fraction(1, rate)
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return memory.getvalue()


def lasts(data: bytes) -> Decimal | None:
    return from_bytes(data, "sound").seconds()


@pytest.mark.parametrize("seconds", [0.4, 3.0])
@pytest.mark.parametrize("name", SOUNDS)
def test_a_file_says_how_long_it_lasts(name: str, seconds: float) -> None:
    found = lasts(sound(name, seconds))
    assert found is not None
    # A coder of MP3 fills up its first and last frame.
    assert abs(float(found) - seconds) < (0.11 if "mp3" in name else 0.03)


def test_an_mp3_without_a_count_is_counted() -> None:
    data = sound("mp3", 3.0, headless=True)
    assert b"Xing" not in data and b"Info" not in data
    found = lasts(data)
    assert found is not None and abs(float(found) - 3) < 0.11
    tagged = b"ID3\x04\0\0\0\0\x02\0" + bytes(256) + data
    assert lasts(tagged) == found


def test_a_limit_holds_for_each_of_them() -> None:
    limits = MediaInfo(None, (), "the page", min_seconds=1, max_seconds=2)
    takes = UploadInfo(None, {"audio": limits, "video": limits})
    for name in SOUNDS:
        for seconds, said in ((0.4, "fewer than the least"), (3.0, "more than the most")):
            with pytest.raises(MediaError, match=said):
                check(from_bytes(sound(name, seconds), "sound"), takes)


@pytest.mark.parametrize("name", SOUNDS)
def test_what_is_torn_is_not_guessed(name: str) -> None:
    data = sound(name, 0.4)
    for end in (*range(12, 120, 3), len(data) // 2):
        torn = data[:end]
        try:
            found = lasts(torn)
        except MediaError:
            continue
        assert found is None or 0 <= found <= Decimal("0.6")
