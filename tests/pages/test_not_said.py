"""What a page does not say is not made up, and what is not understood is not hidden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.cli import main
from gatewright.load import load
from gatewright.pages import PageReading, compare, read
from gatewright.pages.drift.findings import DRIFT
from gatewright.pages.words.values import split_list
from gatewright.pages.writing.apply import select_findings
from gatewright.pages.writing.draft import draft

TABLE = """# Brush 3 API Integration

Capability
image

The Rivya Public API, with model id brush-3.

## Model parameters

| Key | Type | {head} | Default | Description |
|---|---|---|---|---|
| prompt | string | {cell} | - | Up to 900 characters |
| ratio | enum | {cell} | 1:1 | {ratio} |
"""
THREE = ["png", "jpeg", "avif"]


def reading_of(
    head: str = "Required", cell: str = "Yes", ratio: str = "One of 1:1, 2:1"
) -> PageReading:
    return read(TABLE.format(head=head, cell=cell, ratio=ratio).encode(), "brush.md")


def values(reading: PageReading) -> dict[str, object]:
    return {fact.name: fact.value for fact in reading.facts}


LISTS = [
    *("png, jpeg, or avif", "png, jpeg, and avif", "png, jpeg or avif", "png, jpeg and avif"),
    *("png or jpeg or avif", "png and jpeg, or avif", "png, or jpeg, or avif"),
    *("png, jpeg, and/or avif", "png、jpeg、avif", "png、jpeg和avif", "png、jpeg 和 avif"),
    *("png, jpeg 或 avif", "png,jpeg,以及avif", "PNG, JPEG, OR AVIF"),
]


@pytest.mark.parametrize("text", LISTS)
def test_a_word_between_elements_is_not_an_element(text: str) -> None:
    assert [one.lower() for one in split_list(text)] == THREE


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("colour, black and white", ["colour", "black", "white"]),
        ("and, or, not", ["and", "or", "not"]),
        ("black and white film, colour", ["black and white film", "colour"]),
        ("soft light, hard light, or no light", ["soft light", "hard light", "no light"]),
        ("和平, 饱和", ["和平", "饱和"]),
        ("oregon, android", ["oregon", "android"]),
        ("", []),
    ],
)
def test_only_lists_of_single_words_are_split_at_words(text: str, elements: list[str]) -> None:
    assert split_list(text) == elements


@pytest.mark.parametrize("text", LISTS)
@pytest.mark.parametrize("lead", ["One of ", "Options: "])
def test_a_sentence_of_options_has_no_option_or(lead: str, text: str) -> None:
    found = values(reading_of(ratio=f"{lead}{text}."))["params.ratio.options"]
    assert isinstance(found, list)
    assert [str(one).lower() for one in found] == THREE


@pytest.mark.parametrize("text", LISTS)
def test_a_cell_of_options_has_no_option_or(text: str) -> None:
    page = f"Rivya AI Docs\n## Model parameters\n| Key | Type | Options |\n|---|---|---|\n| a | enum | {text} |\n"
    found = values(read(page.encode(), "x"))["params.a.options"]
    assert isinstance(found, list)
    assert [str(one).lower() for one in found] == THREE


def test_apply_writes_the_elements_of_a_list_and_no_word_between(
    gateways: Path, keep: Callable[[str, str, str], Path], tmp_path: Path
) -> None:
    before = reading_of(ratio="One of 1:1, 2:1")
    path = keep("rivya", "brush", draft(before, "2026-01-02"))
    page = tmp_path / "brush.md"
    page.write_text(TABLE.format(head="Required", cell="Yes", ratio="One of 1:1, 2:1, or 3:1."))
    assert main(["docs", "apply", str(page), "--specs", str(gateways)]) == 0
    assert "options: ['1:1', '2:1', '3:1']" in path.read_text().replace('"', "'")


@pytest.mark.parametrize("head", ["Required", "Mandatory?", "是否必选", "REQUIRED *"])
@pytest.mark.parametrize(("cell", "value"), [("Yes", True), ("No", False)])
def test_a_known_column_says_whether_a_param_is_required(head: str, cell: str, value: bool) -> None:
    facts = values(reading_of(head=head, cell=cell))
    assert (facts["params.prompt.required"], facts["params.ratio.required"]) == (value, value)


@pytest.mark.parametrize(("head", "cell"), [("In beta", "Yes"), ("Required", "Perhaps")])
def test_what_is_not_said_of_required_is_not_false(head: str, cell: str) -> None:
    reading = reading_of(head=head, cell=cell)
    assert not [name for name in values(reading) if name.endswith("required")]
    assert [(left.line, left.why) for left in reading.leftovers] == [
        (12, "in the row of `prompt`"),
        (13, "in the row of `ratio`"),
    ]


def test_a_table_without_such_a_column_says_nothing_of_required() -> None:
    page = (
        TABLE.replace(" {head} |", "")
        .replace(" {cell} |", "")
        .replace("|---|---|---|", "|---|---|")
    )
    reading = read(page.format(ratio="One of 1:1, 2:1").encode(), "brush.md")
    assert not [name for name in values(reading) if name.endswith("required")]
    assert reading.leftovers == ()


def test_a_spec_is_not_changed_by_a_column_that_is_not_known(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    keep("rivya", "brush", draft(reading_of(), "2026-01-02"))
    accept(TABLE.format(head="Required", cell="Yes", ratio="One of 1:1, 2:1"))
    workspace, faults = load(gateways)
    assert faults == []
    comparison = compare(reading_of(head="In beta"), workspace)
    unsure = {one.name for one in comparison.findings if one.kind == "unsure"}
    assert unsure == {"params.prompt.required", "params.ratio.required"}
    assert select_findings(comparison) == []
    assert comparison.has_drift


def test_a_default_in_a_column_that_is_not_known_is_not_removed(
    gateways: Path, keep: Callable[[str, str, str], Path], accept: Callable[[str], None]
) -> None:
    keep("rivya", "brush", draft(reading_of(), "2026-01-02"))
    accept(TABLE.format(head="Required", cell="Yes", ratio="One of 1:1, 2:1"))
    workspace, _ = load(gateways)
    page = TABLE.replace("| Default |", "| At dusk |")
    reading = read(page.format(head="Required", cell="Yes", ratio="One of 1:1, 2:1").encode(), "x")
    comparison = compare(reading, workspace)
    kinds = {one.name: one.kind for one in comparison.findings if one.kind != "confirmed"}
    assert kinds["params.ratio.default"] == "unsure"
    assert select_findings(comparison) == []


def test_a_draft_from_a_page_that_does_not_say_what_is_required_agrees_with_it(
    gateways: Path, keep: Callable[[str, str, str], Path]
) -> None:
    reading = reading_of(head="Example", cell="x")
    keep("rivya", "brush", draft(reading, "2026-01-02"))
    workspace, faults = load(gateways)
    assert faults == []
    kinds = {one.name: one.kind for one in compare(reading, workspace).findings}
    assert kinds["params.prompt.required"] == "not stated"


def test_what_the_project_says_of_a_param_is_not_gone_from_the_page(
    gateways: Path, keep: Callable[[str, str, str], Path]
) -> None:
    reading = reading_of()
    text = draft(reading, "2026-01-02")
    keep("rivya", "brush", f"{text}outputs: {{format_param: ratio, count_params: [ratio]}}\n")
    workspace, faults = load(gateways)
    assert faults == []
    assert not {one.name for one in compare(reading, workspace).findings if one.kind in DRIFT}


@pytest.mark.parametrize(
    "page",
    [
        "## Request body\n\n| Key | Type | Required | Description |\n|---|---|---|---|\n"
        "| {name} | string | Yes | Up to 800 characters |\n",
        "## Request body\n\n{name} — string, required\n\nSome words.\n",
        "## Body\n\n{name}\nstring\nrequired\n\nSome words.\n",
    ],
)
@pytest.mark.parametrize("name", ["input.prompt", "parameters.mode"])
def test_a_key_with_a_dot_is_a_param_in_a_container(page: str, name: str) -> None:
    at, key = name.split(".")
    facts = values(read(page.format(name=name).encode(), "x"))
    assert (facts[f"params.{key}.type"], facts[f"params.{key}.at"]) == ("string", at)
    assert facts[f"params.{key}.required"] is True


def test_a_key_below_one_that_has_no_place_is_listed_as_not_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "x.md"
    page.write_text(
        "## Request body\n\n| Key | Type | Required |\n|---|---|---|\n| a | object | Yes |\n| a.b.c | string | Yes |\n"
    )
    assert main(["docs", "read", str(page), "--gateway", "rivya"]) == 0
    out = capsys.readouterr().out
    assert "a.b.c  [a key inside another one]" in out
    assert "every line" not in out


def test_a_nested_key_of_an_answer_is_not_a_fact_of_a_request() -> None:
    page = "## Response\n\n| Key | Type | Description |\n|---|---|---|\n| data.url | string | Where it is |\n"
    assert read(page.encode(), "x").leftovers == ()
