"""Every paid file is on disk, or an error names it: many results, one folder."""

from __future__ import annotations

import asyncio
import errno
import io
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.mock import VALID_KEY
from image_gateways import (
    AsyncUModelverse,
    DownloadFailed,
    DownloadRefused,
    NotSaved,
    UModelverse,
    unfinished,
)
from image_gateways._runtime.client.flows.keep import PartFile
from image_gateways._runtime.client.flows.target import Limits, Target, fits
from image_gateways._runtime.client.media.sniff import GIF, MP4, PNG, WAV
from image_gateways._runtime.client.media.whole import boxes

from .trials import MODELS, Lab
from .troubles import GATEWAYS, TASK_GATEWAYS

COLOURS = pytest.mark.parametrize("colour", ["sync", "async"])
PROMPTS = ("a lighthouse", "a harbour", "a gull", "a gull")


@pytest.fixture
def lab(laboratory: Lab) -> Lab:
    laboratory.mock.reset()
    return laboratory


def drawn(lab: Lab, gateway: str, colour: str, prompt: str = "a lighthouse") -> Any:
    """One result."""
    model = getattr(lab.client(gateway, colour), MODELS[gateway][1])
    return lab.do(model.generate(prompt))


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_as_many_files_as_charges_lie_in_one_folder(
    lab: Lab, tmp_path: Path, gateway: str, colour: str
) -> None:
    saved: list[Path] = []
    for prompt in PROMPTS:
        saved += lab.do(drawn(lab, gateway, colour, prompt).save_all(tmp_path))
    assert len(set(saved)) == lab.mock.ledger.count() == len(PROMPTS)
    assert sorted(saved) == sorted(tmp_path.iterdir())


@COLOURS
def test_saving_a_result_twice_makes_one_file(lab: Lab, tmp_path: Path, colour: str) -> None:
    result = drawn(lab, "umodelverse", colour)
    assert lab.do(result.save_all(tmp_path)) == lab.do(result.save_all(tmp_path))
    assert len(list(tmp_path.iterdir())) == 1


@COLOURS
def test_a_file_of_the_same_name_with_other_bytes_stays_unless_overwrite_is_given(
    lab: Lab, tmp_path: Path, colour: str
) -> None:
    result = drawn(lab, "rivya", colour)
    (first,) = lab.do(result.save_all(tmp_path))
    first.write_bytes(b"another picture")
    (second,) = lab.do(result.save_all(tmp_path))
    assert second != first
    assert first.read_bytes() == b"another picture"
    assert lab.do(result.save_all(tmp_path)) == [second]
    (third,) = lab.do(result.save_all(tmp_path, overwrite=True))
    assert third == first
    assert third.read_bytes() == second.read_bytes()


def test_a_disk_without_hard_links_gets_the_file_all_the_same(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: Any) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(os, "link", link)
    for prompt in PROMPTS[:2]:
        lab.do(drawn(lab, "rivya", "sync", prompt).save_all(tmp_path))
    assert len(list(tmp_path.iterdir())) == 2
    assert all(path.stat().st_size for path in tmp_path.iterdir())


@COLOURS
@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_missing_folder_is_an_error_that_holds_the_picture(
    lab: Lab, tmp_path: Path, gateway: str, colour: str
) -> None:
    result = drawn(lab, gateway, colour)
    with pytest.raises(NotSaved, match="no such folder") as caught:
        lab.do(result.save(tmp_path / "none" / "x.png"))
    error = caught.value
    assert (error.task_id, error.url) == (result.id, result.images[0].url)
    assert not error.is_retry_safe
    assert isinstance(error.__cause__, FileNotFoundError)
    assert lab.do(error.file.save(tmp_path / "x.png")).stat().st_size


def test_a_folder_that_cannot_be_made_is_an_error_of_ours(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotSaved, match="cannot be made"):
        drawn(lab, "rivya", "sync").save_all(tmp_path / "file")


@pytest.mark.parametrize("name", ["x" * 251 + ".png", "é" * 125 + ".png"])
def test_a_name_as_long_as_a_disk_takes_is_taken(lab: Lab, tmp_path: Path, name: str) -> None:
    path = drawn(lab, "rivya", "sync").save(tmp_path / name)
    assert path.name == name


