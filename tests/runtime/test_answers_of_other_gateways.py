"""Where answers may hold files, and what else they may tell."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from gatewright.runtime.catalog.info import AnswerInfo, OperationInfo
from gatewright.runtime.client.flows.answers import read
from gatewright.runtime.client.flows.outputs import read_outputs

from .gateways import DEDUP
from .pictures import png

URL = "https://cdn.example/1.png"
INLINE = base64.b64encode(png()).decode()


def operation(slots: dict[str, tuple[str, ...]], **more: Any) -> OperationInfo:
    return OperationInfo(
        name="any",
        create=("POST", "/x"),
        poll=None,
        stream=None,
        model_at=("model",),
        answers={"succeeded": AnswerInfo(slots)},
        **more,
    )


@pytest.mark.parametrize(
    ("slots", "data", "found"),
    [
        ({"output.url": ("output",)}, {"output": URL}, [URL]),
        ({"output.url": ("output",)}, {"output": [URL, URL]}, [URL, URL]),
        ({"output.url": ("output", "*")}, {"output": URL}, [URL]),
        ({"output.url": ("*", "url")}, [{"url": URL}], [URL]),
        (
            {"output.url": ("v", "url"), "output.width": ("v", "w")},
            {"v": {"url": URL, "w": 9}},
            [URL],
        ),
        (
            {"output.url": ("c", "*", "parts", "*", "data")},
            {"c": [{"parts": [{"data": URL}]}, {"parts": [{"data": URL}, {"data": URL}]}]},
            [URL] * 3,
        ),
    ],
    ids=[
        "alone",
        "a list in its place",
        "alone in place of a list",
        "a bare list",
        "nested",
        "twice",
    ],
)
def test_files_are_found_in_every_shape(
    slots: dict[str, tuple[str, ...]], data: Any, found: list[str]
) -> None:
    reading = read(DEDUP, operation(slots), data)
    assert [one.url for one in reading.outputs] == found
    assert reading.warnings == ()
    if "output.width" in slots:
        assert reading.outputs[0].width == 9


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("output.base64", INLINE),
        ("output.base64", f"data:image/png;base64,{INLINE}"),
        ("output.data_url", INLINE),
        ("output.data_url", f"data:image/png;base64,{INLINE}"),
        ("output.url", f"data:image/png;base64,{INLINE}"),
        ("output.hex", png().hex()),
    ],
)
def test_a_file_within_the_answer_is_taken_from_any_spelling(slot: str, value: str) -> None:
    (output,) = read(DEDUP, operation({slot: ("file",)}), {"file": value}).outputs
    assert output.url is None and output.base64 is not None
    assert base64.b64decode(output.base64.rpartition(",")[2]) == png()


def test_digits_that_are_none_are_no_file_and_said_so() -> None:
    reading = read(DEDUP, operation({"output.hex": ("file",)}), {"file": "0x12"})
    assert reading.outputs == ()
    assert "holds no file" in reading.warnings[0]


def test_labels_come_from_the_page_or_from_the_answer() -> None:
    slots = {
        "output.vocals.url": ("parts", "vocals"),
        "image.cover.url": ("parts", "cover"),
        "output.url": ("tracks", "*", "url"),
        "output.label": ("tracks", "*", "name"),
    }
    data = {
        "parts": {"vocals": URL, "cover": None},
        "tracks": [{"url": URL, "name": "drums"}],
    }
    outputs = read(DEDUP, operation(slots), data).outputs
    assert [(one.label, one.medium) for one in outputs] == [("vocals", ""), ("drums", "")]
    data["parts"]["cover"] = URL
    outputs = read(DEDUP, operation(slots), data).outputs
    assert [(one.label, one.medium) for one in outputs][1] == ("cover", "image")


def test_what_was_used_and_how_far_it_is_comes_as_numbers_and_lines() -> None:
    slots = {
        "id": ("id",),
        "used.seconds": ("metrics", "time"),
        "used.tokens": ("metrics", "tokens"),
        "progress.percent": ("done",),
        "progress.position": ("place",),
        "progress.log": ("logs", "*", "message"),
    }
    data = {
        "id": "t",
        "metrics": {"time": 4.5, "tokens": "many"},
        "done": "40%",
        "place": 3,
        "logs": [{"message": "one\ntwo"}, {"message": 7}, {"message": "three"}],
    }
    reading = read(DEDUP, operation(slots), data)
    assert reading.used == {"seconds": 4.5}
    assert (reading.percent, reading.position) == (40.0, 3)
    assert reading.logs == ("one", "two", "three")
    assert reading.warnings == ("used.tokens: 'many' is not a number",)


@pytest.mark.parametrize("value", [-1, 101, "half", True, None, [], "٣%"])
def test_a_share_that_is_none_is_not_told(value: object) -> None:
    reading = read(DEDUP, operation({"progress.percent": ("done",)}), {"done": value})
    assert reading.percent is None or 0 <= reading.percent <= 100


def test_results_where_another_medium_has_them_are_found_and_told() -> None:
    one = operation(
        {"output.url": ("images", "*")},
        media=("image", "video"),
        by_medium={"video": {"succeeded": AnswerInfo({"output.url": ("videos", "*")})}},
    )
    film = one.for_medium("video", {})
    assert [x.url for x in read(DEDUP, film, {"videos": [URL]}).outputs] == [URL]
    reading = read(DEDUP, film, {"images": [URL]})
    assert [x.url for x in reading.outputs] == [URL]
    assert reading.warnings == ("the results stand where those of another medium do",)
    reading = read(DEDUP, one, {"videos": [URL]})
    assert [(x.url, x.medium) for x in reading.outputs] == [(URL, "video")]


FAILING = {
    "output.url": ("data", "*", "url"),
    "output.error_code": ("data", "*", "error", "code"),
    "output.error_message": ("data", "*", "error", "message"),
}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ({"code": "Risky", "message": "not shown"}, "was not made: not shown (Risky)"),
        ({"message": "not shown"}, "was not made: not shown"),
        ({"code": 7}, "was not made: error 7"),
        (None, "holds no file"),
    ],
)
def test_one_file_of_several_may_fail_alone_and_the_answer_says_which(
    error: dict[str, Any] | None, said: str
) -> None:
    found: list[str] = []
    data = {"data": [{"url": URL}, {"error": error}, {"url": URL, "error": None}]}
    files = list(read_outputs(AnswerInfo(FAILING), data, found))
    assert [one.url for one in files] == [URL, URL]
    (warning,) = found
    assert warning.startswith("result 2") and said in warning


@pytest.mark.parametrize("name", ["hex", "base64"])
def test_an_address_in_the_place_of_the_content_is_an_address(name: str) -> None:
    answer = AnswerInfo({f"output.{name}": ("audio",)})
    (file,) = read_outputs(answer, {"audio": URL}, [])
    assert (file.url, file.base64) == (URL, None)
    digits = png().hex() if name == "hex" else INLINE
    (file,) = read_outputs(answer, {"audio": digits}, [])
    assert (file.url, file.base64) == (None, INLINE)
