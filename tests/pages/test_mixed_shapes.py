"""Shapes that pages mix: tags in Markdown, comments in code, tables without types, labels and words in Chinese."""

from __future__ import annotations

import pytest

from gatewright.pages import read
from tests.pages.test_foreign_shapes import params


def test_tags_in_markdown_do_not_make_it_html() -> None:
    text = (
        "# Reeds\n\n<p align='center'><b>Reeds</b></p>\n\n## Parameters\n\n| Name | Type |\n|---|---|\n| seed | <code>integer</code> |\n\n"
        "<table><tr><th>Name</th><th>Type</th></tr>\n<tr><td>size</td><td>string</td></tr></table>\n"
    )
    assert params(text) == {"seed.type": "integer", "size.type": "string"}


def test_comments_above_keys_of_an_example_describe_them() -> None:
    text = (
        "# Reeds\n\n## Example\n\n```python\nbody = {\n    # 【look】(string, optional) How it looks\n"
        '    # Possible values: "warm" / "cold"\n    "look": "warm",\n    # steps (integer, required): range 1-50\n'
        '    "steps": 4,\n    # seed (integer): of nothing below\n}\n```\n'
    )
    assert params(text) == {
        "look.type": "enum",
        "look.options": ["warm", "cold"],
        "steps.type": "integer",
        "steps.required": True,
        "steps.minimum": 1,
        "steps.maximum": 50,
    }


def test_a_table_without_types_says_what_is_required_below_a_heading_for_params_alone() -> None:
    table = (
        "| Parameter | Required | Description |\n|---|:-:|---|\n| `assets` | ✓ | Files |\n"
        "| `└─ image` | ✓ | A picture |\n| `└─ mask` | ✗ | A mask |\n| `name` | ✗ | A name |\n"
    )
    assert params(f"## Parameters\n\n{table}") == {
        "assets.required": True,
        "assets.fields.image.required": True,
    }
    assert params(f"## Plans\n\n{table}") == {}


def test_a_heading_that_says_nothing_ends_a_role_for_the_headings_below_it() -> None:
    table = "| Name | Type | Required | Description |\n|---|---|---|---|\n"
    text = (
        f"## Draw\n\n### Parameters\n\n{table}| seed | integer | no | |\n\n## Edit\n\n### Headers\n\n"
        f"{table}| Authorization | string | yes | Bearer |\n\n### Parameters\n\n{table}| image | string | yes | |\n"
    )
    assert params(text) == {
        "seed.type": "integer",
        "image.type": "string",
        "image.required": True,
    }


def test_headings_with_labels_in_chinese_are_fields_and_those_below_an_object_its_keys() -> None:
    text = (
        "## 请求体\n\n### voice\n*   **类型**: `object`\n*   **必需**: 是\n\n#### speed\n*   **类型**: `float`\n"
        '*   **默认值**: `"1.0"`\n*   **范围**: `[0.5, 2]`\n\n#### rate\n*   **类型**: `int`\n*   **范围**: `[8000, 16000, 32000]`\n\n'
        "### format\n*   **类型**: `string`\n*   **描述**: 可选值为 `mp3` `wav`。默认值为 `mp3`。\n\n## 响应\n\n### audio\n*   **类型**: `string`\n"
    )
    assert params(text) == {
        "voice.type": "object",
        "voice.required": True,
        "voice.fields.speed.type": "number",
        "voice.fields.speed.default": 1,
        "voice.fields.speed.minimum": 0.5,
        "voice.fields.speed.maximum": 2,
        "voice.fields.rate.type": "integer",
        "voice.fields.rate.options": [8000, 16000, 32000],
        "format.type": "enum",
        "format.options": ["mp3", "wav"],
        "format.default": "mp3",
    }


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("string", "必须是 url 或 b64_json 之一", {"type": "enum", "options": ["url", "b64_json"]}),
        ("integer", "数量,必须在 1-10 之间", {"type": "integer", "minimum": 1, "maximum": 10}),
        ("string", "宽高像素,介于 [512x512, 2048x2048] 之间", {"type": "size", "min_side": 512, "max_side": 2048}),
        ("string", "长度限制:1 - 无限制", {"type": "string", "min_length": 1}),
        ("string", "长度限制: 500 字符以内", {"type": "string", "max_length": 500}),
        ("string", "**必填**。提示词", {"type": "string", "required": True}),
        ("string", "比例:`1:1`、`16:9`", {"type": "enum", "options": ["1:1", "16:9"]}),
        ("string", "格式:`url`(默认,链接)或 `b64`(数据)", {"type": "enum", "options": ["url", "b64"], "default": "url"}),
        ("string", "取值:<br>`image`: 图片。<br>`video`: 视频。", {"type": "enum", "options": ["image", "video"]}),
    ],
)  # fmt: skip
def test_words_in_chinese_state_limits_and_options(
    kind: str, words: str, said: dict[str, object]
) -> None:
    text = f"## 请求参数\n\n| 参数名 | 类型 | 描述 | 约束 |\n|---|---|---|---|\n| x | {kind} | | {words} |\n"
    assert params(text) == {f"x.{name}": value for name, value in said.items()}


