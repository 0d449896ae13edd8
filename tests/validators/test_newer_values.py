"""What is said of values that `newer-1` does not take."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.handle import InMemory

from .everything import package, rendered, rules_of, validator

Check = Callable[[Any], list[Any] | None]
BASE = {"model": "newer-1", "prompt": "x"}


def formatted(text: str) -> str:
    """The text as the formatter leaves it."""
    command = [sys.executable, "-m", "ruff", "format", "--line-length", "100", "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def newer() -> dict[str, Any]:
    """The module of the model's rules."""
    return rules_of(package().model("reapi/newer-1"))


@pytest.fixture(scope="module")
def check() -> Check:
    return validator(package().model("reapi/newer-1"))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"seconds": 7}, "/seconds: 7 is none of 5 or 10 in plain; left out it is 5"),
        ({"seconds": 15}, "/seconds: 15 is only for the mode edit; give picture, or use 5"),
        ({"seconds": "10"}, "/seconds: '10' is not one of 5 or 10; without quotation marks"),
        ({"seconds": 5.5}, "/seconds: 5.5 is not one of 5 or 10"),
        ({"speed": 1.2}, "/speed: 1.2 is none of 0.5, 1 or 2"),
        ({"volume": 0}, "/volume: 0 is not above 0; use a number of at most 10 and above 0"),
        ({"inside": 0.00005}, "/inside: 0.00005 is not below 0.00005;"
         " use a number above 0.00001 and below 0.00005"),
        ({"noise": 2**64}, "/noise: 18446744073709551616 is above 18446744073709551615;"
         " use 18446744073709551615"),
        ({"image_size": "square_hd"}, "/image_size: 'square_hd' is none of square or wide; did you mean square?"),
        ({"image_size": 512}, "/image_size: 512 is not one of square or wide or an object"),
        ({"image_size": {"width": 512}}, "/image_size/height: is required and missing;"
         " add a whole number from 512 to 2,048"),
        ({"image_size": {"width": 512, "height": 511}}, "/image_size/height: 511 is below 512; use 512"),
        ({"said": ["x", "y", "z"]}, "/said: 3 elements are more than 2; take out 1"),
        ({"said": ["x", 3]}, '/said/1: 3 is not a string; in quotation marks: "3"'),
        ({"said": "0123456789"}, "/said: 10 characters are more than 9; shorten it by 1"),
        ({"area": "63x64"}, "/area: '63x64' is not a size of 64 to 512 pixels a side; use 64x64"),
        ({"area": 3}, "/area: 3 is none of 1 or 2"),
        ({"switches": [True, {"on": 1}]}, "/switches/1/on: 1 is not true or false; use true"),
        ({"switches": ["x"]}, "/switches/0: 'x' is not true or false or an object"),
        ({"voice": 3}, "/voice: 3 is not one of a few strings"),
        ({"voice": "\ud800"}, "/voice: holds a lone surrogate, which UTF-8 cannot carry"),
        ({"ratio": "16x9"}, "/ratio: '16x9' is not of the form [1-9][0-9]*:[1-9][0-9]*;"
         " write it like '1:1'"),
        ({"ratio": "16:9\n"}, "/ratio: '16:9\\n' is not of the form [1-9][0-9]*:[1-9][0-9]*;"
         " write it like '1:1'"),
        ({"code": "affe"}, "/code: 'affe' is not of the form [A-F]{4}|\\(none\\); write it like 'AFFE'"),
        ({"looks": ["a:b"] * 2}, "/looks: has 2 elements, and may have 0, 1 or 3; take out 1 or add 1"),
        ({"looks": ["a:b"] * 5}, "/looks: has 5 elements, and may have 0, 1 or 3; take out 2"),
        ({"pair": [1]}, "/pair: has 1 element, and may have 2 or 4; add 1"),
        ({"picture": "https://a.b/c", "looks": []}, "/looks: has 0 elements, and may have 1, 2 or 5; add 1"),
        ({"lines": "0123456789"}, "/lines: 10 characters, each Chinese one counted as 2, are more than 9;"
         " shorten it by 1"),
        ({"lines": "\u4e2d" * 5}, "/lines: 10 characters, each Chinese one counted as 2, are more than 9;"
         " shorten it by 1"),
        ({"lines": "\u4e2d\u4e2d"}, "/lines: 4 characters, each Chinese one counted as 2, are fewer than 5;"
         " lengthen it by 1"),
        ({"lines": "abcd"}, "/lines: 4 characters, each Chinese one counted as 2, are fewer than 5;"
         " lengthen it by 1"),
        ({"tag": "de-"}, "/tag: 'de-' is not of the form (?:[a-z]{2}-)?[^-/ ]+; write it like 'aaa'"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_what_would_be_right(
    check: Check, body: dict[str, Any], line: str
) -> None:
    (violation,) = check({**BASE, **body}) or []
    assert str(violation) == line


def test_a_text_that_nobody_lists_is_taken_with_a_notice_for_each() -> None:
    rules = newer()
    body = {**BASE, "voice": "ari", "voices": ["aria", "x", None, "blake", "y"]}
    assert rules["check"](body) is None
    told = [(str(one), one.rule) for one in rules["notices"](body)]
    assert told == [
        (
            "/voice: 'ari' is not among aria, d\u00e9j\u00e0 or cleo, which are listed; did you mean aria?",
            "unlisted",
        ),
        (
            "/voices/1: 'x' is not among aria or blake, which are listed; it travels as it is",
            "unlisted",
        ),
        (
            "/voices/4: 'y' is not among aria or blake, which are listed; it travels as it is",
            "unlisted",
        ),
    ]


def test_a_word_that_another_mode_lists_is_no_news() -> None:
    assert newer()["notices"]({**BASE, "voice": "cleo"}) is None


@pytest.mark.parametrize("body", [None, [], {"voice": 3}, {"voices": "x"}, {"voices": [[], {}]}])
def test_a_body_of_another_shape_is_no_matter_of_notices(body: Any) -> None:
    assert newer()["notices"](body) is None


def test_models_without_open_words_have_no_notices() -> None:
    assert not any(
        "notices" in text
        for path, text in rendered().items()
        if "/rules/" in path and not re.search("newer|partial|_runtime", path)
    )


@pytest.fixture(scope="module")
def installed() -> Iterator[InMemory]:
    with InMemory("newer_package", rendered(), package().import_name) as found:
        yield found


def test_the_door_of_the_package_gives_notices(installed: InMemory) -> None:
    door = installed.module()
    body = {**BASE, "voice": "dora"}
    assert door.validate("reapi/newer-1", body) == []
    assert [one.path for one in door.notices("reapi/newer-1", body)] == ["/voice"]
    assert door.notices("rivya/qwen-image", body) == []


def test_a_call_logs_what_nobody_lists_by_the_name_of_its_argument(
    installed: InMemory, caplog: pytest.LogCaptureFixture
) -> None:
    with installed.module().ReAPI(api_key="rk_live_x") as client:
        assert client.newer_1.request("x", voice="dora")["voice"] == "dora"
    (record,) = caplog.records
    assert record.levelname == "WARNING"
    assert record.getMessage() == (
        "reapi/newer-1: voice: 'dora' is not among aria, d\u00e9j\u00e0 or cleo, which are listed; "
        "it travels as it is"
    )


def test_the_command_line_shows_notices_and_refuses_nothing(
    installed: InMemory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "request.json"
    file.write_text(json.dumps({**BASE, "voice": "dora"}))
    main = installed.runtime("cli").main
    assert main(["validate", "--model", "reapi/newer-1", str(file)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("warning: /voice: 'dora' is not among")
    assert "valid" in said.err
    assert main(["validate", "--json", "--model", "reapi/newer-1", str(file)]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["valid"] and [one["path"] for one in shown["warnings"]] == ["/voice"]


def test_lines_of_a_file_get_their_notices_too(
    installed: InMemory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "requests.jsonl"
    file.write_text("\n".join(json.dumps({**BASE, "voice": one}) for one in ("aria", "dora")))
    main = installed.runtime("cli.several").several
    arguments = argparse.Namespace(
        files=[str(file)],
        model="reapi/newer-1",
        model_field=None,
        input=None,
        json=False,
        quiet=True,
    )
    catalog = installed.module("_models").MODELS
    assert main(arguments, catalog, b"") == 0
    assert capsys.readouterr().out.startswith(f"{file}:2:46: warning: /voice: 'dora' is not among")
    arguments.json = True
    assert main(arguments, catalog, b"") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert "warnings" not in first and second["warnings"][0]["path"] == "/voice"


def test_a_module_of_rules_is_formatted_as_it_stands() -> None:
    text = rendered()["image_gateways/reapi/rules/newer_1.py"]
    assert formatted(text) == text


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"parameters": {"mode": "frames"}, "input": {}},
         "/input/first_frame: is required and missing; add a URL"),
        ({"parameters": {"mode": "frames"},
          "input": {"first_frame": "https://x.example/a", "images": ["https://x.example/a"]}},
         "/input/images: is not taken in frames; leave it out; it is for reference"),
        ({"input": {"first_frame": "https://x.example/a"}},
         "/input/first_frame: is not taken in text to image; leave it out; it is for frames"),
        ({"parameters": {"mode": "draft"}, "level": 3, "input": {}},
         "/input/images: is required and missing; add a list"),
    ],
)  # fmt: skip
def test_a_mode_may_follow_from_a_value(body: dict[str, Any], line: str) -> None:
    check = validator(package().model("reapi/staged-1"))
    (violation,) = check({"model": "staged-1", "prompt": "x", **body}) or []
    assert str(violation) == line
    assert (
        violation.mode == "" or "/parameters/mode is" in violation.why or "neither" in violation.why
    )


def test_a_mode_by_a_value_has_an_overload_with_that_value() -> None:
    text = rendered()["image_gateways/reapi/staged_1.py"]
    assert 'mode: Literal["frames"],\n        first_frame: str,' in text
    assert 'mode: Literal["reference", "draft"],\n        images: Sequence[str],' in text
    assert 'mode: Literal["text", None] = None,' in text
