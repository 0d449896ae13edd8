"""Images, videos and audio files of results: their types, their words, and what arrives instead."""

from __future__ import annotations

import pickle
import warnings
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.runtime.client import errors, files

from .conftest import World, task
from .pictures import MP3, MP4, WAV, png

CDN = "https://cdn.example/made"
OF_MEDIUM = {"dedup": "image", "film": "video", "sound": "audio"}


def made(world: World, client: str, *urls: str) -> Any:
    """A finished task of a model of that client, with files at `urls`."""
    world.plays(task(), task("done", urls=list(urls or (CDN,))))
    return world.do(world.client(client).one.generate("a fox"))


def arrives(world: World, data: bytes) -> None:
    world.plays(httpx.Response(200, content=data))


@pytest.mark.parametrize(("client", "medium"), OF_MEDIUM.items())
def test_a_result_names_its_files_by_their_medium(world: World, client: str, medium: str) -> None:
    result = made(world, client, CDN, f"{CDN}/2")
    kinds = {"image": result.images, "video": result.videos, "audio": result.audios}
    prefix = "Async" if world.colour == "async" else ""
    kind = getattr(files, prefix + medium.title())
    assert {name for name, found in kinds.items() if found} == {medium}
    assert kinds[medium] == result.files
    assert [type(one) for one in result.files] == [kind, kind]
    assert [one.url for one in result.files] == [CDN, f"{CDN}/2"]
    assert repr(result.files[0]) == f"{prefix}{medium.title()}('{CDN}')"


@pytest.mark.parametrize(
    ("client", "data", "suffix"),
    [
        ("dedup", png(), ".png"),
        ("film", MP4, ".mp4"),
        ("sound", MP3, ".mp3"),
        ("sound", WAV, ".wav"),
    ],
)
def test_files_of_each_medium_are_saved_alike(
    world: World, tmp_path: Path, client: str, data: bytes, suffix: str
) -> None:
    result = made(world, client)
    arrives(world, data)
    arrives(world, data)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (path,) = world.do(result.save_all(tmp_path))
        assert world.do(result.save(tmp_path / "mine")).name == f"mine{suffix}"
    assert path.name == f"t1-1{suffix}"
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("client", "data", "word"),
    [("film", png(), "film"), ("sound", png(), "sound"), ("dedup", MP4, "picture")],
)
def test_another_medium_than_was_asked_for_is_kept_and_told(
    world: World, tmp_path: Path, client: str, data: bytes, word: str
) -> None:
    result = made(world, client)
    arrives(world, data)
    with pytest.warns(errors.GatewayWarning, match=f"and a {word} was asked for"):
        (path,) = world.do(result.save_all(tmp_path))
    assert path.read_bytes() == data


def test_sound_in_a_container_for_films_is_no_surprise(world: World, tmp_path: Path) -> None:
    result = made(world, "sound")
    arrives(world, MP4)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert world.do(result.save_all(tmp_path))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.mp3", "Audio"),
        ("a.wav?x=1", "Audio"),
        ("a.PNG", "Image"),
        ("a.mp4", "Video"),
        ("a", "Video"),
    ],
)
def test_a_task_without_its_model_is_judged_by_the_names_of_its_files(
    world: World, name: str, kind: str
) -> None:
    world.plays(task("done", urls=[f"https://cdn.example/{name}"]))
    result = world.do(world.client("film").task("t1").wait())
    assert type(result.files[0]).__name__.removeprefix("Async") == kind


def test_a_file_that_was_pickled_says_what_it_is(world: World) -> None:
    film = pickle.loads(pickle.dumps(made(world, "film").videos[0]))
    with pytest.raises(RuntimeError, match="this film was pickled"):
        world.do(film.read())


def test_several_files_are_saved_together(world: World, tmp_path: Path) -> None:
    result = made(world, "film", CDN, CDN)
    with pytest.raises(ValueError, match="holds 2 files; use save_all"):
        world.do(result.save(tmp_path / "x.mp4"))
