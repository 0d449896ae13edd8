"""Several params of a model take files: each is sent as its gateway says, or refused before."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gatewright.ir import Package
from gatewright.mock import MockServer
from gatewright.release import compare
from gatewright.render.signatures import call_doc

from ..generator.checking import EASEL, change, found
from ..generator.conftest import GATEWAY, MODEL
from ..release.conftest import package_of
from ..runtime.films import medium
from ..runtime.pictures import sound
from .shops import SIDES, calls, opened, write

TAKES = """\
  first_frame_url:
    type: url
    role: first_frame
    takes:
      image: {max_bytes: 5000, mime_types: [image/png, image/jpeg], min_side: 4, max_side: 64, max_ratio: 2.5}
  last_frame_url:
    type: url
    role: last_frame
    takes: {image: {}}
  images:
    type: list
    items: {type: url}
    max_items: 2
    role: reference
    takes: {image: {mime_types: [image/png]}}
  voice:
    type: url
    role: sound
    takes: {audio: {mime_types: [audio/wav], min_seconds: 0.5, max_seconds: 2}}
  clip:
    type: url
    role: video
    takes:
      video: {min_side: 40, max_side: 128, max_ratio: 2, min_seconds: 1, max_seconds: 4, max_seconds_tall: 2}
  hum: {type: url, takes: {audio: {min_seconds: 0.4, max_seconds: 0.5}}}
  chirp: {type: url, takes: {audio: {max_seconds: 0.3}}}
  drone: {type: url, takes: {audio: {min_seconds: 0.6}}}
