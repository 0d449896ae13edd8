"""Shapes and words of pages that other vendors publish: read as they stand, and nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages import read


def params(text: str) -> dict[str, Any]:
    """Every fact of a param that is read for sure; what is merely not required is left out."""
    return {
        one.name.removeprefix("params."): one.value
        for one in read(text.encode(), "page").facts
        if one.path[0] == "params"
        and one.sure != "unsure"
        and not (one.path[-1] == "required" and one.value is False)
    }


def table(head: str, *rows: str) -> str:
    columns = head.count("|") + 1
    rule = "|".join(["---"] * columns)
    return "\n".join(
        ["## Parameters", "", f"| {head} |", f"|{rule}|", *(f"| {one} |" for one in rows)]
    )


SPLIT = """Input schema
{0}Field | Type | Default value | Description |
{1}---|---|---|---|
{0}width |
integer
(enum)
|
256
Options: 128, 256, 512 |
How wide
|
{0}steps |
integer
|
28
Min: 1 Max: 50 |
How many steps
|
{0}image |
string
|
The picture to begin with
|
|
{0}steady |
boolean
|
False
|
Whether it holds still
|
Output schema
A sentence with a | in it.
"""


@pytest.mark.parametrize("bars", [("| ", "|"), ("", "")])
def test_a_row_with_a_line_for_each_cell_is_one_row(bars: tuple[str, str]) -> None:
    assert params(SPLIT.format(*bars)) == {
        "width.type": "integer",
        "width.default": 256,
        "width.options": [128, 256, 512],
        "steps.type": "integer",
        "steps.default": 28,
        "steps.minimum": 1,
        "steps.maximum": 50,
        "image.type": "string",
        "steady.type": "boolean",
        "steady.default": False,
    }


def test_lines_of_split_rows_keep_their_numbers() -> None:
    reading = read(SPLIT.format("| ", "|").encode(), "page")
    lines = {one.name: one.place.line for one in reading.facts}
    assert (lines["params.width.type"], lines["params.image.type"]) == (4, 19)


def test_a_list_of_entries_with_marks_is_read() -> None:
    text = (
        "### Input Schema\n\n- **`seconds`** (`integer`, _required_):\n  How long.\n  - Default: `5`\n"
        '  - Range: `1` to `20`\n\n- **`size`** (`string`, _optional_):\n  - Default: `"720p"`\n'
        '  - Options: "720p", "1080p"\n'
    )
    assert params(text) == {
        "seconds.type": "integer",
        "seconds.required": True,
        "seconds.default": 5,
        "seconds.minimum": 1,
        "seconds.maximum": 20,
        "size.type": "enum",
        "size.default": "720p",
        "size.options": ["720p", "1080p"],
    }


@pytest.mark.parametrize(
    ("head", "yes"),
    [
        ("Campo | Tipo | Obligatorio | Descripción", "Sí"),
        ("パラメータ | データ型 | 必須 | 説明", "はい"),
        ("매개변수 | 타입 | 필수 | 설명", "예"),
        ("参数 | 类型 | 必需 | 描述", "**是**"),
    ],
)
def test_tables_in_other_languages_are_read(head: str, yes: str) -> None:
    assert params(table(head, f"seed | integer | {yes} | x")) == {
        "seed.type": "integer",
        "seed.required": True,
    }


@pytest.mark.parametrize(
    ("told", "options"),
    [
        ("How: `a` (the first), `b` (the second)", ["a", "b"]),
        ("Enum values: a (the first, slow), b (the second)", ["a", "b"]),
        ('"a" หรือ "b"', ["a", "b"]),
        ('["a","b"] How it looks.', ["a", "b"]),
        ("清晰度: 480p, 720p, 1080p", ["480p", "720p", "1080p"]),
        ("时长: `5` 或 `10`(秒)", ["5", "10"]),
        ("Such as: `a`, `b`", None),
        ("常见值: 480p, 720p", None),
        ("支持格式: mp3, mp4", None),
        ('Give "a" for one and "b" for two', None),
    ],
)
def test_listed_words_are_options_and_examples_are_none(
    told: str, options: list[str] | None
) -> None:
    found = params(table("Name | Type | Description", f"x | string | {told}"))
    assert found == {"x.type": "enum", "x.options": options} if options else {"x.type": "string"}


@pytest.mark.parametrize("told", ["长 (1k, 2k, 4k)", "长: 1k / 2k / 4k", "1k|2k", "长: 1k/2k 秒"])
def test_a_list_that_holds_the_default_is_the_options(told: str) -> None:
    text = told.replace("|", "\\|")
    found = params(table("Name | Type | Default | Description", f"x | string | 2k | {text}"))
    assert (found["x.type"], found["x.default"]) == ("enum", "2k")
    other = params(table("Name | Type | Default | Description", f"x | string | 8k | {text}"))
    assert other["x.type"] == "string"


@pytest.mark.parametrize(
    ("kind", "told", "limits"),
    [
        ("string", "文本长度限制:1 - 2500<br/>提示词", {"min_length": 1, "max_length": 2500}),
        ("string", "描述(最大 800 字符)", {"max_length": 800}),
        ("string", "Cannot exceed 2500 characters", {"max_length": 2500}),
        ("number", "取值范围:0 ~ 2<br/>步进:0.01", {"minimum": 0, "maximum": 2, "step": 0.01}),
        ("integer", "步数,最小 2", {"minimum": 2}),
        ("integer", "生成数量 1-4", {"minimum": 1, "maximum": 4}),
        ("integer", "How many (28-50 recommended).", {}),
        ("integer", "Try values between 1 and 40.", {}),
    ],
)
def test_limits_in_further_words(kind: str, told: str, limits: dict[str, Any]) -> None:
    found = params(table("Name | Type | Description", f"x | {kind} | {told}"))
    assert found == {"x.type": kind} | {f"x.{name}": value for name, value in limits.items()}


def test_choices_of_numbers_are_numbers_and_choices_of_words_are_options() -> None:
    head = "Parameter | Description | Data Type | Required | Range"
    found = params(
        table(
            head,
            "`fps` | How fast (default: 25). | COMBO | Yes | `25`<br />`50`",
            '`look` | How (default: "A b"). | COMBO | No | "A b"<br />"C"',
            "`seed` | A seed (default: 0) | INT | No | 0-18446744073709551615",
        )
    )
    assert found == {
        "fps.type": "integer",
        "fps.required": True,
        "fps.options": [25, 50],
        "fps.default": 25,
        "look.type": "enum",
        "look.options": ["A b", "C"],
        "seed.type": "integer",
        "seed.default": 0,
        "seed.minimum": 0,
        "seed.maximum": 18446744073709551615,
    }


def test_a_cell_of_the_default_may_say_that_there_is_none() -> None:
    found = params(
        table(
            "Name | Type | Default | Description",
            "x | string | required | y",
            "z | string | optional | y",
        )
    )
    assert found == {"x.type": "string", "x.required": True, "z.type": "string"}


def test_numbers_of_headings_do_not_hide_what_stands_below_them() -> None:
    text = (
        table("Name | Type | Description", "x | integer | y")
        + "\n\n### 3. 响应字段说明\n\n| 参数名 | 类型 | 说明 |\n|---|---|---|\n| status | string | z |\n"
        + "\n### Path Parameters\n\n| Name | Type | Description |\n|---|---|---|\n| id | string | z |\n"
    )
    assert params(text) == {"x.type": "integer"}


def test_a_prompts_length_may_stand_below_the_table() -> None:
    text = table("Name | Type | Description", "prompt | string | Words") + (
        "\n\n* The `prompt` must be between 1 and 10,000 characters long.\n"
    )
    found = params(text)
    assert (found["prompt.min_length"], found["prompt.max_length"]) == (1, 10000)
