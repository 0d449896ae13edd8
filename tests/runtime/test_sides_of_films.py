"""The sides of films by their own headers, against films that PyAV makes."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import av
import pytest
import yaml

from gatewright.runtime.catalog.info import MediaInfo
from gatewright.runtime.client.media.measure import faults
from gatewright.runtime.client.media.sniff import sniff
from image_gateways import MediaError, SkillsVideo

from .films import medium

SPECS = Path(__file__).parents[2] / "specs" / "models"
FORMS = ["mp4", "mp4, header first", "mp4 in fragments", "mov"]
STATED = {
    "umodelverse/kling-v3-omni": (720, 2160),
    "umodelverse/kling-v3-motion-control": (340, 3850),
    "umodelverse/vidu-lip-sync": (360, 4096),
    "skills-video/kling-o3": (720, 2160),
}
"""Model → the least and the most of a side of its films."""


def said(data: bytes, **limits: Any) -> list[str]:
    found = sniff(data[:64])
    assert found is not None
    return faults(io.BytesIO(data), found, MediaInfo(None, (), "the page", **limits))


@pytest.mark.parametrize("form", FORMS)
def test_both_sides_of_each_limit(form: str) -> None:
    film = medium(form, (128, 64))
    assert said(film, min_side=64, max_side=128, max_ratio=2) == []
    is_now = "is 128 x 64 pixels, and "
    assert said(film, min_side=65) == [f"{is_now}no side may be below 65"]
    assert said(film, max_side=127) == [f"{is_now}no side may be above 127"]
    assert said(film, max_ratio=1.9) == [f"{is_now}one side may be at most 1.9 times the other"]


@pytest.mark.parametrize("form", ["mp4", "mov"])
@pytest.mark.parametrize(
    ("turned", "shown"), [(0, "128 x 64"), (90, "64 x 128"), (180, "128 x 64"), (270, "64 x 128")]
)
def test_a_film_is_as_wide_and_high_as_it_is_shown(form: str, turned: int, shown: str) -> None:
    film = medium(form, (128, 64), turned)
    opened: Any = av.open(io.BytesIO(film))
    with opened:
        frame: Any = next(opened.decode(video=0))
        assert abs(frame.rotation) == {0: 0, 90: 90, 180: 180, 270: 90}[turned]
    assert said(film, max_side=100) == [f"is {shown} pixels, and no side may be above 100"]


@pytest.mark.parametrize("form", ["mp4", "mp4, header first", "mov"])
def test_a_tall_film_may_have_a_length_of_its_own(form: str) -> None:
    wide, square, tall = (medium(form, size) for size in ((64, 48), (64, 64), (48, 64)))
    turned = medium(form, (64, 48), 90)
    for film in (wide, square, tall, turned):
        assert said(film, max_seconds=2, max_seconds_tall=1.5) == []
    for film in (tall, turned):
        (fault,) = said(film, max_seconds=2, max_seconds_tall=0.5)
        assert fault.endswith("more than the most of a film that is higher than wide, 0.5")
        assert said(film, max_seconds=0.5, max_seconds_tall=2) == []
    for film in (wide, square):
        assert said(film, max_seconds=2, max_seconds_tall=0.5) == []
        assert said(film, max_seconds_tall=0.5) == []
        (fault,) = said(film, max_seconds=0.5, max_seconds_tall=2)
        assert fault.endswith("more than the most, 0.5")


def test_of_a_film_whose_sides_are_not_known_the_longer_length_holds() -> None:
    film = medium("webm", (48, 64))
    assert said(film, max_seconds=2, max_seconds_tall=0.1) == []
    assert len(said(film, max_seconds=0.2, max_seconds_tall=0.1)) == 1
    assert said(film, max_seconds_tall=0.1) == []


def test_pixels_that_are_not_square_are_not_judged() -> None:
    film = bytearray(medium("mp4", (128, 64)))
    at = film.index(b"tkhd") + 4 + 76
    assert film[at : at + 8] == b"\0\x80\0\0\0\x40\0\0"
    film[at : at + 2] = b"\0\xa0"
    assert said(bytes(film), max_side=100) == []


def test_a_film_that_is_stretched_is_not_judged() -> None:
    film = bytearray(medium("mp4", (128, 64)))
    at = film.index(b"tkhd") + 4 + 40
    film[at : at + 4] = b"\0\2\0\0"
    assert said(bytes(film), max_side=100) == []


def test_sound_alone_has_no_sides() -> None:
    assert said(medium("m4a"), min_side=1000) == []


@pytest.mark.parametrize("form", FORMS)
def test_what_is_torn_is_not_guessed(form: str) -> None:
    film = medium(form, (128, 64))
    heard = {tuple(said(film[:end], max_side=100)) for end in range(64, len(film), 7)}
    assert heard <= {(), ("is 128 x 64 pixels, and no side may be above 100",)}


def test_a_track_of_no_length_ends_the_search() -> None:
    film = medium("mp4", (128, 64))
    at = film.index(b"trak") - 4
    assert said(film[:at] + bytes(4) + film[at + 4 :], max_side=100) == []


def takes(model: str) -> dict[str, Any]:
    """The limits of sides that a model's spec states for the films it takes."""
    spec = yaml.safe_load((SPECS / f"{model}.yaml").read_text("utf-8"))
    (film,) = [
        one["takes"]["video"] for one in spec["params"].values() if "video" in one.get("takes", {})
    ]
    return {name: film[name] for name in ("min_side", "max_side")}


@pytest.mark.parametrize(("model", "sides"), STATED.items())
def test_a_model_takes_films_of_its_sides_and_no_others(model: str, sides: tuple[int, int]) -> None:
    low, high = sides
    limits = takes(model)
    assert limits == {"min_side": low, "max_side": high}
    for fine in ((low, low), (low, high), (high, low)):
        assert said(medium("mp4", fine, pictures=1), **limits) == []
    assert "below" in said(medium("mp4", (low - 2, low), pictures=1), **limits)[0]
    assert "above" in said(medium("mp4", (low, high + 2), pictures=1), **limits)[0]


def test_a_call_with_too_small_a_film_is_refused_before_it_is_sent() -> None:
    said = "is 718 x 720 pixels, and no side may be below 720"
    client = SkillsVideo(api_key="k", base_url="https://gateway.invalid")
    with client, pytest.raises(MediaError, match=said):
        client.kling_o3.generate("x", video_url=medium("mp4", (718, 720), pictures=1))
