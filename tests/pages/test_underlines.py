"""Headings that a line of signs below them makes, in Markdown and in text of other languages of marks."""

from __future__ import annotations

import pytest

from gatewright.pages.text.formats import lines_of
from tests.pages.test_foreign_shapes import params

TABLE = "| Name | Type | Description |\n|---|---|---|\n| look | number | Between 0.5 and 2 |\n"
SAID = {"look.type": "number", "look.minimum": 0.5, "look.maximum": 2}


def headings(text: str) -> list[tuple[str, int]]:
    return [(line.text, line.level) for line in lines_of(text) if line.level]


@pytest.mark.parametrize(
    "title", ["What you get back: outputs", "Outputs of a reed", "芦苇的返回结果"]
)
@pytest.mark.parametrize("signs", ["-", "=", "~", "^"])
def test_what_stands_below_an_underlined_heading_for_answers_states_no_param(
    title: str, signs: str
) -> None:
    plain = f"# Reeds\n\n{title}\n\n{TABLE}"
    assert params(plain) == SAID
    assert params(plain.replace(title, f"{title}\n{signs * 40}")) == {}


@pytest.mark.parametrize("title", ["Fields of a reed payload", "画图的请求体字段"])
def test_a_table_without_types_counts_below_an_underlined_heading_for_params(title: str) -> None:
    table = "| Name | Description |\n|---|---|\n| look | Between 0.5 and 2 |\n"
    assert params(f"Reeds\n=====\n\n{title}\n------\n\n{table}") == SAID
    assert params(f"Reeds\n=====\n\n{title}\n\n{table}") == {}


def test_signs_have_the_level_that_they_have_in_markdown_and_a_page_has_one_title() -> None:
    assert headings("Reeds\n=====\n\nDraw\n---\n\nLook\n~~~~\n") == [
        ("Reeds", 1),
        ("Draw", 2),
        ("Look", 3),
    ]
    assert headings("=====\nReeds\n=====\n\nDraw\n====\n\nLook\n^^^^\n") == [
        ("Reeds", 2),
        ("Draw", 2),
        ("Look", 5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A sentence that ends.\n---\n",
        "Several lines\nof one sentence\n---\n",
        "- an item\n---\n",
        "1. an item\n---\n",
        "| a | b |\n|---|---|\n| c | d |\n---\n",
        "a | b\n--- | ---\n",
        "---\ntitle: Reeds\n---\n",
        "---\n\ntitle\n---\n",
        "[where it stands](https://reeds.example)\n---\n",
        "```\nReeds\n=====\n```\n",
        "Reeds\n\n-----\n",
        "Code\n~~~\nx = 1\n~~~\n",
        "很长的标题\n~~~~\n",
        f"{'Reeds ' * 12}\n---\n",
    ],
)
def test_a_line_of_signs_below_anything_else_makes_no_heading(text: str) -> None:
    assert headings(text) == []


def test_tildes_below_a_heading_begin_no_code() -> None:
    assert params(f"Reeds\n=====\n\nRequest fields\n~~~~~~~~~~~~~~\n\n{TABLE}") == SAID
