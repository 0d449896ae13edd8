"""Options and limits that stand in prose, behind the words that page authors use."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.test_told_rules import table


def said(words: str, type_: str = "string") -> dict[str, Any]:
    """What a row with `words` for description says of its param."""
    facts = table(f"it | {type_} | 是 | {words}").facts
    return {
        one.path[2]: one.value
        for one in facts
        if one.path[:2] == ("params", "it") and one.sure != "unsure"
    }


IN_PROSE: list[tuple[str, list[str]]] = [
    ("可选的分辨率: - 720x1280 - 1280x720", ["720x1280", "1280x720"]),
    ("分辨率选择\uff0c支持\uff1a480p, 720p, 1080p", ["480p", "720p", "1080p"]),
    ("当前仅支持`720P`、`480P`", ["720P", "480P"]),
    ("可选值\uff1a`a`、`b`", ["a", "b"]),
    ("可选值\uff1a360p、540p - 只有 turbo 支持 720p", ["360p", "540p"]),
    ("auto\uff1a自动判断。disabled\uff1a关闭组图。默认 auto", ["auto", "disabled"]),
]


@pytest.mark.parametrize(("words", "options"), IN_PROSE)
def test_options_in_prose_are_read_where_they_stand(words: str, options: list[str]) -> None:
    assert said(words)["options"] == options


@pytest.mark.parametrize(
    "words", ["图片格式支持: png, jpeg", "支持 480p", "规则: 见下。注意: 见上"]
)
def test_what_only_looks_like_options_is_none(words: str) -> None:
    assert "options" not in said(words) and said(words)["type"] == "string"


COUNTED = [
    ("支持输入 1~7 张图", (1, 7)),
    ("最多支持传入 14 张参考图", (None, 14)),
    ("最少见, 最多 6 个", (None, 6)),
    ("List of 1-14 images", (1, 14)),
    ("Pictures (max 3)", (None, 3)),
    ("Up to 3 reference images", (None, 3)),
    ("每个内容不超过 512 个字符", (None, None)),
]


@pytest.mark.parametrize(("words", "ends"), COUNTED)
def test_how_many_elements_a_list_has_is_read(
    words: str, ends: tuple[int | None, int | None]
) -> None:
    facts = said(words, "array[string]")
    assert facts["type"] == "list"
    found = (facts.get("min_items"), facts.get("max_items"))
    assert found == ends


@pytest.mark.parametrize(
    "words", ["最大长度 2000 字符", "字符长度不能超过 2000 个字符", "最多 2000 个字符"]
)
def test_how_long_a_text_is_is_read_in_chinese(words: str) -> None:
    assert said(words)["max_length"] == 2000
