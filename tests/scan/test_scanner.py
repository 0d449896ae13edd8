"""The scanner in C: what it accepts is right, and what it calls free of equal keys is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright_tools.record.form import FAR, ScanForm, ScanKind

from .forms import CHOICE, FORM, Twice, has, strictly
from .texts import RIGHT, TEXTS, written

scan: Any = pytest.importorskip("gatewright_scan", exc_type=ImportError)
SCANNER = scan.Scanner(FORM)
MANY = settings(max_examples=1500, deadline=None)
ANYTHING = scan.Scanner(ScanForm(ScanKind.TEXT, least=0))


@MANY
@given(TEXTS)
def test_what_it_calls_right_is_json_with_the_form_and_no_key_twice(data: bytes) -> None:
    seen = SCANNER.look(data)
    try:
        body = strictly(data)
    except Twice:
        assert seen == scan.UNSURE
    except (ValueError, RecursionError):
        assert seen != scan.RIGHT
    else:
        assert seen != scan.RIGHT or has(FORM, body)


@MANY
@given(written(RIGHT))
def test_what_is_right_it_accepts(data: bytes) -> None:
    assert SCANNER.look(data) == scan.RIGHT
    assert SCANNER.look(data.decode()) == scan.RIGHT


@MANY
@given(st.lists(TEXTS.map(lambda data: data.replace(b"\n", b" ")), max_size=6), st.booleans())
def test_lines_are_sorted_as_each_is_looked_at(lines: list[bytes], chosen: bool) -> None:
    scanner = scan.Scanner(CHOICE) if chosen else SCANNER
    data = b"\n".join(lines)
    count, right, rest = scanner.sort(data)
    expected = [scanner.look(line) for line in data.split(b"\n")]
    assert count == len(expected)
    assert sum(right) == expected.count(scan.RIGHT)
    assert [line for line, *_ in rest] == [n for n, one in enumerate(expected) if one != scan.RIGHT]
    for line, start, end, once, _ in rest:
        assert data[start:end] == data.split(b"\n")[line]
        assert once == (expected[line] == scan.ONCE)


def test_utf8_is_what_python_takes_for_it() -> None:
    edges = [0x00, 0x1F, 0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xFF]
    tried = [bytes([a, b]) for a in range(256) for b in range(256)]
    tried += [bytes([a, b, c]) for a in range(0xE0, 256) for b in edges for c in edges]
    tried += [bytes([a, b, 0x80, d]) for a in range(0xF0, 256) for b in edges for d in edges]
    for characters in tried:
        if any(one in b'"\\' or one < 0x20 for one in characters):
            continue
        try:
            length = len(characters.decode())
        except UnicodeDecodeError:
            length = -1
        scanner = ONE_TO_FOUR[length] if length > 0 else ANYTHING
        right = scanner.look(b'"' + characters + b'"') == scan.RIGHT
        assert right == (length > 0), characters


ONE_TO_FOUR = {n: scan.Scanner(ScanForm(ScanKind.TEXT, least=n, most=n)) for n in range(1, 5)}


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (r"\u0041", 1), (r"\ud83e\udd8a", 1), (r"\uD83E\uDD8Ax", 2), (r"\n\"\\\/", 4), (r"\ud83e", None),
        (r"\udd8a", None), (r"\ud83e\ud83e", None), (r"\ud83ex", None), (r"\u00g0", None), (r"\x", None), ("\\", None),
    ],
)  # fmt: skip
def test_escapes_are_characters(text: str, length: int | None) -> None:
    for expected, scanner in ONE_TO_FOUR.items():
        assert (scanner.look(f'"{text}"') == scan.RIGHT) == (length == expected)


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("0", True), ("-0", True), ("7", True), ("-7", True), ("123456789012345678", True), ("00", False), ("01", False),
        ("-", False), ("+1", False), ("1.0", False), ("1e2", False), ("0x1", False), ("1" * 19, False), ("-01", False),
        ("9223372036854775808", False), (".5", False), ("1 2", False), ("१", False),
    ],
)  # fmt: skip
def test_of_numbers_only_whole_ones_are_accepted(number: str, right: bool) -> None:
    scanner = scan.Scanner(ScanForm(ScanKind.INTEGER))
    assert (scanner.look(number) == scan.RIGHT) == right


def test_what_is_nested_too_deep_or_has_too_many_strange_keys_is_given_up() -> None:
    assert SCANNER.look("[" * 1000 + "]" * 1000) == scan.UNSURE
    assert SCANNER.look("[" * 20 + "]" * 20) == scan.ONCE
    many = json.dumps({f"k{number}": 1 for number in range(17)})
    assert SCANNER.look(many) == scan.UNSURE


def test_a_lone_surrogate_is_given_up_and_other_types_are_refused() -> None:
    assert SCANNER.look('{"t": "\ud800"}') == scan.UNSURE
    for other in (None, 1, bytearray(b"{}"), ["{}"]):
        with pytest.raises(TypeError):
            SCANNER.look(other)
    with pytest.raises(TypeError):
        SCANNER.sort("{}")


def nested(depth: int) -> ScanForm:
    """A list of lists of lists."""
    form = ScanForm(ScanKind.INTEGER)
    for _ in range(depth):
        form = ScanForm(ScanKind.ARRAY, inner=(form,))
    return form


def test_forms_are_nested_as_deep_as_values_are_read() -> None:
    assert scan.Scanner(nested(20)).look("[" * 20 + "]" * 20) == scan.RIGHT


@pytest.mark.parametrize(
    "wrong",
    [
        nested(100), nested(100_000), ScanForm(ScanKind.CHOICE, key=bytearray(b"x")), ScanForm(ScanKind.CHOICE, key=memoryview(b"x")),
        (), (1, 2), ScanForm(ScanKind.OBJECT)._replace(names="t"), ScanForm(ScanKind.OBJECT, names=(b"t",)),
        ScanForm(ScanKind.WORD, names=("text",)), ScanForm(ScanKind.ARRAY), ScanForm(ScanKind.SIZE), ScanForm(ScanKind.INTEGER, step=0),
        ScanForm(ScanKind.INTEGER, most=FAR + 1), FORM._replace(kind=99), FORM._replace(kind=-1), FORM._replace(inner=(1,) * 8),
        ScanForm(ScanKind.OBJECT, names=(b"x",) * 65, inner=(FORM,) * 65), ScanForm(ScanKind.ARRAY, inner=(ScanForm(ScanKind.ARRAY),)),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused(wrong: Any) -> None:
    with pytest.raises((TypeError, ValueError, OverflowError)):
        scan.Scanner(wrong)


def test_a_scanner_keeps_what_it_was_made_of() -> None:
    form = ScanForm(ScanKind.WORD, names=(b"".join([b"wo", b"rd"]),))
    scanner = scan.Scanner(form)
    del form
    assert [scanner.look('"word"'), scanner.look('"Word"')] == [scan.RIGHT, scan.ONCE]
