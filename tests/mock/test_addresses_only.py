"""A param whose files are given by their address alone: a local file is refused, with the way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.release import compare

from ..generator.checking import EASEL, change, found
from ..generator.conftest import GATEWAY, MODEL
from ..release.conftest import package_of
from .shops import SIDES, calls, opened, write

ONLY = """\
params:
  film:
    type: url
    role: video
    takes: {video: {max_bytes: 5000, mime_types: [video/mp4]}}
    addresses_only: true
    doc: The film to work from.
  films:
    type: list
    items: {type: object, fields: {url: {type: url}, kind: {type: string}}}
    takes: {video: {}}
    file_keys: {address: url}
    addresses_only: true
  picture: {type: url, takes: {image: {}}}
"""
INLINE = GATEWAY.replace("uploads:\n  via: public_url\n", "uploads:\n  via: inline\n").replace(
    "polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n"
)
TAKING = MODEL.replace("params:\n", ONLY)
URL = "https://films.example/one.mp4"
WAY_OUT = "takes public https addresses only here: host the file and pass its address"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    assert INLINE != GATEWAY
    specs = write(tmp_path_factory.mktemp("only") / "specs", INLINE, TAKING)
    with pytest.MonkeyPatch.context() as patch, opened(specs, patch) as opened_shop:
        yield opened_shop


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("name", ["a path", "bytes", "a path as text", "in an object", "in a list"])
def test_a_local_file_is_refused_before_anything_is_sent(
    shop: tuple[Any, Any], name: str, side: str, tmp_path: Path
) -> None:
    mock, module = shop
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\0\0\0\x18ftypisom" + b"\0" * 40)
    given: dict[str, Any] = {
        "a path": {"film": film},
        "bytes": {"film": film.read_bytes()},
        "a path as text": {"film": "films/film.mp4"},
        "in an object": {"films": [{"url": film, "kind": "feature"}]},
        "in a list": {"films": [film]},
    }[name]
    before = mock.ledger.count()
    with pytest.raises(module.MediaError, match=WAY_OUT):
        calls(side, module, mock, lambda one: one.easel.generate("a hat", **given))
    assert mock.ledger.count() == before


@pytest.mark.parametrize("side", SIDES)
def test_an_address_travels_as_it_is(shop: tuple[Any, Any], side: str) -> None:
    mock, module = shop
    given = {"film": URL, "films": [{"url": URL, "kind": "feature"}]}
    made = calls(side, module, mock, lambda one: one.easel.generate("a hat", **given))
    assert len(made.images) == 1
    sent = module.Shop(api_key="k").easel.request("a hat", **given)
    assert (sent["film"], sent["films"]) == (URL, [{"url": URL, "kind": "feature"}])


def test_the_mock_takes_no_file_where_an_address_belongs(shop: tuple[Any, Any]) -> None:
    mock, _ = shop
    data = "data:video/mp4;base64,AAAA"
    url, key = mock.gateway_url("shop"), {"authorization": "Bearer test-key"}
    for wrong in ({"film": data}, {"films": [{"url": data}]}):
        body = {"model": "easel", "prompt": "a hat", **wrong}
        answer = httpx.post(f"{url}/v1/images", json=body, headers=key)
        assert answer.status_code == 400
        assert "takes the address of a file, not the file" in answer.text


def test_editors_and_documents_say_so(shop: tuple[Any, Any]) -> None:
    _, module = shop
    easel = module.Shop(api_key="k").easel
    words = " ".join(easel.generate.__doc__.split())
    assert "Files: video (video/mp4, at most 5,000 bytes), by address only." in words
    annotations = type(easel).generate.__annotations__
    assert annotations["film"] == "str | None"
    assert "Media" in annotations["picture"]


def test_it_comes_and_goes_as_a_change(tmp_path: Path) -> None:
    other = TAKING.replace("    addresses_only: true\n    doc", "    doc")
    old, new = (
        package_of(write(tmp_path / str(number), INLINE, text))
        for number, text in enumerate((other, TAKING))
    )
    told = [
        [(one.fact, one.verdict, one.direction) for one in compare(*two)]
        for two in ((old, new), (new, old))
    ]
    fact = "params.film.addresses_only"
    assert told == [[(fact, "major", "tightened")], [(fact, "minor", "loosened")]]


FAULTS = {
    ("    takes: {video: {max_bytes: 5000, mime_types: [video/mp4]}}\n", ""): (
        "nothing says which files the param takes; add `takes`"
    ),
    ("    type: url\n    role: video\n", "    type: url\n    base64: true\n    role: video\n"): (
        "the content of a file is taken here as base64, so a local one is; remove one of the two"
    ),
    ("fields: {url: {type: url}, kind", "fields: {url: {type: base64}, kind"): (
        "the content of a file is taken here as base64, so a local one is; remove one of the two"
    ),
}


@pytest.mark.parametrize("edit", FAULTS)
def test_addresses_alone_where_files_are_taken_otherwise_are_refused(
    edit: tuple[str, str], tmp_path: Path
) -> None:
    specs = write(tmp_path / "specs", INLINE, TAKING)
    change(specs, EASEL, *edit)
    assert FAULTS[edit] in " ".join(found(specs))
