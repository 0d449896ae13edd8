"""A page about several models says of each what is its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gatewright.load import load
from gatewright.pages import PageReading, read
from gatewright.pages.writing.trial import tried_draft
from tests.pages.history.judged import judge_pair

ROOT = Path(__file__).parents[2]
HEAD = "| 参数 | 类型 | 是否必选 | 描述 |\n| --- | --- | --- | --- |\n| model | string | 是 | 模型名称,可选值:`pic-2-pro`、`pic-2-pro-fast`、`pic-3` |\n"


def page(*rows: str, after: str = "") -> PageReading:
    table = "".join(f"| {row} |\n" for row in rows)
    return read(
        f"# Pic API\n\n## 请求参数\n\n{HEAD}{table}\n{after}".encode(), "page", "umodelverse"
    )


def of(reading: PageReading, model: str, name: str = "x") -> dict[str, Any]:
    return {
        ".".join(one.path[2:]): one.value if one.sure != "unsure" else f"? {one.note}"
        for one in reading.about(model).facts
        if one.path[:2] == ("params", name)
    }


def test_what_is_said_of_one_model_is_no_fact_of_another() -> None:
    told = (
        "<br>- pic-2-pro-fast:默认 720p,可选:720p、1080p<br>- pic-2-pro:默认 480p,可选:480p、720p"
    )
    reading = page(f"x | string | 否 | 大小{told}")
    assert of(reading, "pic-2-pro")["options"] == ["480p", "720p"]
    assert of(reading, "pic-2-pro")["default"] == "480p"
    assert of(reading, "pic-2-pro-fast")["options"] == ["720p", "1080p"]
    assert of(reading, "pic-2-pro-fast")["default"] == "720p"
    assert of(reading, "pic-3") == {"type": "string", "required": False}


def test_several_models_may_share_what_is_said() -> None:
    told = "秒 - pic-3 默认为 5,可选:1 - 16 - pic-2-pro/pic-2-pro-fast 默认为 4,可选:1-10"
    reading = page(f"x | int | 否 | {told}")
    for model, default, most in (("pic-3", 5, 16), ("pic-2-pro", 4, 10), ("pic-2-pro-fast", 4, 10)):
        found = of(reading, model)
        assert (found["default"], found["minimum"], found["maximum"]) == (default, 1, most)


@pytest.mark.parametrize("words", ["仅 `pic-3` 支持该参数", "Only supported by `pic-3`."])
def test_a_param_that_one_model_has_is_no_param_of_the_others(words: str) -> None:
    reading = page(f"x | object | 否 | {words}", "x.y | string | 否 | 名称")
    assert of(reading, "pic-3")["type"] == "object"
    assert of(reading, "pic-2-pro") == {}


def test_options_that_few_models_have_are_sure_for_these_alone() -> None:
    told = "可选值 `a`、`b`、`c`。选项 b、c 仅对 `pic-3` 模型生效,`pic-2-pro` 模型不支持 c"
    reading = page(f"x | string | 否 | {told}")
    assert of(reading, "pic-3")["options"] == ["a", "b", "c"]
    assert of(reading, "pic-2-pro")["options"].startswith("? ")
    assert of(reading, "pic-2-pro-fast")["options"].startswith("? ")


def test_an_example_of_another_model_contradicts_nothing() -> None:
    told = "- pic-3 可选:720p、1080p - pic-2-pro/pic-2-pro-fast 可选:480p、720p"
    example = '```json\n{"model": "pic-3", "x": "1080p"}\n```\n'
    reading = page(f"x | string | 否 | {told}", after=f"## 请求示例\n\n{example}")
    for model in reading.models:
        options = reading.about(model).fact("model", ("params", "x", "options"))
        assert options is not None and options.contradicted == ()


def test_a_page_that_says_the_same_of_all_reads_the_same_for_each() -> None:
    reading = page("x | int | 否 | 默认为 5,最大 8")
    assert reading.of_model is None
    assert of(reading, "pic-3") == of(reading, "pic-2-pro")


def test_a_draft_has_what_its_own_model_takes() -> None:
    workspace, _ = load(ROOT / "specs")
    told = "- pic-3 默认 720p,可选:720p、1080p - pic-2-pro/pic-2-pro-fast 默认 480p,可选:480p、720p"
    reading = page("prompt | string | 是 | 提示词", f"x | string | 否 | {told}").making("image")
    for model, options in (("pic-3", "[720p, 1080p]"), ("pic-2-pro", "[480p, 720p]")):
        text, missing = tried_draft(reading.about(model), workspace, "2026-01-02")
        assert (f"options: {options}" in text, missing) == (True, [])


def test_a_model_that_the_page_names_from_now_on_is_told(gateways: Path) -> None:
    before = f"# Pic API\n\n## 请求参数\n\n{HEAD}| x | int | 否 | 数量 |\n"
    after = before.replace("`pic-3`", "`pic-3`、`pic-4`")
    judged = judge_pair(before.encode(), after.encode(), "image", gateways)
    assert (judged.models, judged.findings, judged.drifted) == ({"pic-4"}, [], True)
    assert judge_pair(before.encode(), before.encode(), "image", gateways).models == set()


def test_other_words_beside_an_address_do_not_make_it_a_text(gateways: Path) -> None:
    head = "| 参数 | 类型 | 是否必选 | 描述 |\n| --- | --- | --- | --- |\n| model | string | 是 | 模型名称,此处为 `pic-1` |\n"
    before = f"# Pic API\n\n## 请求参数\n\n{head}| image_url | string | 否 | 图片 URL |\n"
    judged = judge_pair(
        before.encode(), before.replace("图片 URL", "参考图").encode(), "image", gateways
    )
    assert [one.name for one in judged.findings if one.name.endswith("type")] == []
    assert judged.drifted