def test_a_name_longer_than_a_disk_takes_is_an_error_of_ours(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="too long"):
        drawn(lab, "rivya", "sync").save(tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


def test_pictures_within_the_answer_are_in_the_error_too(lab: Lab, tmp_path: Path) -> None:
    result = drawn(lab, "umodelverse", "sync")
    assert result.id is None
    with pytest.raises(NotSaved) as caught:
        result.save(tmp_path)
    assert caught.value.file is result.images[0]
    assert caught.value.file.read()


@COLOURS
def test_a_picture_within_the_answer_is_saved_after_your_client_was_closed(
    lab: Lab, tmp_path: Path, colour: str
) -> None:
    options: dict[str, Any] = {
        "api_key": VALID_KEY, "base_url": lab.mock.gateway_url("umodelverse"), "env": lab.env
    }  # fmt: skip
    if colour == "sync":
        with httpx.Client() as http:
            result: Any = UModelverse(http_client=http, **options).qwen_image.generate("a fox")
    else:

        async def main() -> Any:
            async with httpx.AsyncClient() as http:
                client = AsyncUModelverse(http_client=http, **options)
                return await client.qwen_image.generate("a fox")

        result = lab.do(main())
    assert lab.do(result.save(tmp_path / "x.png")).stat().st_size
    with pytest.raises(NotSaved):
        lab.do(result.save(tmp_path / "none" / "x.png"))


@COLOURS
def test_a_link_cannot_be_fetched_after_your_client_was_closed_and_the_error_names_it(
    lab: Lab, tmp_path: Path, colour: str
) -> None:
    result = drawn(lab, "reapi", colour)
    session = result.images[0]._session
    session.connection.given = _closed_client(colour)
    session.connection.closed = True
    with pytest.raises(DownloadFailed, match="closed") as caught:
        lab.do(result.save(tmp_path / "x.png"))
    assert (caught.value.url, caught.value.task_id) == (result.images[0].url, result.id)


def _closed_client(colour: str) -> Any:
    """A client that was closed."""
    if colour == "sync":
        http = httpx.Client()
        http.close()
        return http
    other = httpx.AsyncClient()
    asyncio.run(other.aclose())
    return other


class Links(httpx.BaseTransport):
    """Real HTTP to the gateway; each result is `content` instead."""

    def __init__(self, content: bytes) -> None:
        self._inner = httpx.HTTPTransport(verify=False)
        self._content = content

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if "/results/" in str(request.url):
            return httpx.Response(200, content=self._content)
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


FILM = (
    b"\0\0\0\x18ftypisom\0\0\2\0isommp42"
    + b"\0\0\0\x10moov" + b"\0" * 8 + b"\0\0\0\x10mdat" + b"\0" * 8
)  # fmt: skip
RUBBISH = b"\0\0\0\x18ftypisom" + b"<html>sign in</html>" * 9


@pytest.mark.parametrize(
    ("gateway", "by"),
    [*((name, "model") for name in TASK_GATEWAYS), ("reapi", "id"), ("skills-video", "id")],
)
def test_rubbish_that_begins_like_a_film_is_no_picture_and_the_link_is_named(
    lab: Lab, tmp_path: Path, gateway: str, by: str
) -> None:
    with httpx.Client(transport=Links(RUBBISH)) as http:
        client = lab.client(gateway, "sync").with_options(http_client=http)
        result = getattr(client, MODELS[gateway][1]).generate("a fox")
        if by == "id":
            result = client.task(result.id).wait()
        with pytest.raises(
            DownloadRefused, match="not whole, and a picture was paid for"
        ) as caught:
            result.save_all(tmp_path)
        with pytest.raises(DownloadRefused):
            result.files[0].read()
    assert (caught.value.task_id, caught.value.url) == (result.id, result.files[0].url)
    assert list(tmp_path.iterdir()) == []
    assert lab.mock.ledger.count() == 1


def test_what_a_container_may_hold_and_what_nobody_knows_is_taken() -> None:
    assert fits(MP4, "audio") and fits(MP4, "video") and fits(GIF, "video") and fits(PNG, "image")
    assert not fits(MP4, "image") and not fits(WAV, "video") and not fits(PNG, "video")
    for data in (RUBBISH, b"\0\0\0\x18ftypisom" + b"\0" * 80, b"OggS" + b"\0" * 90):
        file = io.BytesIO()
        taken = Target(file, Limits(), "image")
        taken.begins(200, {})
        taken.write(data)
        with pytest.raises(DownloadRefused, match="a picture was paid for"):
            taken.examine()
    assert boxes(io.BytesIO(FILM), len(FILM))
    assert not boxes(io.BytesIO(FILM[:-3]), len(FILM) - 3)
    assert not boxes(io.BytesIO(FILM[:24]), 24)
    assert not boxes(io.BytesIO(FILM[:40]), 40)


def test_a_file_that_is_opened_after_its_call_was_given_up_is_not_there(tmp_path: Path) -> None:
    part = PartFile(tmp_path / "x.part")
    part.discard()
    with pytest.raises(OSError, match="given up"):
        part.open()
    other = PartFile(tmp_path / "y.part")
    file = other.open()
    other.discard()
    assert file.closed
    assert list(tmp_path.iterdir()) == []


@COLOURS
def test_a_link_stays_a_link_and_its_file_is_replaced(
    lab: Lab, tmp_path: Path, colour: str
) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "x.png", tmp_path / "latest.png"
    target.write_bytes(b"old")
    link.symlink_to(target)
    assert lab.do(drawn(lab, "rivya", colour).save(link)) == target
    assert link.is_symlink()
    assert link.read_bytes() == target.read_bytes() != b"old"


@COLOURS
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a\0b.png", "null character"),
        ("a\ud800b.png", "is not a file's name"),
        (5, "not int"),
        (None, "not NoneType"),
    ],
)
@pytest.mark.parametrize("save", ["save", "save_all"])
def test_what_is_no_path_is_an_error_that_holds_the_picture(
    lab: Lab, tmp_path: Path, colour: str, name: Any, why: str, save: str
) -> None:
    result = drawn(lab, "rivya", colour)
    path = f"{tmp_path}/{name}" if isinstance(name, str) else name
    with pytest.raises(NotSaved, match=why) as caught:
        lab.do(getattr(result, save)(path))
    assert caught.value.task_id == result.id
    assert lab.do(caught.value.file.save(tmp_path / "x.png")).stat().st_size


