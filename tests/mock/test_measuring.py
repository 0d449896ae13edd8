"""What the mock knows of a file by readers of its own, held against the client's."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from gatewright.mock import measure
from gatewright.mock.sniff import is_named, mime_type
from gatewright.runtime.client.media.measure import duration
from gatewright.runtime.client.media.sniff import HEAD, sniff

from ..runtime.films import MAKERS, medium

PICTURES = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "MPO", "AVIF")
APART = 0.1
"""Seconds by which the two may differ in the length of a compressed sound."""


def drawn(form: str) -> bytes:
    made = io.BytesIO()
    picture = Image.new("RGB", (30, 20), "red")
    more = {"save_all": True, "append_images": [picture]} if form == "MPO" else {}
    picture.save(made, form, **more)
    return made.getvalue()


FILES = {form: drawn(form) for form in PICTURES} | {form: medium(form) for form in MAKERS}


@pytest.mark.parametrize("form", FILES)
def test_a_file_is_of_the_type_that_the_client_sees(form: str) -> None:
    found, mime = sniff(FILES[form][:HEAD]), mime_type(FILES[form])
    assert found is not None
    assert mime is not None
    assert [name for name in (found.mime, *found.also) if not is_named(mime, (name,))] == []
    assert not is_named(mime, ("image/x-other", "audio/x-other"))


@pytest.mark.parametrize("form", [form for form in MAKERS if form not in ("aac", "aiff", "mkv")])
def test_a_file_lasts_as_long_as_the_client_reads(form: str) -> None:
    found, mime = sniff(FILES[form][:HEAD]), mime_type(FILES[form])
    assert found is not None
    assert mime is not None
    theirs, ours = duration(io.BytesIO(FILES[form]), found), measure.seconds_of(FILES[form], mime)
    assert ours is not None
    assert theirs is None or abs(ours - float(theirs)) < APART


def test_frames_that_no_header_counts_are_counted() -> None:
    data = medium("mp3")
    bare = data[data.index(b"\xff\xfb", data.index(b"Info")) :]
    assert len(bare) < len(data)
    seconds = measure.seconds_of(bare, "audio/mpeg")
    assert seconds is not None
    assert abs(seconds - 0.43) < APART


@pytest.mark.parametrize("form", ["mp4", "webm", "mp3", "opus"])
def test_a_torn_file_has_no_length_and_no_sides_that_are_wrong(form: str) -> None:
    data = FILES[form]
    mime = mime_type(data) or ""
    for end in (12, 40, len(data) // 2):
        seconds = measure.seconds_of(data[:end], mime)
        assert seconds is None or seconds < 1.3
        assert measure.sides_of(data[:end], mime) in (None, (64, 48))


def test_without_pyav_it_is_said_once_that_films_are_not_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> None:
        raise ModuleNotFoundError("No module named 'av'")

    monkeypatch.setattr(measure, "pyav", missing)
    measure.tell_missing.cache_clear()
    film = medium("mp4")
    assert measure.seconds_of(film, "video/mp4") is None
    assert measure.sides_of(film, "video/mp4") is None
    (line,) = capsys.readouterr().err.splitlines()
    assert "PyAV is not installed" in line
    assert "install gatewright[mock]" in line
