"""Whatever a request holds, a violation says it in one printable line and never raises."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatewright.runtime.messages import nearest, printable, shown

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
    assert printable(text).isprintable() and shown(text).isprintable()


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
        ({"size": "250 X 250"}, "/size: '250 X 250' is no size of 100 to 1009 pixels a side;"
         " use 250x250"),
        ({"size": "1009x1009"}, "/size: '1009x1009' has more than 500,000 pixels"),
        ({"seed": 1.5}, "/seed: 1.5 is not a whole number"),
        ({"tiny": 10}, "/tiny: 10 is above 9; use 9"),
        ({"steps": 8}, "/steps: 8 is no multiple of 7"),
        ({"mood": None}, "/mood: null is not one of a few strings; leave it out"),
        ({"note": "x" * 8}, "/note: 8 characters are more than 7"),
        ({"settings": {"output": {"aspectRato": "wide"}}},
         "/settings/output/aspectRato: 'aspectRato' is not a key of output;"
         " did you mean aspectRatio?"),
    ],
)  # fmt: skip
def test_it_says_what_is_wrong_and_what_would_be_right(
    check: Check, body: dict[str, Any], line: str
) -> None:
    (violation,) = check({"model": "everything-1", "prompt": "xx", **body}) or []
    assert str(violation) == line
    assert violation.source == "Everything, https://example.com/everything, read 2026-11-21"


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
