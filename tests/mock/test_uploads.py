from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from image_gateways import MediaError, Rivya

from .calls import Caller

MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(64)


def picture(format: str = "PNG", size: tuple[int, int] = (32, 32)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, format)
    return out.getvalue()


def upload(caller: Caller, content: bytes, kind: str = "image", **fields: str) -> Any:
    return caller.client.post(
        caller.mock.gateway_url("rivya") + "/api/v1/files",
        files={"file": ("reference.png", content)},
        data={"kind": kind, **fields},
    )


def test_an_uploaded_picture_comes_back_as_it_was(caller: Caller) -> None:
    answer = upload(caller, picture(), model="qwen2-image", client_request_id="mine")
    assert answer.status_code == 200 and set(answer.json()) == {"url"}
    stored = caller.client.get(answer.json()["url"])
    assert stored.content == picture() and stored.headers["content-type"] == "image/png"


def test_film_and_sound_get_a_duration_token(caller: Caller) -> None:
    answer = upload(caller, MP4, "video").json()
    assert set(answer) == {"url", "duration_token"}


def test_an_uploaded_picture_shows_on_the_result(caller: Caller) -> None:
    url = upload(caller, picture()).json()["url"]
    items = [{"url": url, "kind": "image"}]
    link = caller.link("rivya", change={"params": {"referenceMediaItems": items}})
    shown = Image.open(io.BytesIO(caller.client.get(link).content))
    colours = {colour: count for count, colour in shown.getcolors(2**24) or []}
    assert colours.get((255, 0, 0), 0) > 10_000


@pytest.mark.parametrize(
    ("content", "kind", "fields", "says"),
    [
        (b"hello", "image", {}, "not a picture, film or sound"),
        (b"", "image", {}, "not a picture, film or sound"),
        (picture()[:40], "image", {}, "not a picture, film or sound"),
        (picture("GIF"), "image", {}, "image/gif, allowed are image/jpeg"),
        (picture(), "video", {}, "image/png, not video"),
        (MP4, "image", {}, "video/mp4, not image"),
        (picture(), "picture", {}, "/kind: expected image, video, audio"),
        (picture(), "image", {"model": "qwen9"}, "/model: no such model"),
        (picture(), "image", {"client_request_id": "x" * 129}, "at most 128"),
        (MP4, "video", {"model": "qwen2-image"}, "not video"),
    ],
)
def test_an_upload_that_breaks_a_rule_is_refused(
    caller: Caller, content: bytes, kind: str, fields: dict[str, str], says: str
) -> None:
    answer = upload(caller, content, kind, **fields)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "validation_failed"
    assert says in answer.json()["error"]["message"]


def test_ten_mebibytes_are_taken_and_one_byte_more_is_not(caller: Caller) -> None:
    limit = 10 * 1024 * 1024
    padded = picture() + bytes(limit - len(picture()))
    assert upload(caller, padded).status_code == 200
    answer = upload(caller, padded + b"\0")
    assert answer.status_code == 400 and str(limit) in answer.json()["error"]["message"]


def test_an_upload_needs_a_form_and_a_key(caller: Caller) -> None:
    url = caller.mock.gateway_url("rivya") + "/api/v1/files"
    assert caller.client.post(url, json={}).status_code == 400
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert caller.client.post(url, content=b"--y", headers=broken).status_code == 400
    assert caller.client.post(url, headers={"authorization": "Bearer no"}).status_code == 401


def test_a_multipart_create_takes_files_links_and_typed_fields(caller: Caller) -> None:
    url = caller.mock.gateway_url("skills-video") + "/generation/qwen/qwen-image-2"
    fields = {
        "prompt": "a lighthouse",
        "num_images": "2",
        "enable_prompt_expansion": "false",
        "seed": "null",
        "image_urls": "https://cdn.example.com/reference-image.png",
    }
    files = [("image_urls", ("a.png", picture()))]
    body = caller.client.post(url, data=fields, files=files).json()["input"]
    assert (body["num_images"], body["enable_prompt_expansion"], body["seed"]) == (2, False, None)
    assert len(body["image_urls"]) == 2
    assert caller.client.get(body["image_urls"][1]).content == picture()


@pytest.mark.parametrize(
    ("fields", "file", "says"),
    [
        ({"num_images": "two"}, "image_urls", "/num_images"),
        ({}, "mask", "/mask: takes no file"),
        ({"seed": "NaN"}, "image_urls", "/seed"),
    ],
)
def test_a_bad_multipart_create_is_refused(
    caller: Caller, fields: dict[str, str], file: str, says: str
) -> None:
    url = caller.mock.gateway_url("skills-video") + "/generation/qwen/qwen-image-2"
    answer = caller.client.post(
        url, data={"prompt": "x", **fields}, files={file: ("a.png", picture())}
    )
    assert answer.status_code == 400 and says in answer.json()["message"]


def test_gateways_without_multipart_refuse_a_form(caller: Caller) -> None:
    url = caller.mock.gateway_url("reapi") + "/api/v1/images/generations"
    fields = {"model": "qwen-image-2", "prompt": "x"}
    answer = caller.client.post(url, data=fields, files={"image_url": ("a.png", picture())})
    assert answer.status_code == 400 and "application/json" in answer.json()["error"]["message"]


def test_an_own_id_that_is_too_long_beside_a_file_is_refused_before_it_is_sent(
    caller: Caller,
) -> None:
    with Rivya(api_key="test-key", base_url=caller.mock.gateway_url("rivya")) as client:
        said = "client_request_id: 129 characters are more than the 128 that go with a file"
        for act in (client.qwen2_image.submit, client.qwen2_image.validate):
            with pytest.raises(MediaError, match=said):
                act("a pier", reference_media=[picture()], client_request_id="x" * 129)
        assert caller.mock.requests == ()
        client.qwen2_image.submit(
            "a pier", reference_media=[picture()], client_request_id="x" * 128
        )
        client.qwen2_image.submit("a pier", client_request_id="x" * 129)
    assert [one.step for one in caller.mock.requests] == ["upload", "create", "create"]
