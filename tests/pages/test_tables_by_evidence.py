"""Tables whose heads no list of words has: parts of words and the cells below say what a column holds."""

from __future__ import annotations

import pytest

from gatewright.pages import read


def params(text: str) -> dict[str, object]:
    """The facts of params, less what is unsure."""
    return {
        one.name.removeprefix("params."): one.value
        for one in read(text.encode(), "page").facts
        if one.path[0] == "params" and one.sure != "unsure"
    }


HEADS = ("Setting", "Data", "Must be sent", "When absent", "Permitted", "What it does")
ROWS = (
    ("`prompt`", "text", "yes", "-", "1 to 900 characters", "Words for the picture"),
    ("`width`", "whole number", "no", "1024", "256 to 2048", "Its width"),
    ("`mood`", "text", "no", "calm", "`calm`, `wild`, `odd`", "Its mood"),
    ("`grain`", "decimal", "no", "0.2", "0.0 .. 1.0", "How rough it is"),
    ("`border`", "true/false", "no", "false", "-", "Whether it has a border"),
)
SAID = {
    "prompt.type": "string",
    "prompt.required": True,
    "prompt.min_length": 1,
    "prompt.max_length": 900,
    "width.type": "integer",
    "width.required": False,
    "width.default": 1024,
    "width.minimum": 256,
    "width.maximum": 2048,
    "mood.type": "enum",
    "mood.required": False,
    "mood.default": "calm",
    "mood.options": ["calm", "wild", "odd"],
    "grain.type": "number",
    "grain.required": False,
    "grain.default": 0.2,
    "grain.minimum": 0,
    "grain.maximum": 1,
    "border.type": "boolean",
    "border.required": False,
    "border.default": False,
}
EXAMPLE = '\n```json\n{"prompt": "a fen", "width": 1024, "mood": "odd"}\n```\n'


def _rows(order: list[int]) -> str:
    lines = [HEADS, ("---",) * len(HEADS), *ROWS]
    return "\n".join(f"| {' | '.join(row[at] for at in order)} |" for row in lines)


@pytest.mark.parametrize(
    "order", [[0, 1, 2, 3, 4, 5], [5, 0, 4, 1, 3, 2], [3, 2, 1, 0, 5, 4], [1, 5, 0, 2, 4, 3]]
)
@pytest.mark.parametrize("heading", ["Parameters", "What goes in"])
def test_columns_are_known_in_any_order_by_parts_of_words_and_by_their_cells(
    order: list[int], heading: str
) -> None:
    assert params(f"# Fen\n\n## {heading}\n\n{_rows(order)}\n{EXAMPLE}") == SAID


def test_below_a_heading_that_says_nothing_an_example_has_to_show_the_names() -> None:
    table = _rows([5, 0, 4, 1, 3, 2]).replace("Setting", "Knob")
    assert params(f"# Fen\n\n## What goes in\n\n{table}\n{EXAMPLE}") == SAID
    assert params(f"# Fen\n\n## What goes in\n\n{table}\n") == {}
    assert read(f"# Fen\n\n## What goes in\n\n{table}\n".encode(), "p").leftovers


def test_names_that_only_an_answer_shows_are_no_params() -> None:
    table = "| Key | Type | Note |\n|---|---|---|\n| job | string | 1-40 characters |\n| mood | string | Words |\n"
    answer = '\n```json\n{"job": "1", "mood": "odd", "status": "done"}\n```\n'
    request = '\n```json\n{"prompt": "a fen"}\n```\n'
    assert params(f"# Fen\n{request}\n## Afterwards\n\n{table}{answer}") == {}


def test_what_stands_in_brackets_behind_a_name_is_said_of_it() -> None:
    text = (
        "<h2>Fields</h2><table><tr><th>Field<th>What it is<th>Allowed<th>If left out</tr>"
        "<tr><td>prompt (string, required)<td>Words<td>1 to 90 characters<td></tr>"
        "<tr><td>form (string)<td>Shape<td>square, tall<td>tall</tr>"
        "<tr><td>n (integer, optional)<td>Count<td>1..4<td>2</tr></table>"
        '<pre>{"prompt": "x", "n": 1}</pre>'
    )
    assert params(text) == {
        "prompt.type": "string",
        "prompt.required": True,
        "prompt.min_length": 1,
        "prompt.max_length": 90,
        "form.type": "enum",
        "form.options": ["square", "tall"],
        "form.default": "tall",
        "n.type": "integer",
        "n.required": False,
        "n.minimum": 1,
        "n.maximum": 4,
        "n.default": 2,
    }