def test_code_that_a_stray_fence_begins_ends_where_the_page_ends_it() -> None:
    text = (
        "## Parameters\n\n| Name | Type |\n|---|---|\n| seed | integer |\n\n ```\nmore: x\n\n``` json\n{}\n```\n\n"
        "## More parameters\n\n| Name | Type |\n|---|---|\n| size | string |\n"
    )
    assert params(text) == {"seed.type": "integer", "size.type": "string"}


def test_a_param_without_a_type_is_a_choice_where_its_values_are_listed() -> None:
    text = (
        "## Parameters\n\n- **quality** (optional): `auto` (default), `low`, `high`\n- **size** (optional): `auto` or `WIDTHxHEIGHT`\n"
        "- **look** (required): How it looks\n- **steps** (optional): one of 4, 8\n"
    )
    assert params(text) == {
        "quality.type": "enum",
        "quality.options": ["auto", "low", "high"],
        "quality.default": "auto",
        "look.required": True,
    }


def test_what_is_asked_after_the_create_states_no_param() -> None:
    text = (
        '# Reeds\n\n## Example\n\n```python\n{\n    # seed (integer, optional): any\n    "seed": 1,\n}\n```\n\n'
        '## 查询任务\n\n```python\n{\n    # task_id (string, required): the task\n    "task_id": "x",\n}\n```\n'
    )
    assert params(text) == {"seed.type": "integer"}


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("num", "At most 4", {"type": "number", "maximum": 4}),
        ("int", "Pixels: 9 <= `height * width` <= 1,048,576", {"type": "integer"}),
        ("int", "In increments of 64", {"type": "integer", "step": 64}),
        ("array(URL)", "Pictures (1-8 images)", {"type": "list", "items.type": "url", "min_items": 1, "max_items": 8}),
        ("string", "取值范围: `1 <= x <= 2000`.", {"type": "string", "min_length": 1, "max_length": 2000}),
        ("string", "`low` 或 `auto`(默认值)", {"type": "enum", "options": ["low", "auto"], "default": "auto"}),
    ],
)  # fmt: skip
def test_further_words_state_limits(kind: str, words: str, said: dict[str, object]) -> None:
    text = (
        f"## Parameters\n\n| Name | Type | Description |\n|---|---|---|\n| x | {kind} | {words} |\n"
    )
    assert params(text) == {f"x.{name}": value for name, value in said.items()}


def test_strokes_before_marks_are_not_a_part_of_the_words() -> None:
    text = "## Parameters\n\n| Name | Type | Description |\n|---|---|---|\n| num\\_steps | integer | At most 4\\. |\n"
    assert params(text) == {"num_steps.type": "integer", "num_steps.maximum": 4}
    priced = read(b"# Reeds\n\n| **Pricing** | \\$0.45 per image |\n|---|---|\n", "page")
    assert [one.value for one in priced.facts if one.path == ("price", "usd")] == ["0.45"]
