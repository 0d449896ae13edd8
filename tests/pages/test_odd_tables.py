"""Tables whose heads say little, whose cells were copied apart, or whose columns hold two things."""

from __future__ import annotations

import pytest

from gatewright.pages import read
from tests.pages.test_foreign_shapes import params, table


def _page_of(*cells: str) -> str:
    return "\n\n".join(("## Parameters", *cells))


STACKED = _page_of(
    *("Parameter", "Type", "Required", "Default", "Range", "Description"),
    *("words", "string", "Yes", "\\-", "\\-", "What is sung."),
    *("genre", "string", "No", "Any", "Folk, Sea Shanty, R&B, Any", "A kind.", "More of it."),
    *("top\\_n", "integer", "No", "\\-1", "\\-1 ~ 90", "How many."),
    *("rate", "integer", "No", "\\-", "8000, 16000, 22050", "How often."),
    *("## Response", "Parameter", "Type", "Description", "code", "integer", "A code."),
)


def test_a_table_copied_with_a_paragraph_for_each_cell_is_a_table() -> None:
    assert params(STACKED) == {
        "words.type": "string",
        "words.required": True,
        "genre.type": "enum",
        "genre.options": ["Folk", "Sea Shanty", "R&B", "Any"],
        "genre.default": "Any",
        "top_n.type": "integer",
        "top_n.default": -1,
        "top_n.minimum": -1,
        "top_n.maximum": 90,
        "rate.type": "integer",
        "rate.options": [8000, 16000, 22050],
    }


def test_a_row_that_lost_a_cell_is_not_moved_into_the_wrong_columns() -> None:
    text = _page_of(
        *("Parameter", "Type", "Default", "Description"),
        *("words", "string", "-", "What is sung."),
        *("seed", "integer", "A seed."),
        *("steps", "integer", "4", "How many."),
    )
    found = params(text)
    assert "seed.default" not in found and found.get("steps.default", 4) == 4


def test_a_column_of_types_is_one_whatever_its_head_says() -> None:
    text = (
        "Body attributes\nParameter\tDescription\tValues\nwords\tWhat is sung.\tstring\n"
        "rate (optional)\tHow often. Default: 320, Minimum: 10.\tinteger\nplain\tWhether it is plain. Default: false.\tTRUE or FALSE\n"
        "hook (required)\tWhere news goes.\tURL\n"
    )
    assert params(text) == {
        "words.type": "string",
        "rate.type": "integer",
        "rate.default": 320,
        "rate.minimum": 10,
        "plain.type": "boolean",
        "plain.default": False,
        "hook.type": "url",
        "hook.required": True,
    }


def test_the_head_of_a_table_without_heads_says_what_its_rows_are() -> None:
    text = (
        "## Specification\n\n### Request\n\n| Headers | | |\n|---|---|---|\n| **key** | _string_ | A key |\n\n"
        "| Payload | | |\n|---|---|---|\n| **words*** | _string_ | What is sung |\n| **more** | _object_ | |\n"
        "| **&nbsp;&nbsp;seed** | _integer_ | A seed |\n\n### Response\n\n| Body | | |\n|---|---|---|\n| **sound** | _string_ | It |\n"
    )
    assert params(text) == {
        "words.type": "string",
        "words.required": True,
        "more.type": "object",
        "more.fields.seed.type": "integer",
    }


def test_a_table_of_settings_and_words_is_no_table_of_types() -> None:
    rows = "| Name | Value |\n|---|---|\n| kind | string |\n| speed | fast |\n"
    assert params(f"## Parameters\n\n{rows}") == {}


@pytest.mark.parametrize(
    ("kind", "cell", "said"),
    [
        ("enum<string>", "url(返回地址)、b64(返回数据)", {"type": "enum", "options": ["url", "b64"]}),
        ("integer", "1-10 之间", {"type": "integer", "minimum": 1, "maximum": 10}),
        ("string", "-", {"type": "string"}),
    ],
)  # fmt: skip
def test_a_column_may_hold_options_and_limits(
    kind: str, cell: str, said: dict[str, object]
) -> None:
    found = params(table("参数名 | 类型 | 说明 | 枚举值/约束", f"x | {kind} | 数量 | {cell}"))
    assert found == {f"x.{name}": value for name, value in said.items()}


def test_headers_below_a_heading_for_params_are_no_params() -> None:
    rows = "| 参数名 | 类型 | 说明 |\n|---|---|---|\n"
    text = (
        f"## 二、请求参数\n\n### 1. Header 参数\n\n{rows}| Key | string | 钥匙 |\n\n### 2. 内容\n\n{rows}| n | integer | 数量 |\n\n"
        f"## 三、其他\n\n### Header 参数\n\n{rows}| Other | string | 钥匙 |\n"
    )
    assert params(text) == {"n.type": "integer"}


def test_lists_in_brackets_behind_a_range_are_options() -> None:
    assert params(table("Name | Type | Description", "x | string | 范围[mp3,pcm,wav]。")) == {
        "x.type": "enum",
        "x.options": ["mp3", "pcm", "wav"],
    }
    assert params(
        table("Name | Type | Description", "x | int | 范围【8000,16000,22050】 采样率")
    ) == {
        "x.type": "integer",
        "x.options": [8000, 16000, 22050],
    }
    assert params(table("Name | Type | Description", "x | int | 范围[1,100] 权重")) == {
        "x.type": "integer",
        "x.minimum": 1,
        "x.maximum": 100,
    }


def test_a_label_gives_the_id_of_the_model() -> None:
    page = "# reed-xl\n\n**Model ID**: @net/reeds/reed-xl\n\nhttps://api.example.com/run/@net/reeds/reed-xl\n"
    assert [one.value for one in read(page.encode(), "p").facts if one.path == ("id",)] == [
        "@net/reeds/reed-xl"
    ]
    dotted = read("# Reeds\n\nReeds (模型ID: reed-3.1-flash-image) 画图。\n".encode(), "p").facts
    assert [one.value for one in dotted if one.path == ("id",)] == ["reed-3.1-flash-image"]
    several = read(b"# Reeds\n\nModel ID: reed-1, reed-2\n", "p").facts
    assert not [one for one in several if one.path == ("id",)]


def test_a_cell_that_says_there_is_no_range_lists_no_options() -> None:
    page = "## Parameters\n\n" + table(
        "Name | Type | Required | Range | Description",
        "look | string | No | n/a | How it looks.",
    )
    assert params(page) == {"look.type": "string"}
