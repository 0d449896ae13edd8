"""Whatever a request holds, a violation says it in one printable line and never raises."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatewright.runtime.rules.kinds.enum import Enum
from gatewright.runtime.rules.messages import nearest, printable, show_value
from gatewright.runtime.rules.rule import Rule

from .everything import package, validator

Check = Callable[[Any], list[Any] | None]
KEYS = (
    "model", "prompt", "picture", "link", "local", "mood", "odd", "guidance", "strength", "weight",
    "steps", "seed", "count", "tiny", "flag", "quoted", "size", "note", "tags", "grid", "tools",
    "options", "loose", "settings",
)  # fmt: skip


class Broken:
    """An object that answers no question about itself."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    def __str__(self) -> str:
        raise RuntimeError("no str")


class BrokenNumber(int):
    def __repr__(self) -> str:
        return "\x1b[31m7"


class BrokenFloat(float):
    def __repr__(self) -> str:
        raise RuntimeError("no repr")


Ugly = type("U\x1b[31mgly\u202e", (), {})
SPOILT = "\x1b]0;owned\x07 \u202e \x00 \r\n \x85 \u2028 \ud800 {} %s {{ 7*7 }}"
HOSTILE: list[Any] = [
    SPOILT, SPOILT * 1000, f"1{SPOILT}x2", "9" * 5000, "1e400", "nan", "\u0661", Broken(), Ugly(),
    BrokenNumber(7), BrokenFloat(7.5), float("nan"), float("-inf"), 10**5000, -(10**5000), 1j,
    b"\x1b[31m", (), ("a",), {1}, object, Broken, {SPOILT: 1}, [SPOILT], {Broken(): 1}, True, None,
    range(3), memoryview(b""), "", " ", "\u00d7", "1\u00d71", "250 x 250", "1536*1536",
]  # fmt: skip
ODD_KEYS: list[Any] = [
    SPOILT, SPOILT * 1000, 10**5000, Broken(), Ugly(), b"x", (), None,
]  # fmt: skip


@pytest.fixture(scope="module")
def check() -> Check:
    return validator(package().model("reapi/everything-1"))


def read(violations: list[Any] | None) -> int:
    """Reads everything that the violations say; their number."""
    for one in violations or []:
        told = [one.message, one.suggestion or "", one.source, one.rule, one.mode, one.fact]
        assert all(text.isprintable() for text in told), told
        assert len(one.message) < 1000 and str(one).isprintable()
        assert repr(one).isprintable() and (one.path.startswith("/") or one.path == "")
        assert json.dumps(one.as_dict()) and one == one and isinstance(hash(one), int)
    return len(violations or [])


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_no_value_breaks_a_message_nor_reaches_the_terminal(check: Check, value: Any) -> None:
    count = 0
    base = {"model": "everything-1", "prompt": "xx"}
    for key in KEYS:
        for put in (value, [value], [[value]], {"depth": value}, {"type": value, "known": value}):
            count += read(check({**base, key: put}))
    assert count > len(KEYS)
    assert read(check(value)) >= 1


@pytest.mark.parametrize("key", ODD_KEYS, ids=range(len(ODD_KEYS)))
def test_no_key_breaks_a_message_nor_reaches_the_terminal(check: Check, key: Any) -> None:
    body = {"model": "everything-1", "prompt": "xx", key: 1, "options": {"depth": 1, key: 1}}
    assert read(check(body)) == 2


