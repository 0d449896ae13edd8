"""What a reference file may be, and what is said of what it may not be."""

from __future__ import annotations

import base64
import decimal
import io
import tempfile
import threading
from pathlib import Path
from typing import Any

import numpy
import pytest
from PIL import Image
from starlette.datastructures import Headers, UploadFile

from gatewright.runtime.client import errors
from gatewright.runtime.client.media.given import look
from gatewright.runtime.client.media.png import png as drawn
from gatewright.runtime.client.media.uploaded import UploadedFile

from .conftest import World, answer, done, task
from .gateways import MEDIA
from .pictures import MP3, png
from .test_media import parts

assert MEDIA["image"].max_bytes == 1000
SMALL = Image.new("RGB", (4, 3), "#ff0000")


class OnlyFrames(io.BytesIO):
    """An open file with a label like one of a web framework's."""

    filename = "C:\\photos\\cat.png"


def form_file() -> UploadFile:
    headers = Headers({"content-type": "image/png"})
    return UploadFile(io.BytesIO(png()), filename="cat.png", headers=headers)


def spooled() -> Any:
    file = tempfile.SpooledTemporaryFile()  # noqa: SIM115 (the test closes it)
    file.write(png())
    file.seek(0)
    return file


TAKEN: dict[str, tuple[Any, str]] = {
    "bytes": (png(), "file.png"),
    "bytearray": (bytearray(png()), "file.png"),
    "memoryview": (memoryview(png()), "file.png"),
    "BytesIO": (io.BytesIO(png()), "file.png"),
    "a labelled file": (OnlyFrames(png()), "cat.png"),
    "a form's file": (form_file(), "cat.png"),
    "openai's pair": (("cat.png", png()), "cat.png"),
    "openai's triple": (("cat.png", io.BytesIO(png()), "image/png"), "cat.png"),
    "openai's nameless pair": ((None, png()), "file.png"),
    "openai's path": (("../../cat.png", png(), "application/octet-stream"), "cat.png"),
}


@pytest.mark.parametrize("how", TAKEN)
@pytest.mark.parametrize("listed", [True, False], ids=["in a list", "alone"])
def test_a_file_is_taken_as_applications_hold_it(world: World, how: str, listed: bool) -> None:
    value, name = TAKEN[how]
    world.plays(answer(200, {"url": "https://files.example/1"}), task(), done())
    world.do(world.client("dedup").one.generate("a fox", media=[value] if listed else value))
    assert parts(world.requests[0])[-1] == ("file", name, "image/png", png())
    for one in (value, value[1] if isinstance(value, tuple) else None):
        if isinstance(one, io.BytesIO):
            one.seek(0)
        elif isinstance(one, UploadFile):
            one.file.seek(0)


def test_a_spooled_file_is_taken(world: World) -> None:
    world.plays(answer(200, {"url": "https://files.example/1"}), task(), done())
    with spooled() as file:
        world.do(world.client("dedup").one.generate("a fox", media=file))
    assert parts(world.requests[0])[-1][3] == png()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "PA"])
def test_a_pil_image_travels_as_a_png_of_the_same_pixels(mode: str) -> None:
    picture = SMALL.convert("RGBA" if mode == "PA" else "RGB").convert(mode)
    local = look(picture, None)
    assert (local.type.mime, local.name) == ("image/png", "image.png")
    again = Image.open(io.BytesIO(b"".join(local.chunks())))
    assert again.size == (4, 3)
    assert again.convert("RGB").tobytes() == picture.convert("RGB").tobytes()


def test_an_opened_pil_image_keeps_its_name(tmp_path: Path) -> None:
    SMALL.save(tmp_path / "cat.jpg")
    with Image.open(tmp_path / "cat.jpg") as picture:
        assert look(picture, None).name == "cat.png"


@pytest.mark.parametrize("shape", [(3, 4), (3, 4, 1), (3, 4, 2), (3, 4, 3), (3, 4, 4)])
def test_an_array_of_bytes_travels_as_a_png_of_the_same_pixels(shape: tuple[int, ...]) -> None:
    array = numpy.arange(numpy.prod(shape), dtype="uint8").reshape(shape)
    local = look(array, None)
    again = numpy.asarray(Image.open(io.BytesIO(b"".join(local.chunks()))))
    assert (again.reshape(shape) == array).all()
    turned = numpy.asfortranarray(array)[::-1]
    flipped = numpy.asarray(Image.open(io.BytesIO(b"".join(look(turned, None).chunks()))))
    assert (flipped.reshape(shape) == turned).all()


