"""A text in which a Chinese character counts as several."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.check import check
from gatewright.load import load
from gatewright.mock.judge import Judge
from gatewright.render import render
from gatewright.runtime.rules.characters import count_characters, cut, is_chinese
from gatewright.runtime.rules.kinds.text import Text
from gatewright.schema import request_schema
from tests.rules.real import REPO, package_with
from tests.rules.test_page import HEAD
from tests.validators.everything import run_rules

TWO = Text(min_length=4, max_length=9, chinese_counts=2)
SPEC = HEAD + "params: {said: {type: string, min_length: 4, max_length: 9, chinese_counts: 2}}\n"
MIXED = st.text(
    st.sampled_from("ab \u4e2d\u6587\u3007\uff0c\u3042\U00020000\U0001f98a"), max_size=12
)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("abc", ("minLength",)),
        ("abcd", ()),
        ("\u4e2d", ("minLength",)),
        ("\u4e2d\u6587", ()),
        ("\u4e2da", ("minLength",)),
        ("\u4e2dab", ()),
        ("\u4e2d" * 4 + "a", ()),
        ("\u4e2d" * 4 + "ab", ("maxLength",)),
        ("\u4e2d" * 5, ("maxLength",)),
        ("\u3007\U00020000", ()),
        ("\u3042\u3044\u3046", ("minLength",)),
        ("\uff0c\u3002\uff01", ("minLength",)),
        ("123456789", ()),
        ("1234567890", ("maxLength",)),
    ],
)
def test_it_is_counted_as_the_page_counts_it(text: str, broken: tuple[str, ...]) -> None:
    assert TWO.broken_keywords(text) == broken


def test_chinese_is_what_unicode_calls_an_ideograph() -> None:
    for code in range(0x30000):
        name = unicodedata.name(chr(code), "")
        if name.startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH")):
            assert is_chinese(chr(code)), name
        elif name and chr(code) != "\u3007":
            assert not is_chinese(chr(code)), name


def test_the_mock_and_the_validator_count_alike_and_the_schema_never_more() -> None:
    built = package_with({"shown": SPEC})
    model, judge = built.model("reapi/shown"), Judge()
    validator = run_rules(render(built), "image_gateways/reapi", "shown")["check"]
    schema = jsonschema_rs.validator_for(request_schema(model))

    @settings(max_examples=300, derandomize=True, deadline=None, database=None)
    @given(MIXED)
    def agree(text: str) -> None:
        body = {"model": "shown", "said": text}
        wrong = bool(validator(body))
        assert bool(judge.faults(model, body)) is wrong
        assert wrong or schema.is_valid(body)

    agree()


def test_the_schema_says_what_json_schema_can_say_and_the_rest_as_a_keyword_of_its_own() -> None:
    assert Text(min_length=5, max_length=9, chinese_counts=2).schema() == {
        "type": "string", "minLength": 3, "maxLength": 9,
        "x-length": {"chinese": 2, "minimum": 5, "maximum": 9},
    }  # fmt: skip
    assert Text(max_length=9, chinese_counts=3).schema() == {
        "type": "string", "maxLength": 9, "x-length": {"chinese": 3, "maximum": 9},
    }  # fmt: skip


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(MIXED, st.integers(0, 12), st.integers(2, 4))
def test_as_much_is_kept_of_a_text_as_there_is_room_for(text: str, most: int, chinese: int) -> None:
    kept = cut(text, most, chinese)
    assert text.startswith(kept) and count_characters(kept, chinese) <= most
    assert kept == text or count_characters(text[: len(kept) + 1], chinese) > most


def test_nothing_repairs_a_text_that_is_too_long_by_itself() -> None:
    meant = TWO.correction("maxLength", "\u4e2d" * 6)
    assert meant is not None and not meant.certain
    assert meant.value == "\u4e2d" * 4


def test_its_limits_are_told_in_words() -> None:
    assert TWO.words() == ("4 to 9 characters", "a Chinese character counts as 2")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"max_length": 9}, {"max_length": 9, "chinese_counts": 2}, ["tightened"]),
        ({"max_length": 9, "chinese_counts": 2}, {"max_length": 9}, ["loosened"]),
        ({"min_length": 9}, {"min_length": 9, "chinese_counts": 2}, ["loosened"]),
        ({"min_length": 9, "chinese_counts": 3}, {"min_length": 9, "chinese_counts": 2}, ["tightened"]),
        (
            {"min_length": 4, "max_length": 9},
            {"min_length": 4, "max_length": 9, "chinese_counts": 2},
            ["changed"],
        ),
        ({}, {"max_length": 9, "chinese_counts": 2}, ["tightened", "tightened"]),
        ({}, {"min_length": 9, "chinese_counts": 2}, ["tightened", "reworded"]),
    ],
)  # fmt: skip
def test_what_changed_is_told_with_its_direction(old: Any, new: Any, told: list[str]) -> None:
    moves = list(Text(**old).moves(Text(**new)))
    assert [one.way for one in moves] == told
    was, now = old.get("chinese_counts", 1), new.get("chinese_counts", 1)
    assert moves[-1].text == f"counts a Chinese character as {now} now; it was {was}"


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ("chinese_counts: 2", "says how `min_length` and `max_length` count; state one of them"),
        ("max_length: 9, chinese_counts: 1", "1"),
        ("max_length: 9, chinese_counts: x", "a whole number"),
    ],
)
def test_what_cannot_be_is_told(limits: str, told: str, tmp_path: Path) -> None:
    import shutil

    root = tmp_path / "specs"
    shutil.copytree(REPO / "specs", root, ignore=shutil.ignore_patterns("models"))
    file = root / "models/reapi/m.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD + f"params:\n  said: {{type: string, {limits}}}\n")
    workspace, faults = load(root)
    (fault,) = [*faults, *check(workspace)]
    assert told in str(fault)


@pytest.mark.parametrize(
    "limits", [{"max_length": 9}, {"min_length": 5}, {"min_length": 3, "max_length": 3}]
)
def test_each_side_is_judged_otherwise_without_the_fact(limits: dict[str, int]) -> None:
    two = Text(chinese_counts=2, **limits)
    sides = [side for side in two.sides() if side.limit == "chinese_counts"]
    assert sides
    for side in sides:
        assert two.broken_keywords(side.inside) == () and two.broken_keywords(side.outside) == (
            side.rule,
        )
    plain = Text(**limits)
    assert any(
        plain.broken_keywords(one.inside) or not plain.broken_keywords(one.outside) for one in sides
    )