@settings(
    max_examples=200, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(st.sampled_from(KEYS), st.text(st.characters(), max_size=90))
def test_no_text_breaks_a_message(check: Check, key: str, text: str) -> None:
    read(check({"model": "everything-1", "prompt": "xx", key: text, text: 1}))
    assert printable(text).isprintable() and show_value(text).isprintable()


def test_a_violation_survives_a_process_pool_and_a_copy(check: Check) -> None:
    (violation,) = check({"model": "everything-1", "prompt": "x"}) or []
    assert pickle.loads(pickle.dumps(violation)) == violation


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"mood": "clam"}, "/mood: 'clam' is none of calm or wild in plain; did you mean calm?"),
        ({"mood": "sharp"}, "/mood: 'sharp' is only for the mode edit; give picture, or use calm"),
        ({"modo": 1}, "/modo: 'modo' is not a key of the request; did you mean mood?"),
        ({"quoted": True}, "/quoted: true is not one of 'false' or 'true'; this gateway wants"
         ' the string "true"'),
        ({"steps": "7"}, "/steps: '7' is not a whole number; without quotation marks"),
        ({"note": 7}, '/note: 7 is not a string; in quotation marks: "7"'),
        ({"tags": "a"}, "/tags: 'a' is not a list; put it in a list: ['a']"),
        ({"tags": ("a",)}, "/tags: a tuple of 1 is not a list; JSON knows lists, not tuples"),
        ({"size": "250 X 250"}, "/size: '250 X 250' is not a size of 100 to 1,009 pixels a side;"
         " use 250x250"),
        ({"size": "1009x1009"}, "/size: '1009x1009' has more than 500,000 pixels; use 707x707"),
        ({"size": "100x150"}, "/size: '100x150' has fewer than 20,000 pixels; use 116x174"),
        ({"size": "300\u00d7200"}, "/size: '300\u00d7200' is not a size of 100 to 1,009 pixels a side;"
         " use 300x200"),
        ({"seed": 1.5}, "/seed: 1.5 is not a whole number; use 1 or 2"),
        ({"tiny": 10}, "/tiny: 10 is above 9; use 9"),
        ({"steps": 8}, "/steps: 8 is not a multiple of 7; use 7 or 14"),
        ({"steps": 50}, "/steps: 50 is not a multiple of 7; use 49"),
        ({"guidance": 2.55}, "/guidance: 2.55 is not a multiple of 0.1; use 2.5 or 2.6"),
        ({"guidance": float("inf")}, "/guidance: inf is too large; a number ends at about 1.8e308 in either direction;"
         " give a number from 1 to 10, or leave it out"),
        ({"flag": 1}, "/flag: 1 is not true or false; use true"),
        ({"flag": "True"}, "/flag: 'True' is not true or false; use true"),
        ({"odd": 1}, "/odd: 1 is not one of '1', 'it's' or 'say \"hi\"'; in quotation marks: \"1\""),
        ({"mood": ["calm"]}, "/mood: a list of 1 is not one of 'calm' or 'wild';"
         " give the one value itself, not a list"),
        ({"tags": list("abcde")}, "/tags: 5 elements are more than 3; take out 2"),
        ({"tags": []}, "/tags: 0 elements are fewer than 1; add 1"),
        ({"options": {}}, "/options/depth: is required and missing;"
         " add a whole number of at least 1"),
        ({"options": '{"depth": 1}'}, "/options: '{\"depth\": 1}' is not an object;"
         " give the object itself, not its text"),
        ({"count": 1, "picture": "http://x.example/a"}, "/picture: 'http://x.example/a' is not a URL with the scheme https;"
         " did you mean 'https://x.example/a'?"),
        ({"count": 1, "picture": "data:image/png;base64,AA"}, "/picture: 'data:image/png;base64,AA' is not"
         " a URL with the scheme https; no inline data here: host the file and give its address"),
        ({"local": "https://x.example/a"}, "/local: 'https://x.example/a' is not a URL with the scheme s3 or gs;"
         " begin it with s3:// or gs://"),
        ({"note": "a\ud800"}, "/note: holds a lone surrogate, which UTF-8 cannot carry;"
         " take out character 2, half of a pair"),
        ({"mood": None}, "/mood: null is not one of a few strings; leave it out"),
        ({"note": "x" * 8}, "/note: 8 characters are more than 7; shorten it by 1"),
        ({"settings": {"output": {"aspectRato": "wide"}}},
         "/settings/output/aspectRato: 'aspectRato' is not a key of output;"
         " did you mean aspectRatio?"),
        ({"aspectRatio": "wide"}, "/aspectRatio: 'aspectRatio' is not a key of the request;"
         " it belongs in /settings/output/aspectRatio"),
        ({"aspect_ratio": "wide"}, "/aspect_ratio: 'aspect_ratio' is not a key of the request;"
         " did you mean /settings/output/aspectRatio?"),
        ({"deeep": 1}, "/deeep: 'deeep' is not a key of the request;"
         " did you mean /options/deep?"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_what_would_be_right(
    check: Check, body: dict[str, Any], line: str
) -> None:
    (violation,) = check({"model": "everything-1", "prompt": "xx", **body}) or []
    assert str(violation) == line
    assert violation.source == "Everything, https://example.com/everything, read 2026-11-21"


@pytest.mark.parametrize(
    ("body", "judged"),
    [
        ({"mood": 1}, ("plain", "it is neither edit nor quick")),
        ({"mood": 1, "picture": "https://x.example"}, ("edit", "/picture is there")),
        ({"mood": 1, "flag": True}, ("quick", "/flag is there and /picture is not there")),
        ({"seed": "1"}, ("", "")),
    ],
)
def test_it_says_in_which_mode_it_was_judged_and_why(
    check: Check, body: dict[str, Any], judged: tuple[str, str]
) -> None:
    found = check({"model": "everything-1", "prompt": "xx", "count": 1, **body}) or []
    (violation,) = [one for one in found if one.path in ("/mood", "/seed")]
    assert (violation.mode, violation.why) == judged
    told = violation.as_dict()
    assert (told["mode"], told["why"], told["value"]) == (*judged, violation.value_text)


def test_the_last_of_two_modes_is_told_by_what_makes_it_differ() -> None:
    check = validator(package().model("reapi/qwen-image-2"))
    body = {"model": "qwen-image-2", "prompt": "a", "image_size": "9"}
    (plain,) = check(body) or []
    (edit,) = check({**body, "image_url": "https://x.example/a.png"}) or []
    assert (plain.mode, plain.why) == ("text_to_image", "/image_url is not there")
    assert (edit.mode, edit.why) == ("edit", "/image_url is there")


def test_a_suggestion_is_right_where_it_names_a_value(check: Check) -> None:
    base = {"model": "everything-1", "prompt": "xx"}
    for key, wrong in {"mood": "clam", "tiny": 10, "count": 0, "size": "90X2000"}.items():
        (violation,) = check({**base, key: wrong}) or []
        word = violation.suggestion.removeprefix("did you mean ").removeprefix("use ").rstrip("?")
        right = int(word) if isinstance(wrong, int) else word
        assert check({**base, key: right}) is None, violation.suggestion


def test_the_nearest_word_is_found_without_regard_to_case_and_joints() -> None:
    words = ("image_size", "seed", "aspectRatio")
    assert nearest("imageSize", words) == "image_size"
    assert nearest("ASPECT-RATIO", words) == "aspectRatio"
    assert nearest("sed", words) == "seed"
    assert nearest("nothing like it", words) is None
    assert nearest("x" * 1_000_000, words) is None


def test_thousands_of_options_are_counted_and_not_listed() -> None:
    options = tuple(f"voice-{number}" for number in range(3000))
    rule = Rule("/voice", Enum(options=options), fact="params.voice", source="Page")
    message = rule.message("enum", "voice-29x")
    assert message == (
        "'voice-29x' is none of 3,000 values such as voice-0, voice-1, voice-2 or voice-3"
    )
    assert "voice-29" in (rule.suggestion("enum", "voice-29x") or "")
