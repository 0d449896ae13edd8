"""Tables of a name and a description alone: what words say of params whose type has no column."""

from __future__ import annotations

import pytest

from gatewright.pages import PageReading, read
from gatewright.pages.writing.draft import draft
from tests.pages.test_foreign_shapes import params

ROWS = """| {name} | Description |
|---|---|
| `prompt` | What to draw, up to 900 characters |
| `steps` | How many steps (1-50). Default: 20 |
| `scale` | Between 0.5 and 12 |
| `tone` | One of `warm`, `cold`. Defaults to `warm` |
| `larger` | Boolean. Whether to draw it larger |
| `images` | 1-4 images to look at |
| `seed` | A number that is picked at random |
"""
SAID = {
    "prompt.type": "string",
    "prompt.max_length": 900,
    "steps.minimum": 1,
    "steps.maximum": 50,
    "steps.default": 20,
    "scale.type": "number",
    "scale.minimum": 0.5,
    "scale.maximum": 12,
    "tone.type": "enum",
    "tone.options": ["warm", "cold"],
    "tone.default": "warm",
    "larger.type": "boolean",
}
EXAMPLE = '\n```json\n{"prompt": "Reeds", "steps": 4}\n```\n'


def reading(text: str) -> PageReading:
    return read(text.encode(), "page")


@pytest.mark.parametrize("name", ["Parameter", "Field", "Name", "Key"])
def test_below_a_heading_for_params_the_words_of_each_row_are_facts(name: str) -> None:
    assert params(f"# Reeds\n\n## Parameters\n\n{ROWS.format(name=name)}") == SAID


@pytest.mark.parametrize("name", ["Parameter", "Argument", "参数", "参数名"])
def test_a_column_called_one_of_params_is_enough_where_an_example_shows_one_of_them(
    name: str,
) -> None:
    rows = ROWS.format(name=name)
    assert params(f"# Reeds\n\n{rows}{EXAMPLE}") == SAID
    assert params(f"# Reeds\n\n{rows}") == {}
    assert params(f"# Reeds\n\n{ROWS.format(name='Name')}{EXAMPLE}") == {}


@pytest.mark.parametrize(
    "heading",
    [
        *("Response", "Response parameters", "Error codes", "Pricing", "Request headers"),
        *("Voices", "Supported models", "Path parameters", "Notes", "返回参数", "错误码"),
        *(
            "パスパラメータ",
            "クエリパラメータ",
            "レスポンスパラメータ",
            "リクエストヘッダー",
            "エラー",
        ),
    ],
)
def test_below_another_heading_they_are_none(heading: str) -> None:
    text = f"# Reeds\n\n## {heading}\n\n{ROWS.format(name='Parameter')}{EXAMPLE}"
    assert params(text) == {}


@pytest.mark.parametrize("head", ["Value", "Model", "Voice", "Option", "Code", "Header", "Status"])
def test_a_table_of_something_else_behind_one_of_params_has_none_of_its_rows(head: str) -> None:
    more = f"\n| {head} | Description |\n|---|---|\n| `reeds` | Up to 4 images, default: 2 |\n"
    text = f"# Reeds\n\n## Parameters\n\n{ROWS.format(name='Parameter')}{more}"
    assert params(text) == SAID
    assert any(one.text.startswith("reeds") for one in reading(text).leftovers)
    drawn = (
        f"<h2>Parameters</h2><table><tr><th>Parameter</th><th>Type</th></tr><tr><td>n</td><td>integer</td></tr></table>"
        f"<table><tr><th>{head}</th><th>Meaning</th></tr><tr><td>reeds</td><td>number</td></tr></table>"
    )
    assert params(drawn) == {"n.type": "integer"}


@pytest.mark.parametrize("name", ["Content-Type", "API_KEY", "REEDS_HOME", "--steps", "the steps"])
def test_names_of_headers_variables_and_flags_are_listed_and_no_params(name: str) -> None:
    table = f"| Parameter | Description |\n|---|---|\n| `{name}` | Between 1 and 5.5 |\n"
    text = f"# Reeds\n\n## Parameters\n\n{table}"
    assert params(text) == {}
    assert [one.line for one in reading(text).leftovers] == [7]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("An integer", "integer"),
        ("整数", "integer"),
        ("Float between 0 and 1", "number"),
        ("`true` or `false`", "boolean"),
        ("Whether to draw it. Default: `false`", "boolean"),
        ("At most 80 characters", "string"),
        ("One of `a`, `b`", "enum"),
    ],
)
def test_a_type_in_words_is_the_type(words: str, kind: str) -> None:
    text = f"## Parameters\n\n| Name | Description |\n|---|---|\n| look | {words} |\n"
    assert params(text)["look.type"] == kind


@pytest.mark.parametrize(
    "words",
    [
        *("A look", "An integer or a string", "A list of integers", "1-4 images", "Up to 4 links"),
        *("A URL, at most 10 MB", "1080p or 720p", "Either 5 or 10"),
    ],
)
def test_a_type_that_words_leave_open_is_not_stated(words: str) -> None:
    text = f"## Parameters\n\n| Name | Description |\n|---|---|\n| look | {words} |\n"
    assert params(text) == {}


def test_whole_numbers_leave_open_whether_fractions_are_taken() -> None:
    text = "# Reeds\n\n## Parameters\n\n| Name | Default | Notes |\n|---|---|---|\n| fps | 24 | Between 1 and 60 |\n"
    fact = reading(text).fact("model", ("params", "fps", "type"))
    assert fact is not None and (fact.value, fact.sure) == ("integer", "unsure")
    assert params(text) == {"fps.default": 24, "fps.minimum": 1, "fps.maximum": 60}
    id_too = f'{text}\n```json\n{{"model": "reeds-2", "prompt": "x"}}\n```\n'
    assert "params.fps.type may be integer" in draft(reading(id_too), "2026-01-02")


def test_tables_in_japanese_are_read_below_their_headings_and_not_below_those_of_addresses() -> (
    None
):
    table = (
        "| パラメータ | タイプ | 必須 | 説明 |\n|---|---|---|---|\n| {name} | {kind} | 任意 | |\n"
    )
    text = f"# Reeds\n\n## リクエストパラメータ\n\n{table.format(name='look', kind='文字列')}\n"
    text += f"## パスパラメータ\n\n{table.format(name='id', kind='文字列')}\n"
    text += f"## レスポンス形式\n\n{table.format(name='url', kind='配列')}"
    assert params(text) == {"look.type": "string"}
