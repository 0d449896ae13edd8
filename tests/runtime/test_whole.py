"""Films and sounds that break off are told from whole ones, on files of many containers."""

from __future__ import annotations

import io
import tracemalloc
import wave
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from gatewright.mock.films import film
from gatewright.mock.formats import FORMATS
from gatewright.mock.pictures import Sketch
from gatewright.mock.sounds import sound
from gatewright.runtime.client.media.sniff import sniff
from gatewright.runtime.client.media.whole import is_proven, whole
from gatewright.runtime.testing.answers import FILES

from .films import MAKERS, medium, streamed

OPEN = {"mp3", "flac", "aac"}
"""Formats that do not say where a file ends."""
STREAMED = ["mp4 in fragments", "webm", "mkv", "avi", "wav", "aiff", "opus", "mp3", "flac", "aac"]
BEHIND = {
    "a zero": b"\0",
    "zeros": bytes(4000),
    "a line feed": b"\n",
    "a tag": b"TAG" + b" " * 125,
    "noise": Random(1).randbytes(500),
}


def judged(data: bytes) -> bool:
    found = sniff(data[:64])
    assert found is not None
    return whole(io.BytesIO(data), len(data), found)


def cuts(data: bytes) -> list[int]:
    """Places all over a file, close together at both ends."""
    return sorted({*range(16, 300), *range(16, len(data), 211), *range(len(data) - 50, len(data))})


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("name", MAKERS)
def test_a_whole_file_is_whole_whatever_follows_it(name: str, behind: str) -> None:
    assert judged(medium(name))
    assert judged(medium(name) + BEHIND[behind])


@pytest.mark.parametrize("name", STREAMED)
def test_a_whole_stream_is_whole(name: str) -> None:
    assert judged(streamed(name))
    assert judged(streamed(name) + bytes(9))


@pytest.mark.parametrize("name", sorted(MAKERS.keys() - OPEN))
def test_a_file_that_breaks_off_anywhere_is_told(name: str) -> None:
    data = medium(name)
    passed = [end for end in cuts(data) if judged(data[:end])]
    # Between two fragments of a film or two pages of a sound, nothing tells that more should come.
    assert len(passed) <= {"mp4 in fragments": 9, "mp4 of dash": 9, "opus": 4}.get(name, 0), passed


@pytest.mark.parametrize("name", sorted(OPEN))
def test_what_does_not_say_where_it_ends_is_not_judged(name: str) -> None:
    data = medium(name)
    assert all(judged(data[:end]) for end in cuts(data))


@pytest.mark.parametrize("format", FORMATS["video"])
def test_the_films_of_the_mock_are_whole_and_half_of_one_is_not(format: str) -> None:
    data = film(Sketch("a fox", "", (64, 48), format), 0.5)
    assert judged(data)
    assert not judged(data[: len(data) // 2])


@pytest.mark.parametrize("format", FORMATS["audio"])
def test_the_sounds_of_the_mock_are_whole(format: str) -> None:
    data = sound("a fox", 0.5, format)
    assert judged(data)
    assert judged(data[: len(data) // 2]) == (format in OPEN)


@pytest.mark.parametrize("name", ["video", "audio", "image"])
def test_the_small_files_of_the_helpers_for_tests_are_whole(name: str) -> None:
    assert judged(FILES[name][0])


def box(name: bytes, size: int, length: int | None = None) -> bytes:
    """A box with `size` bytes in it, or one that announces another length."""
    return (size + 8 if length is None else length).to_bytes(4, "big") + name + bytes(size)


FTYP = b"\0\0\0\x14ftypisom\0\0\2\0isom"
LONG = b"\0\0\0\1mdat" + (116).to_bytes(8, "big") + bytes(100)


@pytest.mark.parametrize(
    ("data", "is_whole"),
    [
        (FTYP, False),
        (FTYP + box(b"moov", 40), False),
        (FTYP + box(b"mdat", 40), False),
        (FTYP + box(b"moov", 40) + box(b"mdat", 2, 1000), False),
        (FTYP + box(b"moov", 40) + box(b"mdat", 40), True),
        (FTYP + box(b"moov", 40) + box(b"mdat", 40, 0), True),
        (FTYP + LONG + box(b"moov", 40), True),
        (FTYP + box(b"moov", 40) + LONG, True),
        (FTYP + box(b"moov", 40) + LONG[:-1], False),
        (FTYP + box(b"moov", 40) + LONG[:12], False),
        (FTYP + box(b"mdat", 40) + box(b"moov", 40) + box(b"free", 0), True),
        (FTYP + box(b"mdat", 40) + box(b"moov", 40) + box(b"free", 1, 90), False),
        (FTYP + box(b"mdat", 40) + box(b"moov", 40) + box(b"\xa9xyz", 1, 90), True),
        (FTYP + 2 * box(b"moof", 9) + box(b"moov", 40), False),
    ],
)
def test_boxes_have_to_hold_what_they_announce(data: bytes, is_whole: bool) -> None:
    assert judged(data) is is_whole
    found = sniff(data[:64])
    assert found is not None
    assert not is_proven(io.BytesIO(data), len(data), found) or is_whole


def riff(announced: int, size: int, chunks: bytes = b"") -> bytes:
    return b"RIFF" + announced.to_bytes(4, "little") + b"WAVE" + chunks.ljust(size, b"\0")


def data_chunk(size: int) -> bytes:
    return b"data" + size.to_bytes(4, "little") + bytes(size)


@pytest.mark.parametrize(
    ("data", "is_whole"),
    [
        (riff(0, 50), True),
        (riff(0xFFFFFFFF, 50), True),
        (riff(0x7FFFF024, 50), True),
        (riff(54, 50), True),
        (riff(55, 50), False),
        (riff(16_036, 48), False),
        (riff(28, 17, data_chunk(9)), False),
        (riff(22, 17, data_chunk(9)), True),  # the last byte is counted and not there
        (riff(29, 17, data_chunk(9)), True),  # the first eight bytes are counted too
        (riff(12, 0), False),
    ],
)
def test_a_riff_has_to_hold_what_it_announces(data: bytes, is_whole: bool) -> None:
    assert judged(data) is is_whole


def test_a_wav_of_sixteen_thousand_bytes_cut_to_sixty_is_not_whole() -> None:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(16_000))
    assert len(made.getvalue()) == 16_044
    assert judged(made.getvalue())
    assert not judged(made.getvalue()[:60])


@pytest.mark.parametrize("frames", [1, 3])
def test_an_avif_is_whole_and_alone(frames: int) -> None:
    made = io.BytesIO()
    pictures = [Image.effect_noise((32, 32), 90).convert("RGB") for _ in range(frames)]
    pictures[0].save(made, "AVIF", save_all=True, append_images=pictures[1:])
    data = made.getvalue()
    assert judged(data) and judged(data + bytes(100))
    assert not judged(data + b"PK\3\4" + bytes(60))
    assert not any(judged(data[:end]) for end in range(16, len(data)))


def test_a_large_film_is_not_read_into_memory(tmp_path: Path) -> None:
    path, size = tmp_path / "film.mp4", 1 << 30
    head = FTYP + box(b"moov", 40) + size.to_bytes(4, "big") + b"mdat"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) - 8 + size)
    found = sniff(head)
    assert found is not None
    tracemalloc.start()
    try:
        with path.open("rb") as film:
            assert whole(film, path.stat().st_size, found)
            assert not whole(film, path.stat().st_size - 1, found)
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()
