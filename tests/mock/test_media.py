"""Films and sounds, from a spec to files that play: as many, as large and as long as asked."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import Any

import av
import httpx
import pytest

from gatewright.mock.making import make_file
from gatewright.mock.pictures import Sketch
from gatewright.mock.sizes import size_of

from ..generator.conftest import GATEWAY, MODEL
from .shops import SIDES, calls, opened, write

SHOP = GATEWAY.replace("media: [image]", "media: [image, video, audio]")
FILM = MODEL.replace("medium: image", "medium: video").replace(
    "  seed:\n",
    """\
  duration: {type: enum, options: ["3", "5"], default: "3"}
  quality: {type: enum, options: [360p, 720p], default: 360p}
  takes: {type: integer, minimum: 1, maximum: 4, default: 1}
  form: {type: enum, options: [mp4, webm, mov, gif], default: mp4}
  seed:
""",
)
FILM = FILM.replace(
    "price:\n",
    "outputs: {count_params: [takes], seconds_param: duration, format_param: form}\n\nprice:\n",
)
SOUND = FILM.replace("medium: video", "medium: audio").replace(
    "options: [mp4, webm, mov, gif], default: mp4",
    "options: [mp3, wav, flac, opus, pcm_s16le, odd], default: mp3",
)


class Played:
    """A film or sound, decoded."""

    def __init__(self, content: bytes) -> None:
        with av.open(io.BytesIO(content)) as file:
            self.seconds = float(file.duration or 0) / av.time_base
            self.kinds = [stream.type for stream in file.streams]
        with av.open(io.BytesIO(content)) as file:
            self.frames = (
                [frame.to_image() for frame in file.decode(video=0)]
                if "video" in self.kinds
                else []
            )
        with av.open(io.BytesIO(content)) as file:
            planes = [bytes(frame.planes[0]) for frame in file.decode(audio=0)]
        self.loud = any(set(plane) != {0} for plane in planes)


@pytest.mark.parametrize("side", SIDES)
def test_films_are_as_many_as_large_and_as_long_as_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    with opened(write(tmp_path / "specs", SHOP, FILM), monkeypatch) as (mock, module):
        asked = {"duration": "5", "takes": 2, "size": "16:9", "quality": "720p"}
        result = calls(side, module, mock, lambda shop: shop.easel.generate("a hat", **asked))
        contents = [httpx.get(one.url).content for one in result.videos]
        plain = calls(side, module, mock, lambda shop: shop.easel.generate("a hat"))
        short = Played(httpx.get(plain.videos[0].url).content)
    assert len(result.files) == 2 and contents[0] != contents[1]
    played = Played(contents[0])
    assert played.kinds == ["video", "audio"]
    assert played.frames[0].size == (1280, 720)
    assert played.seconds == pytest.approx(5, abs=0.2)
    assert played.loud
    assert played.frames[0].tobytes() != played.frames[-1].tobytes()
    assert short.seconds == pytest.approx(3, abs=0.2)
    assert short.frames[0].size == (360, 360)


@pytest.mark.parametrize(
    ("form", "name", "mime"),
    [
        ("mp4", "0.mp4", "video/mp4"),
        ("webm", "0.webm", "video/webm"),
        ("mov", "0.mov", "video/quicktime"),
        ("gif", "0.mp4", "video/mp4"),
    ],
)
def test_a_film_comes_in_the_asked_format_or_in_one_that_plays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, name: str, mime: str
) -> None:
    with opened(write(tmp_path / "specs", SHOP, FILM), monkeypatch) as (mock, module):
        result = calls("sync", module, mock, lambda shop: shop.easel.generate("a hat", form=form))
        answer = httpx.get(result.videos[0].url)
        saved = result.save_all(tmp_path)
    assert result.videos[0].url.endswith(f"/{name}")
    assert answer.headers["content-type"] == mime
    assert len(Played(answer.content).frames) > 1
    assert saved[0].suffix == f".{name.partition('.')[2]}"


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("form", "suffix"),
    [
        ("mp3", ".mp3"),
        ("wav", ".wav"),
        ("flac", ".flac"),
        ("opus", ".ogg"),
        ("pcm_s16le", ".wav"),
        ("odd", ".mp3"),
    ],
)
def test_sounds_play_in_every_format_and_never_end_in_an_error_of_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: str, form: str, suffix: str
) -> None:
    with opened(write(tmp_path / "specs", SHOP, SOUND), monkeypatch) as (mock, module):
        asked = {"form": form, "duration": "5", "takes": 2}
        result = calls(side, module, mock, lambda shop: shop.easel.generate("a hat", **asked))
        contents = [httpx.get(one.url) for one in result.audios]
    assert [one.status_code for one in contents] == [200, 200]
    assert len(result.audios) == len(result.files) == 2
    assert result.audios[0].url.endswith(suffix)
    played = Played(contents[0].content)
    assert played.kinds == ["audio"] and played.loud
    assert played.seconds == pytest.approx(5, abs=0.2)
    assert contents[0].content != contents[1].content


def test_a_wav_needs_nothing_but_the_standard_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "av", None)
    with wave.open(io.BytesIO(make_file("audio", Sketch("a", "", (1, 1), "wav"), 1.5))) as file:
        assert file.getnframes() / file.getframerate() == 1.5


@pytest.mark.parametrize(
    ("medium", "format"), [("video", "mp4"), ("video", "webm"), ("audio", "ogg")]
)
def test_the_same_request_gives_the_same_file(medium: str, format: str) -> None:
    sketch = Sketch("a lighthouse", "", (160, 90), format)
    assert make_file(medium, sketch, 1) == make_file(medium, sketch, 1)
    assert make_file(medium, sketch, 1) != make_file(
        medium, Sketch("a pier", "", (160, 90), format), 1
    )


@pytest.mark.parametrize(
    ("words", "size"),
    [
        (["16:9", "1080p"], (1920, 1080)),
        (["720p", "9:16"], (720, 1280)),
        (["2K", "1:1"], (2048, 2048)),
        (["480p"], (853, 480)),
        (["1024x768", "4K"], (1024, 768)),
        ([], (640, 360)),
    ],
)
def test_a_ratio_and_a_resolution_make_one_size(words: list[str], size: tuple[int, int]) -> None:
    got = size_of(words, (640, 360))[1]
    assert all(abs(a - b) <= 8 for a, b in zip(got, size, strict=True)), got


def test_a_model_of_films_speaks_of_films(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(write(tmp_path / "specs", SHOP, FILM), monkeypatch) as (_, module):
        said: Any = module.Shop(api_key="k").easel.generate.__doc__
        readme = (tmp_path / "out" / "README.md").read_text()
    assert "makes the film and waits for it" in said
    assert "What the film shows" in said
    assert "## Make a film" in readme and 'save_all("films")' in readme
    assert "picture" not in said.partition("Args:")[0]
