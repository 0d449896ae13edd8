"""A draft says the rules that a page tells in words of one meaning; the others stay candidates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gatewright.load import load
from gatewright.pages.writing.trial import tried_draft
from tests.pages.test_told_rules import TODAY, table

ROWS = (
    "prompt | string | 否 | 提示词",
    "image | string | 否 | 图片 URL",
    "mask | string | 否 | 遮罩图片 URL",
    "images | array[string] | 否 | 参考图片 URL",
    "weights | array[number] | 否 | 权重",
    "mode | string | 否 | 可选值: `a`、`b`",
    "multi | bool | 否 | 多镜头",
)


def drafted(gateways: Path, words: str, name: str = "style") -> tuple[list[Any], str]:
    """(rules, text) of the draft of a page in which `words` stand beside the param `name`."""
    workspace, faults = load(gateways)
    assert faults == []
    rows = [row for row in ROWS if not row.startswith(f"{name} ")]
    type_ = "array[number]" if name == "weights" else "string"
    reading = table(*rows, f"{name} | {type_} | 否 | {words}").making("image")
    text, missing = tried_draft(reading, workspace, TODAY)
    assert missing == []
    return list(yaml.safe_load(text).get("rules", {}).values()), text


RULES: list[tuple[str, dict[str, Any]]] = [
    ("当 `multi` 为 `true` 时必填", {"param": "style", "when": {"multi": True}, "required": True}),
    ("风格\uff0c当 mode 为 a 时不能为空\uff0c见下", {"param": "style", "when": {"mode": "a"}, "required": True}),
    ("当 `multi` 为 `true` 且 `mode` 为 `b` 时不能为空", {"param": "style", "when": {"multi": True, "mode": "b"}, "required": True}),
    ("Required if mode is a", {"param": "style", "when": {"mode": "a"}, "required": True}),
    ("Required when image is given", {"param": "style", "with": "image", "required": True}),
    ("Required unless image is given", {"param": "style", "without": "image", "required": True}),
    ("Only available when mode is b", {"param": "style", "only_when": {"mode": "b"}}),
    ("需配合 `image` 一起使用", {"param": "style", "needs": "image"}),
    ("Must be used together with image", {"param": "style", "needs": "image"}),
    ("不能与 image 同时使用", {"param": "style", "not_with": "image"}),
    ("Cannot be used together with image", {"param": "style", "not_with": "image"}),
    ("`prompt`、`image`、`images` 至少需要提供一项", {"at_least_one_of": ["prompt", "image", "images"]}),
    ("image 参数与 mask 参数至少二选一", {"at_least_one_of": ["image", "mask"]}),
    ("At least one of prompt, image or images is required", {"at_least_one_of": ["prompt", "image", "images"]}),
    ("Exactly one of image or images must be given", {"exactly_one_of": ["image", "images"]}),
    ("image 和 images 不能同时使用", {"at_most_one_of": ["image", "images"]}),
    ("image and images are mutually exclusive", {"at_most_one_of": ["image", "images"]}),
    ("image 和 images 数量之和不超过 7", {"at_most": 7, "of": ["image", "images"]}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "rule"), RULES)
def test_a_sentence_of_one_meaning_is_a_rule_of_the_draft(
    gateways: Path, words: str, rule: dict[str, Any]
) -> None:
    rules, text = drafted(gateways, f"{words}。")
    assert rules == [rule]
    assert "The page may tell rules" not in text


def test_what_a_list_adds_up_to_is_a_rule_of_the_draft(gateways: Path) -> None:
    rules, _ = drafted(gateways, "所有元素之和不能超过 `1.5`。", "weights")
    assert rules == [{"param": "weights", "sum_at_most": 1.5}]


OPEN = [
    *("仅当 mode 为 a 时生效", "Ignored when image is given", "当 nothing 为 a 时必填", "当 mode 为 c 时必填"),
    *("对于 q2 模型\uff0c当 mode 为 a 时必填", "当 mode 为 a 时必填\uff0c视频模式除外", "与 image 二选一", "Either a text or a picture, not both"),
    *("需配合 image 一起使用\uff0c如果 mode 为 a", "unknown, image 至少需要提供一项", "编辑时必填", "Required for edits"),
    *("无需与 image 同时使用", "有参考视频时\uff0cimage 和 images 数量之和不超过 4", "Requires an image"),
]  # fmt: skip


@pytest.mark.parametrize("words", OPEN)
def test_a_sentence_of_more_than_one_meaning_is_no_rule(gateways: Path, words: str) -> None:
    rules, text = drafted(gateways, f"{words}。")
    assert rules == []
    assert "# line 15: params.style: " in text


def test_a_rule_of_the_cell_required_takes_the_place_of_its_candidate(gateways: Path) -> None:
    workspace, _ = load(gateways)
    reading = table(*ROWS, "style | string | 条件必选 | 当 multi 为 true 时必填").making("image")
    text, missing = tried_draft(reading, workspace, TODAY)
    assert missing == [] and "The page may tell rules" not in text
    assert yaml.safe_load(text)["rules"] == {
        "style_when_multi": {"param": "style", "when": {"multi": True}, "required": True}
    }
    assert "required" not in yaml.safe_load(text)["params"]["style"]


def test_two_sentences_that_tell_one_rule_make_one(gateways: Path) -> None:
    rules, _ = drafted(gateways, "image 和 images 不能同时使用。image 和 images 互斥。")
    assert rules == [{"at_most_one_of": ["image", "images"]}]
