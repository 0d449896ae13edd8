"""Local files: looked at before a byte is sent, named by their content, streamed."""

from __future__ import annotations

import io
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import httpx
import pytest

from gatewright.runtime.client import errors
from gatewright.runtime.client.media.given import look
from gatewright.runtime.client.media.local import Local
from gatewright.runtime.client.media.multipart import Form
from gatewright.runtime.client.media.sniff import sniff

from .conftest import World, answer, done, error, task
from .gateways import DEDUP_FILES
from .pictures import MP3, MP4, WAV, gif, jpeg, png, webp


def parts(request: httpx.Request) -> list[tuple[str, str | None, str, bytes]]:
    """(name, file name, content type, bytes) of a form, read by the standard library's parser."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + request.content)
    found = []
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        found.append((str(name), part.get_filename(), part.get_content_type(), data))
    return found


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (png(), "image/png"),
        (jpeg(), "image/jpeg"),
        (webp(), "image/webp"),
        (gif(), "image/gif"),
        (WAV, "audio/wav"),
        (MP4, "video/mp4"),
        (MP3, "audio/mpeg"),
        (b"\0\0\0\x18ftypqt  ", "video/quicktime"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x18ftypavif", "image/avif"),
        (b"\x1a\x45\xdf\xa3", "video/webm"),
        (b"OggS", "audio/ogg"),
        (b"fLaC\0\0\0\x22", "audio/flac"),
        (b"FORM\0\0\0\x22AIFFCOMM", "audio/aiff"),
        (b"II*\0\x08\0\0\0", "image/tiff"),
        (b"MM\0*\0\0\0\x08", "image/tiff"),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", "image/bmp"),
        (b"BMW 330i, a page of text", None),
        (b"RIFF\x24\0\0\0AVI LIST", "video/x-msvideo"),
        (b"\xff\xf1\x50", "audio/aac"),
        (b"<html>", None),
        (b'{"a": 1}', None),
        (b"<svg xmlns", None),
        (b"PK\x03\x04", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_first_bytes(data: bytes, mime: str | None) -> None:
    found = sniff(data)
    assert (found.mime if found else None) == mime


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        (b"", "is empty"),
        (b"<html>", "not an image, video or audio file of a known type"),
        (b"GIF89a" + b"\0" * 80, "takes image/png or image/jpeg"),
        (MP4, "takes image or audio files only"),
        (png() + b"\0" * 1000, "more than the 1,000"),
        (io.StringIO("text"), "binary mode"),
        (Path("gone.png"), "does not exist"),
        (Path(), "is not a file"),
        (Path("nul\0.png"), "does not exist"),
    ],
)
def test_a_file_that_cannot_be_sent_is_refused_before_anything_is(
    world: World, value: object, complaint: str
) -> None:
    with pytest.raises(errors.MediaError, match=complaint):
        world.do(world.client("dedup").one.generate("a fox", media=[value]))
    assert world.requests == []


@pytest.mark.parametrize("form", ["path", "bytes", "open", "stream"])
def test_files_are_uploaded_first_whatever_way_they_are_given(
    world: World, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "cat.png"
    path.write_bytes(png())

    class Stream:
        def read(self, size: int = -1) -> bytes:
            return png()

    opened = path.open("rb")
    value: Any = {
        "path": path,
        "bytes": png(),
        "open": opened,
        "stream": Stream(),
    }[form]
    world.plays(answer(200, {"url": "https://files.example/1"}), task(), done())
    world.do(world.client("dedup").one.generate("a fox", media=value))
    assert not opened.closed
    opened.close()
    name = "cat.png" if form in ("path", "open") else "file.png"
    assert parts(world.requests[0]) == [
        ("kind", None, "text/plain", b"image"),
        ("model", None, "text/plain", b"art/one"),
        ("file", name, "image/png", png()),
    ]
    assert int(world.requests[0].headers["content-length"]) == len(world.requests[0].content)
    assert world.body(1)["params"]["items"] == [
        {"url": "https://files.example/1", "kind": "image", "name": name, "mimeType": "image/png"}
    ]


def test_a_token_travels_for_the_kinds_that_need_one(world: World) -> None:
    uploaded = [
        answer(200, {"url": f"https://files.example/{n}", "token": f"tok{n}"}) for n in (1, 2)
    ]
    world.plays(*uploaded, task(), done())
    world.do(world.client("dedup").one.generate("a fox", media=[png(), MP3]))
    items = world.body(2)["params"]["items"]
    assert "durationToken" not in items[0]
    assert items[1]["durationToken"] == "tok2"


def test_uploads_cost_nothing_and_are_tried_again_from_the_beginning(world: World) -> None:
    world.plays(
        httpx.ReadError("reset"),
        error(503),
        answer(200, {"url": "https://f.example/1"}),
        task(),
        done(),
    )
    world.do(world.client("dedup").one.generate("a fox", media=[io.BytesIO(png())]))
    assert [part[3] for request in world.requests[:3] for part in parts(request)[2:]] == [png()] * 3


def test_a_failed_upload_creates_nothing(world: World) -> None:
    world.plays(error(401))
    with pytest.raises(errors.AuthenticationError) as caught:
        world.do(world.client("dedup").one.generate("a fox", media=[png()]))
    assert caught.value.operation == "upload"
    assert len(world.requests) == 1


def test_an_upload_without_an_address_creates_nothing(world: World) -> None:
    world.plays(answer(200, {"ok": True}))
    with pytest.raises(errors.ServerError, match="names no address"):
        world.do(world.client("dedup").one.generate("a fox", media=[png()]))


def test_addresses_and_items_are_passed_on(world: World) -> None:
    item = {"url": "https://x.example/b", "kind": "image"}
    world.plays(task(), done())
    media = ["https://x.example/a.PNG?x=1", item]
    world.do(world.client("dedup").one.generate("a fox", media=media))
    expected = [{"url": media[0], "kind": "image"}, item]
    assert world.body()["params"]["items"] == expected


def test_an_address_whose_kind_cannot_be_seen_is_not_guessed(world: World) -> None:
    with pytest.raises(errors.MediaError, match="'kind': 'image'"):
        world.do(world.client("dedup").one.generate("a fox", media=["https://x.example/a"]))


def test_files_travel_within_the_form_of_the_create(world: World, tmp_path: Path) -> None:
    path = tmp_path / 'a "cat"\r\n.png'
    path.write_bytes(png())
    world.plays(task(), done())
    images = [path, "https://x.example/a.png"]
    world.do(world.client("plain").one.generate("a fox é", images=images, seed=7, wide=True))
    assert world.requests[0].headers["content-type"].startswith("multipart/form-data; boundary=")
    found = parts(world.requests[0])
    assert [(name, data) for name, _, _, data in found] == [
        ("prompt", "a fox é".encode()),
        ("images", png()),
        ("images", b"https://x.example/a.png"),
        ("seed", b"7"),
        ("wide", b"true"),
    ]
    assert b"\r\n.png" not in world.requests[0].content


def test_without_files_the_create_is_json(world: World) -> None:
    world.plays(task(), done())
    world.do(world.client("plain").one.generate("a fox", images=["https://x.example/a.png"]))
    assert world.body() == {"prompt": "a fox", "images": ["https://x.example/a.png"]}


def test_none_is_not_given_in_a_form_either(world: World) -> None:
    world.plays(task(), done())
    world.do(world.client("plain").one.generate("a fox", images=[png()], seed=None))
    assert [part[0] for part in parts(world.requests[0])] == ["prompt", "images"]


@pytest.mark.parametrize("value", [png(), Path("cat.png"), io.BytesIO(png())])
def test_a_gateway_that_fetches_files_itself_names_the_way_out(world: World, value: object) -> None:
    with pytest.raises(errors.MediaError, match="host the file and pass its address"):
        world.do(world.client("swift").one.generate("a fox", image_url=value))


def test_a_body_with_local_files_cannot_be_shown(world: World) -> None:
    with pytest.raises(errors.MediaError, match="no address before it is sent"):
        world.client("dedup").one.request("a fox", media=[png()])
    assert world.client("dedup").one.validate("a fox", media=[png()]) == []


def test_a_file_that_shrinks_while_it_is_sent_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "cat.png"
    path.write_bytes(png())
    local = look(path, DEDUP_FILES)
    path.write_bytes(png()[:20])
    with pytest.raises(errors.MediaError, match="shorter"):
        list(Form([("file", local)], "b").chunks())
    path.unlink()
    with pytest.raises(errors.MediaError, match="cannot be read"):
        list(local.chunks())


def test_a_form_says_its_length_and_can_be_read_twice() -> None:
    form = Form([("a", "é"), ("file", look(png(), None))], "boundary")
    once = b"".join(form.chunks())
    assert len(once) == form.length
    assert once == b"".join(form.chunks())


def test_a_big_file_is_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "big.png"
    path.write_bytes(png() + b"\0" * 300_000)
    local = look(path, None)
    assert isinstance(local, Local)
    assert max(map(len, local.chunks())) == 64 * 1024
