"""The same limit, list or default is read in the many words that pages say it in, and no more than it says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.test_read_in_prose import said

LENGTHS: list[tuple[str, tuple[int | None, int | None]]] = [
    ("A caption. No longer than 90 characters.", (None, 90)),
    ("A caption. Cannot be longer than 1,200 characters.", (None, 1200)),
    ("A caption. Text longer than 90 characters is refused.", (None, 90)),
    ("A caption. Max. 90 chars.", (None, 90)),
    ("A caption. Character limit: 90.", (None, 90)),
    ("A caption. Keep it within 90 characters.", (None, 90)),
    ("A caption. At least 3 and at most 90 characters.", (3, 90)),
    ("标签\uff0c长度为 3 到 90 个字符", (3, 90)),
    ("标签\uff0c字符数上限 90。", (None, 90)),
    ("标签\uff0c限 90 个字符以内", (None, 90)),
    ("标签\uff0c最多可输入 90 个字符", (None, 90)),
    ("标签\uff0c3~90 个字符", (3, 90)),
    ("标签\uff0c长度限制小于 90 字符", (None, None)),
]


@pytest.mark.parametrize(("words", "ends"), LENGTHS)
def test_how_long_a_text_may_be(words: str, ends: tuple[int | None, int | None]) -> None:
    facts = said(words)
    assert (facts.get("min_length"), facts.get("max_length")) == ends


RANGES: list[tuple[str, dict[str, Any]]] = [
    ("Warmth. Any value from -4 through 4.", {"minimum": -4, "maximum": 4}),
    ("Warmth. From 2 up to 8, inclusive. Step size: 2.", {"minimum": 2, "maximum": 8, "step": 2}),
    ("Warmth. Within 2 and 8.", {"minimum": 2, "maximum": 8}),
    ("Warmth. Greater than 0, at most 8.", {"above": 0, "maximum": 8}),
    ("暖度\uff0c取值 0-8\uff0c建议先用较小的值", {"minimum": 0, "maximum": 8}),
    ("暖度\uff0c不小于 2\uff0c不大于 8。", {"minimum": 2, "maximum": 8}),
    ("暖度\uff0c最小值 2\uff0c最大值 8。", {"minimum": 2, "maximum": 8}),
    ("暖度\uff0c2~8 之间\uff0c以 2 为步长", {"minimum": 2, "maximum": 8, "step": 2}),
    ("暖度\uff0c可取 2 至 8", {"minimum": 2, "maximum": 8}),
]


@pytest.mark.parametrize(("words", "limits"), RANGES)
def test_between_which_numbers_a_value_lies(words: str, limits: dict[str, Any]) -> None:
    facts = said(words, "number")
    assert {key: facts[key] for key in facts if key not in ("type", "required")} == limits


CHOICES = [
    "Look. Supported values are matte, satin and gloss.",
    "Look. Can be matte, satin, or gloss.",
    "Look. Accepts matte, satin or gloss.",
    "Look. Choices: matte / satin / gloss.",
    "Look. Set to `matte`, `satin` or `gloss`.",
    "Look. Supports matte, satin and gloss. Uses satin if not specified.",
    "Look. One of:<br>- `matte`: dull<br>- `satin`: soft<br>- `gloss`: shiny Defaults to `matte`.",
    "外观\uff0c支持 matte, satin, gloss",
    "外观\uff0c仅支持 matte、satin 和 gloss\uff0c一般无需修改",
    "外观\uff0c可填 matte、satin 或 gloss",
    "外观\uff0c有 matte、satin 和 gloss 可选",
]


@pytest.mark.parametrize("words", CHOICES)
def test_a_list_of_values_is_a_choice(words: str) -> None:
    facts = said(words)
    assert (facts["type"], facts["options"]) == ("enum", ["matte", "satin", "gloss"])


@pytest.mark.parametrize(
    "words",
    [
        "Can be cropped or resized.",
        "Accepts images or videos.",
        "Supports emoji and markdown.",
        "Supports soft and hard light.",
        "Can be empty or blank.",
        "支持 URL 或 Base64 编码",
        "支持 markdown 和 html",
    ],
)
def test_what_is_done_or_taken_is_no_choice(words: str) -> None:
    facts = said(words)
    assert facts["type"] == "string" and "options" not in facts


def test_one_marked_word_of_a_list_is_not_the_list() -> None:
    facts = said("Look. Options: matte, satin, gloss. Default is `matte`.")
    assert facts["options"] == ["matte", "satin", "gloss"]


DEFAULTS = [
    "Look. If omitted, satin is used.",
    "Look. Falls back to `satin` when not set.",
    "Look. satin by default.",
    "Look. By default satin.",
    "Look. Default value: satin.",
    "外观\uff0c未填写时使用 satin",
    "外观\uff0c不传默认为 satin",
    "外观\uff0c默认使用 `satin`。",
]


@pytest.mark.parametrize("words", DEFAULTS)
def test_what_is_taken_when_nothing_is_given(words: str) -> None:
    assert said(words)["default"] == "satin"


@pytest.mark.parametrize("words", ["Look. Enabled by default.", "Look. If omitted, it is guessed."])
def test_what_happens_when_nothing_is_given_is_no_value(words: str) -> None:
    assert "default" not in said(words)


COUNTS: list[tuple[str, tuple[int | None, int | None]]] = [
    ("Sketches. Between 2 and 7 images.", (2, 7)),
    ("Sketches. 2 to 7 images.", (2, 7)),
    ("Sketches. At least 2 and at most 7 items.", (2, 7)),
    ("Sketches. Limit: 7 images.", (None, 7)),
    ("草图\uff0c最多传 7 张图", (None, 7)),
    ("草图\uff0c图片数量不超过 7", (None, 7)),
    ("草图\uff0c最少 2 张\uff0c最多 7 张", (2, 7)),
]


@pytest.mark.parametrize(("words", "ends"), COUNTS)
def test_how_many_elements_there_may_be(words: str, ends: tuple[int | None, int | None]) -> None:
    facts = said(words, "string[]")
    assert (facts.get("min_items"), facts.get("max_items")) == ends
