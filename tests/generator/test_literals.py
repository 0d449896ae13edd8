"""Literals and docstrings: what is written is what is read back, in the formatter's own layout."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatewright.render.environment import json_lines
from gatewright.render.literals import (
    WIDTH,
    Construction,
    Identifier,
    call_of,
    docstring,
    inline,
    literal,
    string_literal,
)
from gatewright.runtime.catalog.info import MediaInfo, Mode, Price, UploadInfo, WebhookInfo

QUICK = settings(
    max_examples=300, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
NASTY = st.text(
    st.sampled_from("\"'\\{}%#\n\r\t\0\x0c\x1b\x85\u2028\u2029\u202e\ud800\U0001f98aNxu0 a")
)
TEXT = st.one_of(NASTY, st.text(st.characters()))
PLAIN = st.one_of(
    TEXT, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)
)
DATA = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=6),
        st.lists(inner, max_size=6).map(tuple),
        st.dictionaries(TEXT, inner, max_size=6),
    ),
    max_leaves=25,
)


@QUICK
@given(TEXT)
def test_a_string_is_read_back_as_it_was_and_is_one_constant(text: str) -> None:
    source = string_literal(text)
    tree = ast.parse(source, mode="eval").body
    assert isinstance(tree, ast.Constant) and tree.value == text
    assert source.isascii() and source.isprintable()


@QUICK
@given(DATA, st.integers(0, 4), st.integers(0, 30), st.integers(0, 3))
def test_data_is_read_back_as_it_was_however_it_is_laid_out(
    data: Any, indent: int, before: int, after: int
) -> None:
    assert ast.literal_eval(inline(data)) == data
    source = literal(data, indent, before, after)
    assert ast.literal_eval(source) == data
    assert source.isascii()
    assert all(line.isprintable() for line in source.split("\n"))


@QUICK
@given(DATA, st.integers(0, 4), st.integers(0, 30), st.integers(0, 3))
def test_what_fits_is_on_one_line_and_nothing_else_is(
    data: Any, indent: int, before: int, after: int
) -> None:
    line = inline(data)
    fits = len(line) <= WIDTH - 4 * indent - before - after
    whole = not data or not isinstance(data, (dict, list, tuple))
    assert (literal(data, indent, before, after) == line) is (fits or whole)


@QUICK
@given(st.dictionaries(TEXT, DATA, max_size=4))
def test_an_object_as_json_has_a_line_for_each_of_its_keys(data: dict[str, Any]) -> None:
    text = json_lines(data)
    assert json.loads(text) == json.loads(json.dumps(data))
    assert text.isascii() and text.count("\n") == max(1, len(data)) + 1


@pytest.mark.parametrize("value", [{1, 2}, object(), b"x", 1j, range(3), float])
def test_what_has_no_literal_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no literal for"):
        inline(value)


def test_a_call_keeps_its_names_and_quotes_its_texts() -> None:
    call = Construction(
        "Text", ("/a", Identifier("SOURCES[0]")), (("fact", "x') or evil('"), ("limits", (1,)))
    )
    tree = ast.parse(inline(call), mode="eval").body
    assert isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name)
    assert tree.func.id == "Text"
    assert [keyword.arg for keyword in tree.keywords] == ["fact", "limits"]
    assert ast.literal_eval(tree.keywords[0].value) == "x') or evil('"


def words(text: str) -> list[str]:
    """What a reader sees of a text, its layout aside."""
    return text.split()


@QUICK
@given(TEXT, st.integers(0, 3))
def test_a_docstring_is_one_constant_that_holds_the_words(text: str, indent: int) -> None:
    pad = "    " * indent
    head = "".join(f"{'    ' * level}if True:\n" for level in range(indent))
    source = f"{head}{pad}{docstring(text, indent)}\n"
    tree = ast.parse(source)
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    strings = [node.value for node in constants if isinstance(node.value, str)]
    assert len(strings) == 1
    assert words(strings[0]) == words(text)
    assert source.isascii()
    assert all(line.isprintable() for line in source.split("\n"))


@pytest.mark.parametrize("odd", ["\x0c", "\x1c", "\x85", "\u2028", "\u3000", "\t", "\0", "\r"])
def test_odd_spaces_before_a_line_of_a_docstring_stay_out_of_the_source(odd: str) -> None:
    source = docstring(f"first\n{odd}second\n  third {odd}")
    assert source.isascii() and all(line.isprintable() for line in source.split("\n"))


def test_the_formatter_changes_nothing_in_three_hundred_of_them() -> None:
    made: list[str] = []

    @settings(QUICK, max_examples=300)
    @given(st.one_of(DATA, NASTY), TEXT)
    def collect(data: Any, text: str) -> None:
        number = len(made)
        made.append(
            f"V{number} = {literal(data, 0, len(f'V{number} = '), 0)}\n\n\n"
            f"def f{number}() -> None:\n    {docstring(text or 'x', 1)}\n\n\n"
        )

    collect()
    source = "from __future__ import annotations\n\n" + "".join(made).rstrip("\n") + "\n"
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--no-cache", "--diff", "--line-length", str(WIDTH), "-"],
        input=source, capture_output=True, text=True,
    )  # fmt: skip
    assert len(made) >= 250
    assert done.returncode == 0, done.stdout[:3000]


@given(TEXT, st.lists(TEXT, max_size=3))
@QUICK
def test_any_dataclass_is_written_as_the_call_that_makes_it_again(
    text: str, more: list[str]
) -> None:
    hooks = WebhookInfo({text: (text, text)}, {text: text}, tuple(more))
    price = Price("credit", None, "request", text, None, None, text)
    kept = Mode(text, tuple(more), ())
    for value in (
        hooks,
        price,
        kept,
        UploadInfo(text, None, {text: MediaInfo(1, tuple(more), text)}),
    ):
        source = literal(call_of(value))
        assert (
            eval(source, {type(one).__name__: type(one) for one in (hooks, price, kept)} | NAMES)
            == value
        )


def test_what_is_its_default_is_not_written() -> None:
    assert inline(call_of(Mode("a", (), ()))) == 'Mode(name="a")'
    assert inline(call_of(Mode("a", ("b",)))) == 'Mode(name="a", present=("b",))'
    assert inline(call_of(WebhookInfo({}, {}))) == "WebhookInfo(endpoints={}, fields={})"


NAMES = {"UploadInfo": UploadInfo, "MediaInfo": MediaInfo}
