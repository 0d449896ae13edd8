"""Lengths and ranges in the words of many writers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.written_places import PLACES, said

LENGTHS: list[tuple[str, dict[str, Any]]] = [
    ("A caption, no longer than 2,000 characters.", {"max_length": 2000}),
    ("A caption. Must not exceed 2,000 characters.", {"max_length": 2000}),
    ("A caption. May not be longer than 2000 characters.", {"max_length": 2000}),
    ("A caption of up to 2000 characters.", {"max_length": 2000}),
    ("A caption, 2000 characters at most.", {"max_length": 2000}),
    ("A caption. The longest allowed is 2,000 characters.", {"max_length": 2000}),
    ("A caption. Max length 2000.", {"max_length": 2000}),
    ("A caption. Maximum length: 2000 characters.", {"max_length": 2000}),
    ("A caption with a maximum of 2,000 characters.", {"max_length": 2000}),
    ("A caption. Length must not exceed 2000 characters.", {"max_length": 2000}),
    ("A caption. It can have 2000 characters at most.", {"max_length": 2000}),
    ("A caption, limited to 2000 characters.", {"max_length": 2000}),
    ("A caption, shorter than or equal to 2000 characters.", {"max_length": 2000}),
    ("A caption. Should be at most 2000 characters long.", {"max_length": 2000}),
    ("A caption (max 2000 characters).", {"max_length": 2000}),
    ("A caption. Cannot exceed 2000 chars.", {"max_length": 2000}),
    ("标题\uff0c不得超过 2000 个字符。", {"max_length": 2000}),
    ("标题\uff0c长度上限为 2000 字符。", {"max_length": 2000}),
    ("标题\uff0c最长 2000 字。", {"max_length": 2000}),
    ("A caption. 2,000 character limit.", {"max_length": 2000}),
    ("A caption. 2000-character maximum.", {"max_length": 2000}),
    ("A caption. No more than 2,000 characters are allowed.", {"max_length": 2000}),
    ("A caption, between 3 and 200 characters.", {"min_length": 3, "max_length": 200}),
    ("A caption of 3 to 200 characters.", {"min_length": 3, "max_length": 200}),
    ("A caption, from 3 up to 200 characters long.", {"min_length": 3, "max_length": 200}),
    ("A caption; at least three characters, at most 200.", {"min_length": 3, "max_length": 200}),
    ("A caption. Minimum 3 characters, maximum 200.", {"min_length": 3, "max_length": 200}),
    ("A caption. 90 characters or fewer.", {"max_length": 90}),
    ("A caption (≤ 90 characters).", {"max_length": 90}),
    ("A caption. Length ≤ 90.", {"max_length": 90}),
    ("A caption. Up to 90 chars long.", {"max_length": 90}),
    ("A caption. Maximum of 90 characters allowed.", {"max_length": 90}),
    ("A caption. Max 90 characters.", {"max_length": 90}),
    ("A caption. Maximum 90 characters.", {"max_length": 90}),
    ("A caption. Keep it to 90 characters or less.", {"max_length": 90}),
    ("A caption. Texts of more than 90 characters are rejected.", {"max_length": 90}),
    ("A caption. Character limit 90.", {"max_length": 90}),
    ("A caption. Limit: 90 characters.", {"max_length": 90}),
    ("A caption. The limit is 90 characters.", {"max_length": 90}),
    ("A caption. It must be 90 characters or less.", {"max_length": 90}),
    ("A caption. Must be at most 90 characters.", {"max_length": 90}),
    ("A caption. Must have no more than 90 characters.", {"max_length": 90}),
    ("A caption. Cannot be more than 90 characters.", {"max_length": 90}),
    ("A caption. Should not exceed 90 characters.", {"max_length": 90}),
    ("A caption. Must be shorter than or equal to 90 characters.", {"max_length": 90}),
    ("标题\uff0c90 字以内。", {"max_length": 90}),
    ("标题\uff0c不超过 90 个字。", {"max_length": 90}),
    ("标题\uff0c最大长度 90。", {"max_length": 90}),
    ("标题\uff08最长 90 字符\uff09", {"max_length": 90}),
    ("标题\uff0c限制 90 个字符。", {"max_length": 90}),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), LENGTHS)
def test_how_long_a_text_may_be_is_read(words: str, facts: dict[str, Any], place: Any) -> None:
    assert said(place(words, "string", "it"), "it") == facts


NO_LENGTHS = [
    "A caption. We suggest no longer than 2000 characters.",
    "A caption. 2000 characters take about a minute.",
    "A caption such as one with 2000 characters.",
    "The file must not exceed 10 MB.",
    "A caption. About 90 characters are fine.",
    "A caption. Each line at most 90 characters.",
    "A caption. Every 90 characters cost a credit.",
    "A caption. For turbo, at most 90 characters.",
    "A caption. The first 90 characters count.",
    "A caption. Longer than 90 characters costs more.",
    "A caption. The title below may have 90 characters.",
    "标题\uff0c建议不超过 90 字。",
    "标题\uff0c每行不超过 90 字。",
    "A caption. `title` must not exceed 90 characters.",
]


@PLACES
@pytest.mark.parametrize("words", NO_LENGTHS)
def test_how_long_a_text_may_be_is_read_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "string", "it"), "it") == {}


RANGES: list[tuple[str, dict[str, Any]]] = [
    ("Length of the clip, between 3 and 15 seconds.", {"minimum": 3, "maximum": 15}),
    ("Warmth, from 0 up to 1.", {"minimum": 0, "maximum": 1}),
    ("Any whole number from 0 to 2^31-1.", {"minimum": 0, "maximum": 2147483647}),
    ("Width. The minimum is 256, maximum 2048.", {"minimum": 256, "maximum": 2048}),
    ("Width. Minimum is 256, maximum 2048.", {"minimum": 256, "maximum": 2048}),
    ("Width, 256 to 2048 in steps of 8.", {"minimum": 256, "maximum": 2048, "step": 8}),
    ("Width in pixels. Multiples of 16.", {"step": 16}),
    ("Width; a multiple of 8 between 256 and 1536.", {"minimum": 256, "maximum": 1536, "step": 8}),
    (
        "Width. Must be a multiple of 8, at least 256 and at most 1536.",
        {"minimum": 256, "maximum": 1536, "step": 8},
    ),
    ("Width. Not below 256 and not above 1536.", {"minimum": 256, "maximum": 1536}),
    ("Warmth. Runs from 0 to 1.", {"minimum": 0, "maximum": 1}),
    ("Warmth. 0 is the lowest, 1 the highest value.", {"minimum": 0, "maximum": 1}),
    ("Warmth. Must lie between 0 and 1.", {"minimum": 0, "maximum": 1}),
    ("Warmth. Must not exceed 10.", {"maximum": 10}),
    ("Warmth. May not be more than 10.", {"maximum": 10}),
    ("Warmth. Must be at least 2.", {"minimum": 2}),
    ("Warmth. Values between 0 and 1 inclusive.", {"minimum": 0, "maximum": 1}),
    ("Warmth, on a scale from 1 to 10.", {"minimum": 1, "maximum": 10}),
    ("Warmth, on a scale of 1 to 10.", {"minimum": 1, "maximum": 10}),
    ("Warmth in the range 0-1.", {"minimum": 0, "maximum": 1}),
    ("Warmth in the range of 0 to 1.", {"minimum": 0, "maximum": 1}),
    ("Warmth, anywhere from 0 to 1.", {"minimum": 0, "maximum": 1}),
    ("Warmth. The smallest value is 2 and the largest 8.", {"minimum": 2, "maximum": 8}),
    ("Warmth. Lowest 2, highest 8.", {"minimum": 2, "maximum": 8}),
    ("Warmth. Must be greater than 0.", {"above": 0}),
    ("Warmth. Must be greater than 0 and less than 1.", {"above": 0, "below": 1}),
    ("Warmth. Must be larger than 0 and no larger than 1.", {"above": 0, "maximum": 1}),
    ("Seconds of film, 3 to 15.", {"minimum": 3, "maximum": 15}),
    ("Seconds of film (3-15).", {"minimum": 3, "maximum": 15}),
    (
        "Width. No smaller than 256 and no larger than 1536 pixels.",
        {"minimum": 256, "maximum": 1536},
    ),
    ("Width. Has to be divisible by 8.", {"step": 8}),
    (
        "Width. Values are rounded; must be divisible by 16 and lie within 256 to 1536.",
        {"minimum": 256, "maximum": 1536, "step": 16},
    ),
    ("Accepts values between -10 and 10.", {"minimum": -10, "maximum": 10}),
    ("Integer between 1 and 4.", {"minimum": 1, "maximum": 4}),
    ("How many pictures: 1 to 4.", {"minimum": 1, "maximum": 4}),
    ("Limited to 10.", {"maximum": 10}),
    ("Capped at 10.", {"maximum": 10}),
    ("Up to 10 pictures.", {"maximum": 10}),
    ("A number no greater than 10.", {"maximum": 10}),
    ("Number of pictures. 1 ≤ n ≤ 4.", {"minimum": 1, "maximum": 4}),
    ("Steps [1, 50].", {"minimum": 1, "maximum": 50}),
    ("Steps (1-50).", {"minimum": 1, "maximum": 50}),
    ("Steps, min 1, max 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Min: 1, Max: 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Minimum: 1. Maximum: 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Range 1 to 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Allowed range: 1\u201350.", {"minimum": 1, "maximum": 50}),
    ("Steps. Valid range is 1 to 50.", {"minimum": 1, "maximum": 50}),
    ("Steps; accepted range 1..50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Anything between 1 and 50 works.", {"minimum": 1, "maximum": 50}),
    ("Steps. Can be set between 1 and 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. The value ranges from 1 to 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Numbers below 1 or above 50 are refused.", {"minimum": 1, "maximum": 50}),
    ("Steps. At least 1, at most 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. At least one and no more than 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. 1 at least, 50 at most.", {"minimum": 1, "maximum": 50}),
    ("Steps. No fewer than 1 and no more than 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Must be positive and at most 50.", {"maximum": 50}),
    ("Steps. Cannot be less than 1 or greater than 50.", {"minimum": 1, "maximum": 50}),
    ("Steps. Higher than 0, up to 50.", {"above": 0, "maximum": 50}),
    ("Steps. Up to 50 are possible.", {"maximum": 50}),
    ("Steps, 50 max.", {"maximum": 50}),
    ("Steps, 50 at most.", {"maximum": 50}),
    ("Steps. The upper limit is 50.", {"maximum": 50}),
    ("Steps. Maximum value 50.", {"maximum": 50}),
    ("Steps. Max allowed: 50.", {"maximum": 50}),
    ("Steps. The maximum is 50.", {"maximum": 50}),
    ("步数\uff0c1 到 50。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c1-50 之间的整数。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c范围 1~50。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c最小 1\uff0c最大 50。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c取值区间 [1, 50]。", {"minimum": 1, "maximum": 50}),
    ("步数\uff0c不超过 50。", {"maximum": 50}),
    ("步数\uff0c最多 50。", {"maximum": 50}),
    ("步数\uff0c1 至 50 步。", {"minimum": 1, "maximum": 50}),
    ("Steps. Default 30, sensible values from 20 to 40.", {"default": 30}),
    (
        "A value between 0 and 1 that says how much of the sketch is kept during edits.",
        {"minimum": 0, "maximum": 1},
    ),
    (
        "A value between 0 and 1 telling how much to keep of it during edits; lower values keep more.",
        {"minimum": 0, "maximum": 1},
    ),
]


@PLACES
@pytest.mark.parametrize(("words", "facts"), RANGES)
def test_between_which_numbers_a_value_lies_is_read(
    words: str, facts: dict[str, Any], place: Any
) -> None:
    assert said(place(words, "integer", "it"), "it") == facts


NO_RANGES = [
    "We suggest values between 0 and 1.",
    "Values between 0.3 and 0.5 work best.",
    "Recommended: 1024 to 2048.",
    "The picture may be between 1 and 4 MB.",
    "Between 3 and 15 seconds for the turbo model.",
    "Takes between 3 and 15 seconds to render.",
    "Wait between 3 and 15 seconds.",
    "The file must not exceed 10 MB.",
    "`width` must be between 256 and 1536.",
    "In steps of 8 during the first pass.",
    "Together with `width`, at most 4 megapixels.",
    "Steps. Up to 50 times faster.",
    "Steps. Good results between 20 and 30.",
    "Steps. Most pictures need between 20 and 30.",
    "Steps. Raises the price by at most 50 credits.",
    "Steps. For turbo at most 8.",
    "Steps. The turbo model takes at most 8.",
    "Steps. On fast, 1 to 8; else 1 to 50.",
    "Steps. Supported since 1 to 2 weeks.",
    "Steps. The prompt may have at most 800 characters.",
    "步数\uff0c建议 20-30。",
    "步数\uff0cturbo 模型最多 8。",
    "步数\uff0c一般取 20 到 30。",
]


@PLACES
@pytest.mark.parametrize("words", NO_RANGES)
def test_between_which_numbers_a_value_lies_is_read_and_nothing_where_the_words_do_not_say_so(
    words: str, place: Any
) -> None:
    assert said(place(words, "integer", "it"), "it") == {}