TYPES = "| Field | Type | About |\n|---|---|---|\n| `n` | integer | Count |\n| `form` | string | Shape |\n"
LIMITS = "| Field | From - to | If omitted |\n|---|---|---|\n| `n` | 1-8 | 2 |\n| `form` | square / tall | tall |\n"


@pytest.mark.parametrize("tables", [(TYPES, LIMITS), (LIMITS, TYPES)])
def test_a_table_of_types_and_one_of_limits_are_about_the_same_params(
    tables: tuple[str, str],
) -> None:
    text = f"## Parameters\n\n{tables[0]}\n### Further\n\n{tables[1]}"
    assert params(text) == {
        "n.type": "integer",
        "n.minimum": 1,
        "n.maximum": 8,
        "n.default": 2,
        "form.type": "enum",
        "form.options": ["square", "tall"],
        "form.default": "tall",
    }


def test_two_tables_that_say_another_default_leave_the_param_unsure() -> None:
    first = "| Field | Type | Default |\n|---|---|---|\n| `n` | integer | 3 |\n"
    found = params(f"## Parameters\n\n{first}\n### Further\n\n{LIMITS}")
    assert not [name for name in found if name.startswith("n.")]


@pytest.mark.parametrize("head", ["Step", "Step size", "Increment"])
def test_a_column_of_steps_beside_the_ends_of_a_range_is_a_step(head: str) -> None:
    table = f"| Name | Type | Min | Max | {head} | Description |\n|---|---|---|---|---|---|\n"
    row = "| grain | number | 0 | 2 | 0.25 | How rough |\n"
    found = params(f"# Reed 2\n\n## Parameters\n\n{table}{row}")
    assert (found["grain.minimum"], found["grain.maximum"], found["grain.step"]) == (0, 2, 0.25)


def test_a_column_for_each_end_of_a_range_is_a_range() -> None:
    text = "## Parameters\n\n| Name | Type | Highest | Lowest |\n|---|---|---|---|\n| n | integer | 8 | 1 |\n| m | number | 0.5 | |\n"
    assert params(text) == {
        "n.type": "integer",
        "n.minimum": 1,
        "n.maximum": 8,
        "m.type": "number",
        "m.maximum": 0.5,
    }


@pytest.mark.parametrize(
    ("head", "cell", "required"),
    [
        ("Optional", "yes", False),
        ("May be omitted?", "no", True),
        ("是否可省略", "是", False),
        ("Status", "required", True),
        ("Optional", "optional", False),
    ],
)
def test_a_column_may_ask_whether_a_key_is_optional(head: str, cell: str, required: bool) -> None:
    text = f"## Parameters\n\n| Name | Type | {head} |\n|---|---|---|\n| n | integer | {cell} |\n"
    assert params(text) == {"n.type": "integer", "n.required": required}


@pytest.mark.parametrize("head", ["Recommended", "Example", "In beta", "适用模型"])
def test_values_below_a_head_that_speaks_of_something_else_are_no_default(head: str) -> None:
    text = f"## Parameters\n\n| Name | Type | {head} | Range |\n|---|---|---|---|\n| n | integer | 3 | 1-8 |\n"
    assert "n.default" not in params(text)


@pytest.mark.parametrize("blank", ["", "\n"])
def test_cells_copied_one_a_line_are_rows_below_any_heads(blank: str) -> None:
    cells = (
        *("Argument", "In short", "Obligatory?", "Takes", "\n"),
        *("prompt", "What is sung. At most 240 characters.", "Yes", "text", "\n"),
        *("bars", "How many bars. Default: 4.", "No", "whole number", "\n"),
        *("more", "Links to lean on. At most 3 items.", "No", "list of URLs", "\n"),
    )
    text = "\n".join(cell if cell.strip() else blank for cell in cells)
    assert params(f"Arguments\n\n{text}") == {
        "prompt.type": "string",
        "prompt.required": True,
        "prompt.max_length": 240,
        "bars.type": "integer",
        "bars.required": False,
        "bars.default": 4,
        "more.type": "list",
        "more.items.type": "url",
        "more.required": False,
        "more.max_items": 3,
    }