def test_what_is_no_ordinary_file_is_not_replaced(lab: Lab, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    with pytest.raises(NotSaved, match="not a file that could be replaced"):
        drawn(lab, "rivya", "sync").save(pipe)
    assert pipe.is_fifo()


def test_a_path_may_be_bytes(lab: Lab, tmp_path: Path) -> None:
    path = drawn(lab, "rivya", "sync").save(os.fsencode(tmp_path / "x.png"))
    assert path == tmp_path / "x.png"


@COLOURS
def test_a_wrong_option_of_a_save_leaves_the_picture_in_the_callers_hands(
    lab: Lab, tmp_path: Path, colour: str
) -> None:
    with pytest.raises(ValueError, match="max_bytes is a number above 0") as caught:
        lab.do(drawn(lab, "rivya", colour).save(tmp_path / "x.png", max_bytes=0))
    found = unfinished(caught.value)
    assert found is not None
    assert lab.do(found.file.save(tmp_path / "x.png")).stat().st_size


@COLOURS
def test_a_full_disk_is_an_error_that_holds_the_picture(
    lab: Lab, tmp_path: Path, colour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = drawn(lab, "rivya", colour)

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(NotSaved, match="No space left") as caught:
            lab.do(result.save(tmp_path / "x.png"))
    assert list(tmp_path.iterdir()) == []
    assert lab.do(caught.value.file.save(tmp_path / "x.png")).stat().st_size


@COLOURS
def test_a_disk_that_fills_up_during_a_download_is_not_taken_for_the_network(
    lab: Lab, tmp_path: Path, colour: str
) -> None:
    resource = pytest.importorskip("resource")
    result = drawn(lab, "rivya", colour)
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, usual[1]))
    try:
        with pytest.raises(NotSaved, match="File too large") as caught:
            lab.do(result.save(tmp_path / "x.png"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert list(tmp_path.iterdir()) == []
    assert lab.do(caught.value.file.save(tmp_path / "x.png")).stat().st_size > 4096
