"""What a page says in a place of its own is read there: paths without an origin, ids below `model`, prices with a rate."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages.reading import read


def told(text: str) -> dict[str, Any]:
    """The sure facts of a page by their names."""
    reading = read(text.encode(), "page.md")
    return {one.name: one.value for one in reading.facts if one.sure != "unsure"}


PATHS = [
    "POST /generation/finch/loom-4",
    "POST\n/generation/finch/loom-4",
    "| | |\n|---|---|\n| Begin | `POST /generation/finch/loom-4` |",
    "POST https://open.skills.video/api/v1/generation/finch/loom-4\n\n"
    "POST https://open.skills.video/api/v1/generation/sse/finch/loom-4",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_behind_a_method_names_the_model(path: str) -> None:
    facts = told(f"# Loom 4\n\nAll paths are below https://open.skills.video/api/v1.\n\n{path}\n")
    assert facts["id"] == "finch/loom-4"


def test_a_path_with_another_method_names_no_model() -> None:
    text = "# Loom 4\n\nSee https://open.skills.video/api/v1.\n\nGET /generation/finch/loom-4\n"
    assert "id" not in told(text)


def test_the_id_below_the_key_of_the_model_is_no_param() -> None:
    text = "# M\n\n## Fields\n\nmodel\nstring · required\nloom-4\ntext\nstring · required\nUp to 80 characters.\n"
    facts = told(text)
    assert not [one for one in facts if one.startswith("params.loom-4")]
    assert facts["params.text.max_length"] == 80


def test_a_name_above_a_line_of_its_attributes_begins_a_param() -> None:
    facts = told("# M\n\n## Fields\n\nwarmth\nnumber · optional · default 0.4\nBetween 0 and 1.\n")
    assert facts["params.warmth.default"] == 0.4
    assert facts["params.warmth.maximum"] == 1


def test_a_text_that_the_next_line_calls_a_choice_has_its_options() -> None:
    text = "# M\n\n## Fields\n\ngrain\nstring\nenum\nDefaults to fine\nHow rough.\n\nAllowed: fine rough none\n"
    facts = told(text)
    assert facts["params.grain.type"] == "enum"
    assert facts["params.grain.options"] == ["fine", "rough", "none"]


def test_labels_may_be_sentences() -> None:
    text = "# M\n\n## Parameters\n\n### `tempo`\n\nType: number. Required: No. Default: 90.\n\nRange: min 40, max 200, step 5\n"
    facts = told(text)
    assert facts["params.tempo.default"] == 90
    assert (facts["params.tempo.minimum"], facts["params.tempo.step"]) == (40, 5)


def test_what_a_credit_is_worth_is_no_second_price() -> None:
    facts = told("# M\n\n## Pricing\n\n14 credits per picture (1 credit = $0.001).\n")
    assert facts["price.credits"] == 14


def test_a_sentence_about_what_the_one_before_named_tells_how_long_it_is_kept() -> None:
    facts = told("# M\n\nThe answer holds the URL. It stays valid for 5 days.\n")
    assert facts["links.lifetime"] == "5 days"


CELLS: list[tuple[str, str, str, object]] = [
    ("string", "length between 2 and 90", "max_length", 90),
    ("string[]", "Up to 7 public HTTP(S) links to pictures.", "max_items", 7),
    ("string[]", "Pictures, up to 7 of them.", "max_items", 7),
    ("string", "此模型最多 70 个字符。", "max_length", 70),
    ("boolean", "Tidies up. On (`true`) by default.", "default", True),
    ("string", "One of `a1`, `b2`. You get `b2` if you do not choose.", "default", "b2"),
]


@pytest.mark.parametrize(("kind", "words", "key", "value"), CELLS)
def test_a_description_tells_a_limit_or_a_default(
    kind: str, words: str, key: str, value: object
) -> None:
    table = f"| Name | Type | Description |\n|---|---|---|\n| `it` | {kind} | {words} |\n"
    assert told(f"# M\n\n## Request body\n\n{table}")[f"params.it.{key}"] == value


def test_a_column_of_constraints_holds_options_beside_a_description() -> None:
    head = "| Name | Type | Default | Constraints | Description |\n|---|---|---|---|---|\n"
    row = "| pace | string | slow | `slow` or `fast` | Speed of the cuts |\n"
    assert told(f"# M\n\n## Request body\n\n{head}{row}")["params.pace.options"] == ["slow", "fast"]


def test_a_coloured_star_marks_what_is_required() -> None:
    row = '| line<mark style="color:red;">\\*</mark> | string | Max 60 characters. |\n'
    facts = told(f"# M\n\n## Body\n\n| Name | Type | Description |\n|---|---|---|\n{row}")
    assert facts["params.line.required"] is True


def test_a_list_of_words_with_or_before_the_last_is_not_cut() -> None:
    row = "| form | string | gif | gif, mov, or avi. |\n"
    head = "| Name | Type | Default | Description |\n|---|---|---|---|\n"
    told_options = told(f"# M\n\n## Request body\n\n{head}{row}").get("params.form.options")
    assert told_options in (None, ["gif", "mov", "avi"])


def test_a_line_that_begins_with_a_type_is_no_key_below_a_heading_that_may_hold_keys() -> None:
    page = "# reed-1\n\n## Parameters\n\n### input\n\n`string`, required. Up to 40 characters.\n"
    facts = read(page.encode(), "p", "umodelverse").facts
    assert [one.name for one in facts if "string" in one.path[:2]] == []
