"""Tables as pages draw them: cells over several rows and columns, tables in cells, footnotes, exponents, units."""

from __future__ import annotations

import pytest

from gatewright.pages import PageReading, read
from gatewright.pages.text.formats import lines_of
from tests.pages.test_foreign_shapes import params

HEAD = "<tr><th>Name</th><th>Type</th><th>Description</th></tr>"


def drawn(*rows: str, head: str = HEAD) -> str:
    inner = "\n".join(
        f"<tr>{''.join(f'<td{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows
    )
    return f"<html><body><h2>Parameters</h2>\n<table>{head}\n{inner}</table></body></html>"


def reading(text: str) -> PageReading:
    return read(text.encode(), "page")


def test_a_cell_over_several_rows_stands_in_each_of_them() -> None:
    head = "<tr><th>Type</th><th>Name</th><th>Description</th></tr>"
    rows = (" rowspan='2'>integer|>n|>At most 4", ">m|>At most 5", ">string|>tone|>")
    assert params(drawn(*rows, head=head)) == {
        "n.type": "integer",
        "n.maximum": 4,
        "m.type": "integer",
        "m.maximum": 5,
        "tone.type": "string",
    }


def test_a_name_over_several_rows_makes_none_of_its_facts_sure() -> None:
    text = drawn(
        " rowspan=2>length|>integer|>At most 5", ">integer|>At most 9", ">n|>integer|>At most 4"
    )
    assert params(text) == {"n.type": "integer", "n.maximum": 4}
    assert [one.text for one in reading(text).leftovers] == ["length integer At most 9"]


def test_a_cell_over_several_columns_leaves_the_others_in_their_places() -> None:
    head = "<tr><th>Name</th><th>Type</th><th>Required</th><th>Description</th></tr>"
    text = drawn(">n| colspan=2>integer|>At most 4", " colspan=4>Further", head=head)
    assert params(text) == {"n.type": "integer", "n.maximum": 4}
    assert [one.text for one in reading(text).leftovers] == ["Further"]


@pytest.mark.parametrize("span", ["0", "61", "9999", "x", "-2"])
def test_a_span_that_no_table_has_is_that_of_a_single_cell(span: str) -> None:
    text = drawn(f" rowspan='{span}'>n|>integer|>", ">m|>number|>")
    assert params(text) == {"n.type": "integer", "m.type": "number"}


def test_rows_of_a_table_in_a_cell_are_no_params_and_the_table_around_it_goes_on() -> None:
    inner = f"<table>{HEAD}<tr><td>mode</td><td>string</td><td>One of: a, b</td></tr></table>"
    text = drawn(f">voice|>object|>How it sounds {inner} at last", ">n|>integer|>At most 4")
    assert params(text) == {"voice.type": "object", "n.type": "integer", "n.maximum": 4}
    assert [one.text for one in reading(text).leftovers] == [
        "Name Type Description",
        "mode string One of: a, b",
    ]


def test_a_table_that_lays_out_the_page_is_none_around_its_tables() -> None:
    text = (
        f"<table><tr><td>Menu</td><td><h2>Parameters</h2>{drawn('>n|>integer|>')}</td></tr></table>"
    )
    assert params(text) == {"n.type": "integer"}


@pytest.mark.parametrize("name", ["n<sup>1</sup>", "n *2", "n*2", "n\u00b9", "n <sup>[3]</sup>"])
def test_the_mark_of_a_footnote_is_no_part_of_a_name(name: str) -> None:
    assert params(drawn(f">{name}|>integer|>At most 4")) == {"n.type": "integer", "n.maximum": 4}


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("At most 2<sup>31</sup>", 2**31),
        ("At most 2<sup>31</sup>-1", 2**31 - 1),
        ("Between 0 and 2^32 - 1", 2**32 - 1),
        ("maximum: 10^6", 10**6),
    ],
)
def test_an_exponent_is_one(words: str, most: int) -> None:
    assert params(drawn(f">n|>integer|>{words}"))["n.maximum"] == most
    plain = words.replace("<sup>", "^").replace("</sup>", "").replace("^", "**")
    table = f"## Parameters\n\n| Name | Type | Description |\n|---|---|---|\n| n | integer | {plain} |\n"
    assert params(table)["n.maximum"] == most
    ranged = table.replace("Description", "Range").replace(plain, "[0,2^31-1]")
    assert params(ranged) == {"n.type": "integer", "n.minimum": 0, "n.maximum": 2**31 - 1}


@pytest.mark.parametrize("words", ["At most 4<sup>3</sup>", "At most 2\u00b3\u00b9", "max 15^3"])
def test_a_number_with_an_exponent_that_is_not_known_is_no_limit(words: str) -> None:
    text = drawn(f">n|>integer|>{words}")
    assert params(text) == {"n.type": "integer"}
    assert reading(text).leftovers != () or reading(text).unused != ()


def test_the_unit_of_a_column_may_stand_in_its_head() -> None:
    files = "## Reference files\n\n| Kind | Max size (MB) | Formats |\n|---|---|---|\n| image | 10 | image/png |\n"
    facts = {one.name: one.value for one in reading(files).facts}
    assert facts["uploads.image.max_bytes"] == 10 << 20
    table = (
        "## Parameters\n\n| Name | Type | Range (seconds) | Default (s) |\n|---|---|---|---|\n"
        "| length | integer | 1-9 | 4 |\n"
    )
    assert params(table) == {
        "length.type": "integer",
        "length.minimum": 1,
        "length.maximum": 9,
        "length.default": 4,
    }
    assert params(table.replace("(seconds)", "(MB)")) == {
        "length.type": "integer",
        "length.default": 4,
    }


def test_html_without_line_ends_has_a_number_for_each_line_of_a_reader() -> None:
    text = drawn(">n|>integer|>At most 4", ">$x|>integer|>At most 5", ">$y|>integer|>")
    flat = text.replace("\n", "")
    assert [line.number for line in lines_of(flat)] == [1, 2, 3, 4, 5]
    assert params(flat) == params(text)
    assert len(reading(flat).leftovers) == len(reading(text).leftovers) > 0


def test_definition_lists_begin_entries() -> None:
    text = (
        "<html><body><h2>Parameters</h2><dl><dt><code>n</code> (integer, optional)</dt><dd>At most 9. Default: 4</dd>"
        "<dt>tone <em>string</em></dt><dd>One of <code>a</code>, <code>b</code></dd></dl></body></html>"
    )
    assert params(text) == {
        "n.type": "integer",
        "n.maximum": 9,
        "n.default": 4,
        "tone.type": "enum",
        "tone.options": ["a", "b"],
    }
