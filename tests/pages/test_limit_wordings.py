"""Sentences that say limits. Each pattern has one here that no other pattern reads so."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages.text.lines import passage
from gatewright.pages.words.limits import limits_of, sentences
from gatewright.pages.words.limits.patterns import LIMIT_PATTERNS

Sample = tuple[str, dict[str, Any]]

OF_TEXTS: tuple[Sample, ...] = (
    ("From 2 to 90 characters.", {"min_length": 2, "max_length": 90}),
    ("At least 2 and at most 90 characters.", {"min_length": 2, "max_length": 90}),
    ("至少 2, 最多 90 个字", {"min_length": 2, "max_length": 90}),
    ("At least two characters, no more than 90.", {"min_length": 2, "max_length": 90}),
    ("Max length: 90.", {"max_length": 90}),
    ("Minimum length: 2.", {"min_length": 2}),
    ("Has a 90-character limit", {"max_length": 90}),
    ("length between 2 and 90", {"min_length": 2, "max_length": 90}),
    ("Required string length: 2 - 90", {"min_length": 2, "max_length": 90}),
    ("Maximum string length: 90", {"max_length": 90}),
    ("Max. 90 characters", {"max_length": 90}),
    ("Words above 90 characters are refused.", {"max_length": 90}),
    ("Character limit: 90", {"max_length": 90}),
    ("What it shows, 90 characters or fewer.", {"max_length": 90}),
    ("不可大于 90 字符", {"max_length": 90}),
    ("<= 90 字符", {"max_length": 90}),
    ("最大长度为 90", {"max_length": 90}),
    ("2 characters at least, 90 at most", {"min_length": 2, "max_length": 90}),
    ("2 到 90 个字符", {"min_length": 2, "max_length": 90}),
    ("Must not go beyond a total of 90 characters", {"max_length": 90}),
    ("请控制在大约90字", {"max_length": 90}),
    ("字符上限为 90", {"max_length": 90}),
    ("字符数不超过: 90", {"max_length": 90}),
    ("文本长度为 2-90", {"min_length": 2, "max_length": 90}),
    ("取值范围: 2<=n<=90", {"min_length": 2, "max_length": 90}),
    ("长度: 2-不限", {"min_length": 2}),
    ("不低于 2 个字", {"min_length": 2}),
    ("No fewer than 2 characters", {"min_length": 2}),
    ("What it is about; no longer than 90 characters", {"max_length": 90}),
    ("At least two characters, at most 90.", {"min_length": 2, "max_length": 90}),
    ("Max length 90.", {"max_length": 90}),
    ("It has a 90-character limit.", {"max_length": 90}),
    ("最大长度 90", {"max_length": 90}),
)
OF_LISTS: tuple[Sample, ...] = (
    ("Pictures, up to 7 of them", {"max_items": 7}),
    ("At least 2 and up to 9 sharp pictures", {"min_items": 2, "max_items": 9}),
    ("最少 2 张, 最多 9 张", {"min_items": 2, "max_items": 9}),
    ("What to look at (2~9 pictures)", {"min_items": 2, "max_items": 9}),
    ("Takes between 2 and 9 pictures", {"min_items": 2, "max_items": 9}),
    ("Required array length: 2 - 9", {"min_items": 2, "max_items": 9}),
    ("Maximum array length: 9", {"max_items": 9}),
    ("Limited to 9 files", {"max_items": 9}),
    ("Nine pictures or fewer", {"max_items": 9}),
    ("Max number of pictures: 9", {"max_items": 9}),
    ("Pictures to start from (9 at most)", {"max_items": 9}),
    ("More than 9 pictures are refused", {"max_items": 9}),
    ("Pictures to start from, no more than 9.", {"max_items": 9}),
    ("图片张数范围: 2-9", {"min_items": 2, "max_items": 9}),
    ("数组长度为 2~9", {"min_items": 2, "max_items": 9}),
    ("可放 2 至 9 张", {"min_items": 2, "max_items": 9}),
    ("最多可传入 9 张", {"max_items": 9}),
    ("图片数上限: 9", {"max_items": 9}),
    ("Pictures to start from (max 9 total)", {"max_items": 9}),
    ("At least 2 images", {"min_items": 2}),
    ("Nine pictures at most", {"max_items": 9}),
    ("Maximum number of pictures: 9", {"max_items": 9}),
    ("What to look at, nine at most.", {"max_items": 9}),
    ("More than nine pictures are refused", {"max_items": 9}),
    ("What to look at. Maximum 9.", {"max_items": 9}),
)
OF_SIZES: tuple[Sample, ...] = (
    ("Each side is 64 to 900", {"min_side": 64, "max_side": 900}),
    ("Width and height: 64 to 900", {"min_side": 64, "max_side": 900}),
    ("宽和高: [64, 900]", {"min_side": 64, "max_side": 900}),
    ("From 1:4 to 4:1", {"max_ratio": 4}),
    ("Pixels in all: 64x64 to 900x900", {"min_pixels": 4096, "max_pixels": 810000}),
    ("介于 [64x64, 900x900]", {"min_side": 64, "max_side": 900}),
)
OF_NUMBERS: tuple[Sample, ...] = (
    ("Range: 1 to 6, step 1", {"minimum": 1, "maximum": 6, "step": 1}),
    ("From 2 (calm) to 9 (wild).", {"minimum": 2, "maximum": 9}),
    ("Good: min. 2, max. 9", {"minimum": 2, "maximum": 9}),
    ("2 at the least, 9 at the most.", {"minimum": 2, "maximum": 9}),
    ("Anywhere in 2..9", {"minimum": 2, "maximum": 9}),
    ("最短 2 秒", {"minimum": 2}),
    ("最长 9 秒", {"maximum": 9}),
    ("Ranging from 1 through 9", {"minimum": 1, "maximum": 9}),
    ("Accepts 1 through 9 and nothing else", {"minimum": 1, "maximum": 9}),
    ("Range is 1 .. 9", {"minimum": 1, "maximum": 9}),
    ("1 to 9 seconds", {"minimum": 1, "maximum": 9}),
    ("How many. 1-9.", {"minimum": 1, "maximum": 9}),
    ("1 <= n <= 9", {"minimum": 1, "maximum": 9}),
    ("有效值: 1 到 9", {"minimum": 1, "maximum": 9}),
    ("区间 [1, 9]", {"minimum": 1, "maximum": 9}),
    ("区间 (1, 9]", {"above": 1, "maximum": 9}),
    ("区间 [1, 9)", {"minimum": 1, "below": 9}),
    ("区间 (1, 9)", {"above": 1, "below": 9}),
    ("Greater than 1 and at most 9", {"above": 1, "maximum": 9}),
    ("大于 1 且不超过 9", {"above": 1, "maximum": 9}),
    ("Lower bound: 1", {"minimum": 1}),
    ("Upper bound: 9", {"maximum": 9}),
    ("Divisible by 8", {"step": 8}),
    ("个数 1-9", {"minimum": 1, "maximum": 9}),
    ("应在 1 与 9 之间", {"minimum": 1, "maximum": 9}),
    ("数在 1 到 9 之间", {"minimum": 1, "maximum": 9}),
    ("介于 1-9", {"minimum": 1, "maximum": 9}),
    ("Height, 1-9 in steps of 2", {"minimum": 1, "maximum": 9, "step": 2}),
    ("How warm: 1 - 9", {"minimum": 1, "maximum": 9}),
    ("1 is the lowest and 9 the highest", {"minimum": 1, "maximum": 9}),
    ("The smallest value is 1, the largest 9.", {"minimum": 1, "maximum": 9}),
    ("Greater than 1 and less than 9.", {"above": 1, "below": 9}),
    ("Cannot be lower than 1 or higher than 9", {"minimum": 1, "maximum": 9}),
    ("Under 1 or over 9 is refused", {"minimum": 1, "maximum": 9}),
    ("1 at least and 9 at most", {"minimum": 1, "maximum": 9}),
    ("Has at least two, or none", {"minimum": 2}),
    ("How many, 9 or fewer.", {"maximum": 9}),
    ("最多 9 步", {"maximum": 9}),
    ("Must be larger than 1.", {"above": 1}),
    ("Has to be smaller than 9.", {"below": 9}),
    ("支持 1-9", {"minimum": 1, "maximum": 9}),
    ("Speed, 1-9, of the film", {"minimum": 1, "maximum": 9}),
    ("Number of films 1-9", {"minimum": 1, "maximum": 9}),
    ("以 8 为步长", {"step": 8}),
    ("每次递增: 8", {"step": 8}),
    ("Not smaller than 1", {"minimum": 1}),
    ("No larger than 9", {"maximum": 9}),
    ("不低于 1", {"minimum": 1}),
    ("最低值: 1", {"minimum": 1}),
    ("不高于 9", {"maximum": 9}),
    ("最高值: 9", {"maximum": 9}),
    ("[1, 9]", {"minimum": 1, "maximum": 9}),
    ("(1, 9]", {"above": 1, "maximum": 9}),
    ("[1, 9)", {"minimum": 1, "below": 9}),
    ("必须是 8 的倍数", {"step": 8}),
    ("Width, 64 to 900 in steps of 8", {"minimum": 64, "maximum": 900, "step": 8}),
    ("How many: 1 to 9", {"minimum": 1, "maximum": 9}),
    ("1 is the lowest, 9 the highest", {"minimum": 1, "maximum": 9}),
    ("The smallest is 1, the largest 9", {"minimum": 1, "maximum": 9}),
    ("Larger than 1 and less than 9", {"above": 1, "below": 9}),
    ("Cannot be less than 1 or greater than 9", {"minimum": 1, "maximum": 9}),
    ("Numbers below 1 or above 9 are refused", {"minimum": 1, "maximum": 9}),
    ("1 at least, 9 at most", {"minimum": 1, "maximum": 9}),
    ("At least one", {"minimum": 1}),
    ("How many, 9 max.", {"maximum": 9}),
    ("Must be greater than 1", {"above": 1}),
    ("Must be less than 9", {"below": 9}),
    ("不超过 9", {"maximum": 9}),
)
KINDS = {"string": OF_TEXTS, "list": OF_LISTS, "size": OF_SIZES, "integer": OF_NUMBERS}
SAMPLES = [(kind, *sample) for kind, samples in KINDS.items() for sample in samples]


def read(kind: str, says: str) -> dict[str, Any]:
    return {one.aspect: one.value for one in limits_of(passage([(1, says)]), kind)}


@pytest.mark.parametrize(("kind", "says", "told"), SAMPLES)
def test_a_sentence_says_its_limits(kind: str, says: str, told: dict[str, Any]) -> None:
    assert read(kind, says) == told


def test_each_pattern_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, a sentence above is read otherwise: what no sentence needs is shadowed, or has no sample."""
    idle: list[str] = []
    for one in LIMIT_PATTERNS:
        monkeypatch.setattr(
            sentences, "LIMIT_PATTERNS", [two for two in LIMIT_PATTERNS if two != one]
        )
        if all(read(kind, says) == told for kind, says, told in SAMPLES):
            idle.append(f"{' '.join(one.limits)}: {one.says.pattern}")
    assert idle == []