@pytest.mark.parametrize(
    "array",
    [
        numpy.zeros((3, 4, 3), "float64"),
        numpy.zeros((3, 4, 3), "int8"),
        numpy.zeros((3, 4, 5), "uint8"),
        numpy.zeros((4,), "uint8"),
        numpy.zeros((0, 4), "uint8"),
        numpy.zeros((1, 3, 4, 3), "uint8"),
    ],
    ids=lambda array: f"{array.dtype} {array.shape}",
)
def test_an_array_of_something_else_names_what_is_taken(world: World, array: Any) -> None:
    with pytest.raises(errors.MediaError, match=r"pass uint8 of the shape \(height, width\)"):
        world.do(world.client("dedup").one.generate("a fox", media=array))
    assert world.requests == []


def test_a_png_of_ours_is_one_that_pil_reads() -> None:
    data = drawn(bytes(range(24)), 4, 2, 3)
    assert Image.open(io.BytesIO(data)).tobytes() == bytes(range(24))


class Awaited:
    """A file of aiofiles or the like."""

    async def read(self, size: int = -1) -> bytes:
        return png()


def at_its_end() -> io.BytesIO:
    file = io.BytesIO(png())
    file.read()
    return file


def closed() -> io.BytesIO:
    file = io.BytesIO(png())
    file.close()
    return file


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("cat.png", r"for a file on this machine pass pathlib.Path\('cat.png'\)"),
        ("/etc/passwd", r"pass pathlib.Path\('/etc/passwd'\)"),
        ("C:\\cat.png", "a string is an address"),
        ("file:///home/me/cat.png", r"for a file on this machine pass pathlib.Path\(…\)"),
        ("s3://bucket/cat.png", "public https address"),
        ("http://cdn.example/cat.png", "public https address"),
        ("ftp://cdn.example/cat.png", "public https address"),
        (base64.b64encode(png() * 3).decode(), r"pass the bytes, base64.b64decode\(text\)"),
        ("", "a string is an address"),
        (at_its_end(), r"stands at its end; seek\(0\)"),
        (closed(), "closed file"),
        (Awaited(), r"pass the bytes, `await file.read\(\)`"),
        (("cat.png", b""), "is empty"),
    ],
    ids=lambda value: ascii(value)[:40] if isinstance(value, str) else type(value).__name__,
)
def test_what_is_no_file_is_refused_with_the_way_out(world: World, value: Any, said: str) -> None:
    with pytest.raises(errors.MediaError, match=said) as caught:
        world.do(world.client("dedup").one.generate("a fox", media=[value]))
    assert caught.value.nothing_created
    assert len(str(caught.value)) < 300
    assert world.requests == []


def test_a_string_is_never_opened(world: World, tmp_path: Path, monkeypatch: Any) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    monkeypatch.chdir(tmp_path)
    for text in (str(secret), "secret.png", "./secret.png"):
        with pytest.raises(errors.MediaError) as here:
            world.do(world.client("dedup").one.generate("a fox", media=text))
        with pytest.raises(errors.MediaError) as nowhere:
            world.do(world.client("dedup").one.generate("a fox", media=text + "0"))
        assert str(here.value).replace(text, "") == str(nowhere.value).replace(text + "0", "")
    assert world.requests == []


@pytest.mark.parametrize("value", ["ref.png", "photos/ref.JPG", "../ref.webp"])
def test_a_path_where_only_an_address_will_do_names_the_way_out(world: World, value: str) -> None:
    with pytest.raises(errors.MediaError, match="host the file and pass its address"):
        world.do(world.client("swift").one.generate("a fox", image_url=value))


def test_a_claimed_type_that_is_not_the_contents_is_told(world: World) -> None:
    world.plays(answer(200, {"url": "https://files.example/1"}), task(), done())
    with pytest.warns(errors.GatewayWarning, match=r"cat\.jpg holds image/png, not image/jpeg"):
        world.do(
            world.client("dedup").one.generate("a fox", media=("cat.jpg", png(), "image/jpeg"))
        )


# Uploaded once, used many times.


def test_a_file_is_uploaded_once_and_used_many_times(world: World) -> None:
    world.plays(answer(200, {"url": "https://files.example/1"}), *[task(), done()] * 3)
    client = world.client("dedup")
    kept = world.do(client.one.upload(png()))
    for prompt in ("a fox", "an owl", "a hare"):
        world.do(client.one.generate(prompt, media=[kept]))
    item = {
        "url": "https://files.example/1",
        "kind": "image",
        "name": "file.png",
        "mimeType": "image/png",
    }
    assert len(world.requests) == 7
    assert [world.body(index)["params"]["items"] for index in (1, 3, 5)] == [[item]] * 3


