"""Rules that pages tell in words: required under a condition, and candidates for a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from gatewright.cli import main
from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.facts import PageReading
from gatewright.pages.writing.draft import draft
from gatewright.pages.writing.trial import tried_draft

TODAY = "2026-01-02"
HEAD = "# Maker/Reed-1 API\n\n### 请求体\n\n| 参数 | 类型 | 是否必选 | 描述 |\n|---|---|---|---|\n"
MODEL = "| model | string | 是 | 模型名称\uff0c此处为 `Maker/Reed-1` |\n"
END = "\n`https://api.modelverse.cn/v1/images/generations`\n"


def table(*rows: str) -> PageReading:
    text = HEAD + MODEL + "".join(f"| {row} |\n" for row in rows) + END
    return read(text.encode(), "reed-1.md", "umodelverse")


CONDITIONS = [
    *("条件必选", "条件必填", "Conditional", "conditionally required", "Required if no picture is given"),
    *("Yes (without a picture)", "是\uff08三选一必填\uff09", "否\uff08三选一可选\uff09", "必填\uff0c当 n 为 1 时", "Optional for edits"),
]  # fmt: skip


@pytest.mark.parametrize("cell", CONDITIONS)
@pytest.mark.parametrize("key", ["prompt", "input.prompt", "style"])
def test_what_is_required_under_a_condition_is_neither_required_nor_not(
    cell: str, key: str
) -> None:
    reading = table(f"{key} | string | {cell} | 提示词", "size | string | 是 | 尺寸")
    name = key.rpartition(".")[2]
    facts = {fact.name for fact in reading.facts}
    assert f"params.{name}.type" in facts and f"params.{name}.required" not in facts
    told = [(one.fact, one.form) for one in reading.candidates]
    assert (f"params.{name}.required", "required") in told
    text = draft(reading, TODAY)
    assert "required" not in yaml.safe_load(text)["params"][name]
    assert "provenance" not in yaml.safe_load(text)
    assert f"params.{name}.required: required? " in text


@pytest.mark.parametrize("behind", ["required if no image_url is there", "optional for edits"])
def test_an_entry_that_is_required_under_a_condition_is_neither(behind: str) -> None:
    page = f"Models on reAPI\nRequest body\nstyle — string, {behind}\nSome words.\nsize — string, required\nMore."
    reading = read(page.encode(), "x", "reapi")
    facts = {fact.name: fact.value for fact in reading.facts}
    assert facts["params.size.required"] is True and "params.style.required" not in facts
    assert [one.words for one in reading.candidates if one.fact == "params.style.required"] == [
        behind
    ]


def test_a_row_whose_cells_ran_together_may_be_required_under_a_condition() -> None:
    page = "UModelverse https://api.umodelverse.ai\nRequest Parameters\nField nameTypeRequiredDefaultDescription\npromptstringConditional-What it shows\n"
    reading = read(page.encode(), "x", "umodelverse")
    assert reading.fact("model", ("params", "prompt", "required")) is None
    assert "params.prompt.required" in [one.fact for one in reading.candidates]


def test_a_spec_that_says_required_where_the_page_names_a_condition_is_told(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    page = HEAD + MODEL + "| prompt | string | 是 | 提示词 |\n" + END
    keep("umodelverse", "reed", draft(read(page.encode(), "x", "umodelverse"), TODAY))
    accept(page)
    workspace, faults = load(gateways)
    assert faults == []
    changed = page.replace("| prompt | string | 是", "| prompt | string | 条件必选")
    comparison = compare(read(changed.encode(), "x", "umodelverse"), workspace)
    assert comparison.has_drift
    assert "params.prompt.required" in {one.name for one in comparison.findings}


SENTENCES = [
    ("只有首帧时才能使用", "only_when"),
    ("仅文字驱动时生效", "only_when"),
    ("Only used with a first frame", "only_when"),
    ("为 true 时 prompt 无效", "forbidden"),
    ("Ignored when a picture is given", "forbidden"),
    ("与 seed 二选一", "exactly_one_of"),
    ("需要同时传入首帧", "needs"),
    ("不能和遮罩混用", "not_with"),
    ("Cannot be used together with a mask", "not_with"),
    ("两者数量之和不超过 7", "at_most"),
    ("At most 7 pictures in total", "at_most"),
    ("At least one of them has to be there", "at_least_one_of"),
    ("Required when editing", "required"),
    ("非编辑场景时必填", "required"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "form"), SENTENCES)
def test_a_sentence_that_may_tell_a_rule_is_a_candidate_in_the_draft_and_no_fact(
    sentence: str, form: str
) -> None:
    reading = table("prompt | string | 是 | 提示词", f"style | string | 否 | 风格。{sentence}。")
    told = [one.form for one in reading.candidates if one.fact == "params.style"]
    assert told == [form]
    text = draft(reading, TODAY)
    assert "rules" not in yaml.safe_load(text)
    assert f"# line 9: params.style: {form}? " in text


def test_a_sentence_beside_the_table_is_a_candidate_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "reed.md"
    path.write_text(
        HEAD
        + MODEL
        + "| prompt | string | 是 | 提示词 |\n\nEither text or a picture, not both.\n"
        + END
    )
    assert main(["docs", "read", str(path), "--gateway", "umodelverse"]) == 0
    out = capsys.readouterr().out
    assert "may tell rules (1):" in out and "not both" in out and "every line" not in out


def test_a_draft_with_candidates_passes_as_it_comes(gateways: Path) -> None:
    workspace, _ = load(gateways)
    reading = table(
        "prompt | string | 条件必选 | 提示词。当 seed 为 1 时不能为空", "seed | int | 否 | 种子"
    )
    text, missing = tried_draft(reading.making("image"), workspace, TODAY)
    assert missing == [] and "# The page may tell rules" in text