def test_cells_that_have_run_together_are_cut_below_heads_with_capitals() -> None:
    text = (
        "Parameters\n\nArgumentData typeMust be sentDefault settingPermitted valuesPurpose\n"
        "lightselectNosoftsoft, hardKind of light.\nstepsintegerNo30-How often it looks again.\n"
    )
    assert params(text) == {
        "light.type": "enum",
        "light.required": False,
        "light.default": "soft",
        "light.options": ["soft", "hard"],
        "steps.type": "integer",
        "steps.required": False,
        "steps.default": 30,
    }


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("string, required", {"type": "string", "required": True}),
        ("integer · optional", {"type": "integer", "required": False}),
        ("String (URL)", {"type": "url"}),
        ("string, uri", {"type": "url"}),
        ("list of URLs", {"type": "list", "items.type": "url"}),
        ("array of strings", {"type": "list", "items.type": "string"}),
        ("whole number", {"type": "integer"}),
        ("double", {"type": "number"}),
        ("flag", {"type": "boolean"}),
        ("float, default 0.5", {"type": "number", "default": 0.5}),
    ],
)
def test_a_cell_of_a_type_may_say_more_of_the_key(cell: str, said: dict[str, object]) -> None:
    text = f"## Parameters\n\n| Name | Type | Note |\n|---|---|---|\n| x | {cell} | Words |\n"
    assert params(text) == {f"x.{name}": value for name, value in said.items()}


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        *[
            (one, 1, 4)
            for one in ("1..4", "1 … 4", "1 到 4", "1 \u2013 4", "[1, 4]", "1 through 4")
        ],
        *[(one, 1, None) for one in ("1 or more", "at least 1", "1+", "不小于 1", "≥ 1")],
        *[(one, None, 4) for one in ("4 or less", "at most 4", "4 以内", "up to 4", "≤ 4")],
    ],
)
def test_ranges_of_cells_are_written_in_many_ways(
    cell: str, low: int | None, high: int | None
) -> None:
    text = f"## Parameters\n\n| Name | Type | Bounds |\n|---|---|---|\n| x | integer | {cell} |\n"
    ends = {"x.minimum": low, "x.maximum": high}
    assert params(text) == {"x.type": "integer"} | {
        name: value for name, value in ends.items() if value is not None
    }


def test_a_table_without_any_head_is_read_where_its_cells_tell_the_columns() -> None:
    rows = (
        "<tr><td><code>prompt</code><td>string<td>required<td>Words, at most 300 characters.</tr>"
        "<tr><td><code>n</code><td>integer<td>optional<td>Between 1 and 5. Default: 2.</tr>"
    )
    said = {
        "prompt.type": "string",
        "prompt.required": True,
        "prompt.max_length": 300,
        "n.type": "integer",
        "n.required": False,
        "n.minimum": 1,
        "n.maximum": 5,
        "n.default": 2,
    }
    assert params(f"<h2>Parameters</h2><table>{rows}</table>") == said
    assert params(f"<h2>Response</h2><table>{rows}</table>") == {}


@pytest.mark.parametrize("head", ["| Attribute | Value |", "| Type | integer |"])
def test_a_table_may_be_about_the_one_param_that_its_heading_names(head: str) -> None:
    rows = "| Type | integer |\n| Required | no |\n| Default | 20 |\n| Range | 1-50 |\n"
    rest = rows if "Value" in head else rows.partition("\n")[2]
    text = f"## Parameters\n\n### steps\n\n{head}\n|---|---|\n{rest}"
    assert params(text) == {
        "steps.type": "integer",
        "steps.required": False,
        "steps.default": 20,
        "steps.minimum": 1,
        "steps.maximum": 50,
    }


def test_an_object_whose_keys_are_described_as_params_only_holds_them() -> None:
    outer = "| Piece | Type |\n|---|---|\n| `prompt` | string |\n| `options` | object |\n"
    inner = "| Piece | Type |\n|---|---|\n| `seconds` | integer |\n"
    shown = '\n```json\n{"prompt": "x", "options": {"seconds": 4}}\n```\n'
    assert params(f"## Parameters\n\n{outer}\n### Keys of options\n\n{inner}{shown}") == {
        "prompt.type": "string",
        "seconds.type": "integer",
    }


@pytest.mark.parametrize(
    "cell",
    [
        "n *(integer, optional)*",
        "n integer optional",
        "n integer, optional",
    ],
)
def test_a_name_may_stand_with_its_type_in_one_cell(cell: str) -> None:
    text = f"## Parameters\n\n| Parameter | Notes |\n|---|---|\n| {cell} | Between 1 and 5. |\n"
    found = params(text)
    assert (found["n.type"], found["n.minimum"], found["n.maximum"]) == ("integer", 1, 5)
    assert found.get("n.required", False) is False


def test_rows_that_have_run_together_may_end_with_their_type() -> None:
    text = (
        "Parameters\n\nNameDescriptionTypeRequired\n"
        "promptWhat is drawn. At most 300 characters.stringYes\nnHow many. Default: 2.integerNo\n"
    )
    assert params(text) == {
        "prompt.type": "string",
        "prompt.required": True,
        "prompt.max_length": 300,
        "n.type": "integer",
        "n.required": False,
        "n.default": 2,
    }