def test_an_uploaded_sound_keeps_its_token(world: World) -> None:
    world.plays(answer(200, {"url": "https://files.example/1", "token": "tok"}), task(), done())
    client = world.client("dedup")
    kept = world.do(client.one.upload(MP3))
    assert "tok" not in repr(kept)
    world.do(client.one.generate("a fox", media=kept))
    assert world.body(1)["params"]["items"][0]["durationToken"] == "tok"


def test_an_uploaded_file_belongs_to_its_gateway(world: World) -> None:
    kept = UploadedFile("dedup", "https://files.example/1", "image", "image/png", "cat.png", 9)
    for name, argument in (("plain", "images"), ("swift", "image_url")):
        with pytest.raises(errors.MediaError, match="was uploaded to dedup; upload it to"):
            world.do(world.client(name).one.generate("a fox", **{argument: kept}))
    assert world.requests == []


@pytest.mark.parametrize(
    ("name", "way"),
    [("plain", "pass the file with each request"), ("swift", "host the file")],
)
def test_a_gateway_without_uploads_names_the_way_out(world: World, name: str, way: str) -> None:
    with pytest.raises(errors.MediaError, match=way):
        world.do(world.client(name).one.upload(png()))
    assert world.requests == []


def test_what_an_upload_may_be_is_looked_at_first(world: World) -> None:
    with pytest.raises(errors.MediaError, match="more than the 1,000"):
        world.do(world.client("dedup").one.upload(png() + b"\0" * 1000))
    with pytest.raises(ValueError, match="timeout"):
        world.do(world.client("dedup").one.upload(png(), timeout=0))
    assert world.requests == []


def test_a_result_is_a_reference_by_its_address(world: World) -> None:
    client = world.client("plain")
    world.plays(task(), done(), task(), done())
    made = world.do(client.one.generate("a fox")).images[0]
    world.do(client.one.generate("in winter", images=[made]))
    assert world.body(2)["images"] == ["https://cdn.example/1.png"]


# None is not given; numbers of numpy are numbers.


def test_none_is_not_given_whatever_the_argument(world: World) -> None:
    one = world.client("dedup").one
    nothing = dict.fromkeys(("size", "seed", "safe", "media", "client_request_id", "timeout"))
    assert one.request("a fox", **nothing) == one.request("a fox")
    assert one.validate("a fox", **nothing) == []


def test_an_argument_that_is_required_is_still_missed_when_it_is_none(world: World) -> None:
    with pytest.raises(errors.InvalidRequest, match="prompt"):
        world.do(world.client("dedup").one.generate(None))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (numpy.int64(7), 7),
        (numpy.uint8(7), 7),
        (numpy.float32(0.5), 0.5),
        (numpy.bool_(True), True),
        (numpy.str_("x"), "x"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_scalar_of_numpy_is_what_it_says(world: World, value: Any, expected: Any) -> None:
    found = world.client("dedup").one.request("a fox", seed=value)["params"]["seed"]
    assert (found, type(found)) == (expected, type(expected))


def test_options_take_numbers_of_numpy_too(world: World) -> None:
    world.plays(task(), done())
    world.do(
        world.client("dedup", max_retries=numpy.int64(1), timeout=numpy.float32(5)).one.generate(
            "a fox",
            deadline=numpy.int64(50),
            max_credits=numpy.int64(10),
            max_retries=numpy.int8(1),
        )
    )
    assert world.requests[0].extensions["timeout"]["read"] == 5


def test_a_decimal_is_no_number_of_json(world: World) -> None:
    with pytest.raises(errors.InvalidRequest, match="cannot travel as JSON"):
        world.do(world.client("dedup").one.generate("a fox", seed=decimal.Decimal(1)))


# No file is read on the event loop.


class Watched(io.BytesIO):
    """A file that knows which threads have read it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.threads: set[int] = set()

    def read(self, size: int | None = -1, /) -> bytes:
        self.threads.add(threading.get_ident())
        return super().read(size)


def test_an_async_client_reads_no_file_on_the_event_loop(world: World) -> None:
    file = Watched(png())
    world.plays(answer(200, {"url": "https://files.example/1"}), task(), done())
    world.do(world.client("dedup").one.generate("a fox", media=file))
    world.plays(task(), done())
    world.do(world.client("plain").one.generate("a fox", images=[Watched(png())]))
    if world.colour == "async":
        assert threading.get_ident() not in file.threads
    assert file.threads