"""
FILMS = MODEL.replace("params:\n", f"params:\n{TAKES}").replace(
    "price:\n  billing: fixed\n  credits: 2\n",
    "price:\n  billing: per_started_minute\n  of: [voice]\n  credits: 7\n",
)
WAYS = {
    "ahead": (
        "uploads:\n  via: files_api\n  form: {file: upload}\n",
        ("states:\n", "endpoints:\n  upload: POST /v1/files\n\nstates:\n"),
        ("  error:\n    error: ", "  upload: {file: <upload.url>}\n  error:\n    error: "),
    ),
    "as parts of a form": ("uploads:\n  via: multipart\n",),
    "in the body": ("uploads:\n  via: inline\n",),
    "by address": ("uploads:\n  via: public_url\n",),
}
LINK = "https://pictures.example/hat.png"


def gateway(way: str) -> str:
    uploads, *changes = WAYS[way]
    text = GATEWAY.replace("polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n")
    assert "uploads:\n  via: public_url\n" in text
    text = text.replace("uploads:\n  via: public_url\n", str(uploads))
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


class Open:
    """A mock and the package for one way of sending files."""

    def __init__(self, way: str, mock: MockServer, module: Any) -> None:
        self.way, self.mock, self.module = way, mock, module

    @property
    def easel(self) -> Any:
        return self.module.Shop(api_key="k").easel

    def call(self, act: Callable[[Any], Any], side: str = "sync") -> Any:
        return calls(side, self.module, self.mock, lambda shop: act(shop.easel))


@pytest.fixture(scope="module", params=WAYS)
def shop_of(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Open]:
    way: str = request.param
    specs = write(tmp_path_factory.mktemp("files") / "specs", gateway(way), FILMS)
    with pytest.MonkeyPatch.context() as patch, opened(specs, patch) as (mock, module):
        yield Open(way, mock, module)


def picture(width: int = 8, height: int = 8, form: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "red").save(made, form)
    return made.getvalue()


@pytest.mark.parametrize("side", SIDES)
def test_a_local_file_in_each_param_reaches_the_gateway(
    shop_of: Open, tmp_path: Path, side: str
) -> None:
    frame = tmp_path / "frame.png"
    frame.write_bytes(picture())
    voice = tmp_path / "voice.wav"
    voice.write_bytes(sound())
    opened_voice = BytesIO(b"before" + voice.read_bytes())
    opened_voice.seek(len(b"before"))
    given = {
        "first_frame_url": frame,
        "last_frame_url": frame.read_bytes(),
        "images": [picture(9), BytesIO(picture(10))],
        "voice": opened_voice,
    }
    before = shop_of.mock.ledger.count()

    def made() -> Any:
        return shop_of.call(lambda easel: easel.generate("a hat", **given), side)

    if shop_of.way == "by address":
        with pytest.raises(
            shop_of.module.MediaError, match=r"^[a-z_]+: Shop takes public https addresses only"
        ):
            made()
        assert shop_of.mock.ledger.count() == before
        return
    result = made()
    assert len(result.images) == 1
    asked = shop_of.mock.tasks.latest(1)[0].asked
    body = asked.body
    assert body.keys() == {"model", "prompt", *given}
    sent = [body["first_frame_url"], body["last_frame_url"], *body["images"], body["voice"]]
    begins = "data:" if shop_of.way == "in the body" else shop_of.mock.files_url
    assert [one for one in sent if not one.startswith(begins)] == []
    assert len(asked.references) == 5
    assert result.price.amount == 7


def test_an_address_travels_as_it_is_beside_a_local_file(shop_of: Open) -> None:
    if shop_of.way == "by address":
        body = shop_of.easel.request("a hat", images=[LINK], voice=LINK)
        assert (body["images"], body["voice"]) == ([LINK], LINK)
        return
    shop_of.call(lambda easel: easel.generate("a hat", images=[LINK, picture()]))
    first, second = shop_of.mock.tasks.latest(1)[0].asked.body["images"]
    assert first == LINK != second


TUNES = ("mp3", "flac", "opus", "vorbis", "m4a")
"""Sounds of 0.43 seconds."""


def film(
    form: str = "mp4", size: tuple[int, int] = (64, 48), tenths: int = 20, turned: int = 0
) -> Callable[[], bytes]:
    """A film of these sides and tenths of a second."""
    return lambda: medium(form, size, turned, tenths)


WRONG: dict[str, tuple[str, Callable[[], Any], str]] = {
    "of another type": ("first_frame_url", lambda: picture(form="GIF"), "is image/gif, but"),
    "of another kind": ("first_frame_url", sound, "takes image files only"),
    "too big": ("first_frame_url", lambda: picture() + bytes(5000), "more than the 5,000"),
    "too small a side": ("first_frame_url", lambda: picture(3, 5), "no side may be below 4"),
    "too large a side": ("first_frame_url", lambda: picture(65, 40), "no side may be above 64"),
    "too long a shape": (
        "first_frame_url",
        lambda: picture(26, 10),
        "is 26 x 10 pixels, and one side may be at most 2.5 times the other",
    ),
    "too short a sound": ("voice", lambda: sound(0.4), "lasts 0.4 seconds, fewer than"),
    "too long a sound": ("voice", lambda: sound(2.1), "lasts 2.1 seconds, more than"),
    "a picture for a sound": ("voice", picture, "takes audio files only"),
    "one wrong among several": (
        "images",
        lambda: [picture(), picture(form="JPEG")],
        "is image/jpeg, but",
    ),
    "a film with too small a side": ("clip", film(size=(64, 38)), "no side may be below 40"),
    "a film with too large a side": ("clip", film("mov", (130, 80)), "no side may be above 128"),
    "a film of too long a shape": ("clip", film(size=(98, 48)), "at most 2 times the other"),
    "too short a film": ("clip", film(tenths=8), "fewer than the least, 1"),
    "too short a film as WebM": ("clip", film("webm", tenths=8), "fewer than the least, 1"),
    "too long a film": ("clip", film("mov", tenths=42), "more than the most, 4"),
    "too long a tall film": ("clip", film(size=(48, 64), tenths=22), "higher than wide, 2"),
    "too long a turned film": ("clip", film(tenths=22, turned=90), "higher than wide, 2"),
    **{
        f"too {how} a sound as {form}": (param, partial(medium, form), message)
        for form in TUNES
        for how, param, message in (
            ("long", "chirp", "the most, 0.3"),
            ("short", "drone", "the least, 0.6"),
        )
    },
}
RIGHT: dict[str, tuple[str, Callable[[], Any]]] = {
    "the other type": ("first_frame_url", lambda: picture(form="JPEG")),
    "the least side": ("first_frame_url", lambda: picture(4, 4)),
    "the largest side": ("first_frame_url", lambda: picture(64, 64)),
    "the longest shape": ("first_frame_url", lambda: picture(25, 10)),
    "the shortest sound": ("voice", lambda: sound(0.5)),
    "the longest sound": ("voice", lambda: sound(2)),
    "the largest film": ("clip", film(size=(128, 64), tenths=40)),
    "the smallest film": ("clip", film("mov", (40, 40), 10)),
    "the longest tall film": ("clip", film(size=(48, 64))),
    "a long film that is wide": ("clip", film("mov", tenths=40, turned=180)),
    "the longest WebM": ("clip", film("webm", tenths=40)),
    **{f"a sound as {form}": ("hum", partial(medium, form)) for form in TUNES},
    "what has no documented limit": ("last_frame_url", lambda: picture(300, 3, "GIF")),
}


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_refused_with_its_argument_before_anything_is_sent(
    shop_of: Open, case: tuple[str, Callable[[], Any], str]
) -> None:
    argument, file, message = case
    seen = len(shop_of.mock.requests)
    for act in ("generate", "submit", "validate", "estimate"):
        with pytest.raises(shop_of.module.MediaError, match=message) as caught:
            shop_of.call(lambda easel, act=act: getattr(easel, act)("a hat", **{argument: file()}))
        assert str(caught.value).startswith(f"{argument}: ")
    assert len(shop_of.mock.requests) == seen


@pytest.mark.parametrize("case", RIGHT.values(), ids=RIGHT)
def test_a_file_at_the_limit_is_taken(shop_of: Open, case: tuple[str, Callable[[], Any]]) -> None:
    argument, file = case
    assert shop_of.easel.validate("a hat", **{argument: file()}) == []
    if shop_of.way != "by address":
        shop_of.call(lambda easel: easel.generate("a hat", **{argument: file()}))


def test_too_many_files_break_the_rule_of_the_list(shop_of: Open) -> None:
    (violation,) = shop_of.easel.validate("a hat", images=[picture()] * 3)
    assert (violation.path, violation.rule) == ("/images", "maxItems")


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_the_mock_refuses_the_same_files_by_itself(
    shop_of: Open, case: tuple[str, Callable[[], Any], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if shop_of.way == "by address":
        pytest.skip("no file travels")
    argument, file, _ = case
    home = shop_of.module.Shop.__module__.partition(".")[0]
    monkeypatch.setattr(f"{home}._runtime.client.media.given.check", lambda local, limits: None)
    before = shop_of.mock.ledger.count()
    with pytest.raises(shop_of.module.BadRequest):
        shop_of.call(lambda easel: easel.generate("a hat", **{argument: file()}))
    assert shop_of.mock.ledger.count() == before


def test_a_price_by_the_minute_counts_the_local_sound(shop_of: Open) -> None:
    easel = shop_of.easel
    assert easel.estimate("a hat", voice=sound(1)).amount == Decimal(7)
    assert easel.estimate("a hat", voice=LINK).per == "started_minute"


def test_each_argument_says_which_files_it_takes(shop_of: Open) -> None:
    said = " ".join(shop_of.easel.generate.__doc__.split())
    assert "The picture that the film begins with. Files: image (image/png, image/jpeg" in said
    assert "sides of 4 to 64 pixels, one side at most 2.5 times the other" in said
    assert "0.5 to 2 seconds" in said
    signature = inspect.signature(shop_of.easel.generate)
    types = {name: one.annotation for name, one in signature.parameters.items()}
    assert types["first_frame_url"] == types["voice"] == "Media | None"
    assert types["images"] == "MediaFiles | None"


FAULTS = {
    "a role that takes files takes some": (
        "  seed:\n",
        "  frame: {type: url, role: first_frame}\n  seed:\n",
        "what is a first frame takes files; say which with `takes`",
    ),
    "files are given by address": (
        "  seed:\n",
        "  frame: {type: string, takes: {image: {}}}\n  seed:\n",
        "files are given by their address or as base64; "
        "give the param, or its items, the type `url` or `base64`",
    ),
    "one first frame": (
        "  seed:\n",
        "  a: {type: url, role: first_frame, takes: {image: {}}}\n"
        "  b: {type: url, role: first_frame, takes: {image: {}}}\n  seed:\n",
        "`a` is the first frame already; give one of them another role",
    ),
    "a picture has no length": (
        "  seed:\n",
        "  a: {type: url, takes: {image: {max_seconds: 3}}}\n  seed:\n",
        "a file of the kind image has no `max_seconds`; remove it",
    ),
    "a sound has no sides": (
        "  seed:\n",
        "  a: {type: url, takes: {audio: {max_ratio: 3}}}\n  seed:\n",
        "a file of the kind audio has no `max_ratio`; remove it",
    ),
    "a sound is not tall": (
        "  seed:\n",
        "  a: {type: url, takes: {audio: {max_seconds_tall: 3}}}\n  seed:\n",
        "a file of the kind audio has no `max_seconds_tall`; remove it",
    ),
    "a tall film that is too long at its shortest": (
        "  seed:\n",
        "  a: {type: url, takes: {video: {min_seconds: 9, max_seconds_tall: 8}}}\n  seed:\n",
        "`max_seconds_tall` is below `min_seconds`",
    ),
    "limits that exclude each other": (
        "  seed:\n",
        "  a: {type: url, takes: {image: {min_side: 9, max_side: 8}}}\n  seed:\n",
        "`max_side` is below `min_side`",
    ),
    "limits of a file inside an object": (
        "  seed:\n",
        "  a: {type: object, fields: {b: {type: url, takes: {image: {max_bytes: 9}}}}}\n  seed:\n",
        "a file inside an object travels as it is given, so nothing holds it to limits; write `image: {}`",
    ),
    "a text inside an object that leads to files": (
        "  seed:\n",
        "  a: {type: object, fields: {b: {type: string, takes: {image: {}}}}}\n  seed:\n",
        "files are given by their address or as base64; give the key, or its items, the type `url` or `base64`",
    ),
    "an order of files inside an object": (
        "  seed:\n",
        "  a: {type: object, fields: {b: {type: list, items: {type: url}, takes: {image: {}}, order: [first_frame, last_frame]}}}\n  seed:\n",
        "only a param of a model says how its files travel; remove it",
    ),
}


@pytest.mark.parametrize("case", FAULTS.values(), ids=FAULTS)
def test_files_that_cannot_be_are_told_at_their_place(
    tmp_path: Path, case: tuple[str, str, str]
) -> None:
    old, new, message = case
    root = write(tmp_path / "specs")
    change(root, EASEL, old, new)
    (fault,) = found(root)
    assert fault.partition(": ")[2] == message


def test_another_length_of_tall_films_is_told(tmp_path: Path) -> None:
    text = FILMS.replace(
        "    takes: {image: {}}\n", "    takes: {video: {max_seconds: 30, max_seconds_tall: 10}}\n"
    )
    packages = [
        package_of(write(tmp_path / str(number), gateway("in the body"), one))
        for number, one in enumerate((text, text.replace("tall: 10", "tall: 8")))
    ]
    (one,) = compare(*packages)
    assert (one.fact, one.verdict) == (
        "params.last_frame_url.takes.video.max_seconds_tall",
        "major",
    )
    assert "8 seconds where it is higher than wide now; it was 10" in one.text


CHANGES = {
    "max_bytes": ("max_bytes: 5000", "max_bytes: 6000", "loosened"),
    "mime_types": ("[image/png, image/jpeg]", "[image/png]", "tightened"),
    "min_side": ("min_side: 4,", "min_side: 3,", "loosened"),
    "max_side": ("max_side: 64", "max_side: 65", "loosened"),
    "max_ratio": ("max_ratio: 2.5", "max_ratio: 2.6", "loosened"),
    "min_seconds": ("min_seconds: 0.5", "min_seconds: 0.6", "tightened"),
    "max_seconds": ("max_seconds: 2", "max_seconds: 3", "loosened"),
    "role": ("role: sound", "role: reference", "changed"),
}


@pytest.mark.parametrize("case", CHANGES.items(), ids=CHANGES)
def test_no_limit_of_a_file_changes_unnoticed(
    tmp_path: Path, case: tuple[str, tuple[str, str, str]]
) -> None:
    name, (old, new, direction) = case
    assert FILMS.count(old) == 1
    packages: list[Package] = [
        package_of(write(tmp_path / str(number), gateway("in the body"), text))
        for number, text in enumerate((FILMS, FILMS.replace(old, new)))
    ]
    (one,) = compare(*packages)
    assert one.fact.rpartition(".")[2] == name
    assert one.direction == direction
    verdicts = {"loosened": "minor", "tightened": "major", "changed": "patch"}
    assert one.verdict == verdicts[direction]


def test_a_param_that_begins_to_take_files_is_told(tmp_path: Path) -> None:
    without = FILMS.replace("    role: last_frame\n    takes: {image: {}}\n", "")
    assert without != FILMS
    packages = [
        package_of(write(tmp_path / str(number), gateway("in the body"), text))
        for number, text in enumerate((without, FILMS))
    ]
    facts = {one.fact: (one.direction, one.verdict) for one in compare(*packages)}
    assert facts["params.last_frame_url.takes"] == ("added", "minor")
    facts = {one.fact: (one.direction, one.verdict) for one in compare(*packages[::-1])}
    assert facts["params.last_frame_url.takes"] == ("removed", "major")


def test_a_key_inside_an_object_says_which_files_it_leads_to(tmp_path: Path) -> None:
    part = "  parts: {type: list, items: {type: object, fields: {file: {type: url, takes: {image: {}, audio: {}}}}}}\n"
    (model,) = package_of(
        write(
            tmp_path / "specs",
            gateway("in the body"),
            FILMS.replace("params:\n", f"params:\n{part}", 1),
        )
    ).models
    assert "    parts: Files inside: image or audio in `file`." in call_doc(model).splitlines()


def test_a_key_inside_an_object_that_begins_to_lead_to_files_is_told(tmp_path: Path) -> None:
    part = "  parts: {type: list, items: {type: object, fields: {file: {type: url, takes: {image: {}, audio: {}}}}}}\n"
    told = FILMS.replace("params:\n", f"params:\n{part}", 1)
    assert told != FILMS
    packages = [
        package_of(write(tmp_path / str(number), gateway("in the body"), text))
        for number, text in enumerate(
            (told.replace(", takes: {image: {}, audio: {}}", "", 1), told)
        )
    ]
    (one,) = compare(*packages)
    assert (one.fact, one.direction) == ("params.parts.items.fields.file.takes", "changed")
    assert one.text == "`file` leads to image or audio files."
    (one,) = compare(*packages[::-1])
    assert one.text == "`file` leads to no files."


def test_the_command_line_takes_a_path_after_an_at(
    shop_of: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if shop_of.way == "by address":
        pytest.skip("no file travels")
    frame = tmp_path / "frame.png"
    frame.write_bytes(picture())
    monkeypatch.setenv("SHOP_API_KEY", "test-key")
    monkeypatch.setenv("SHOP_BASE_URL", shop_of.mock.gateway_url("shop"))
    home = shop_of.module.__name__
    cli = __import__(f"{home}._runtime.cli", fromlist=["main"])
    out = tmp_path / "made"
    out.mkdir()
    code = cli.main(
        ["generate", "--model", "shop/easel", "--prompt", "a hat", "--out", str(out), "--quiet",
         "-p", f"first_frame_url=@{frame}", "-p", f"images=@{frame}"]
    )  # fmt: skip
    assert code == 0, capsys.readouterr().err
    assert len(shop_of.mock.tasks.latest(1)[0].asked.references) == 2
    assert cli.main(["show", "shop/easel"]) == 0
    assert "takes files, at most 1: image (image/png, image/jpeg" in capsys.readouterr().out
