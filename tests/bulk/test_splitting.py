"""Records are found in bytes however these come in blocks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright_tools.bulk.array import Element, NotClosed, elements
from gatewright_tools.bulk.lines import whole_lines

TEXT = st.text(st.sampled_from('ab"\\\n[]{},:é\U0001f600\x00 /'), max_size=12)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)
NOISE = st.text(st.sampled_from('"\\\n[]{},a '), max_size=30).map(str.encode)


def cut(data: bytes, length: int) -> Iterator[bytes]:
    """`data` in blocks."""
    for start in range(0, len(data), length):
        yield data[start : start + length]


def found(data: bytes, length: int, limit: int = 1 << 20) -> list[Any]:
    """Everything that is found in an array, its end among it."""
    seen: list[Any] = []
    try:
        for one in elements(cut(data, length), limit):
            seen.append((one.data, one.line, one.offset, one.column(), one.too_long))
    except NotClosed as error:
        seen.append((error.line, error.offset, error.what))
    return seen


@settings(deadline=None)
@given(
    values=st.lists(VALUES, max_size=6),
    indent=st.sampled_from([None, 0, 2]),
    ascii=st.booleans(),
    length=st.integers(1, 40),
)
def test_elements_of_an_array_are_those_that_json_has(
    values: list[Any], indent: int | None, ascii: bool, length: int
) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=ascii).encode()
    read: list[Element] = []
    for one in elements(cut(data, length)):
        before = data[: one.offset].rpartition(b"\n")[2].decode()
        assert one.column() == len(before) + 1
        read.append(one)
    assert [json.loads(one.data) for one in read] == values
    for one in read:
        assert data[one.offset :].startswith(one.data)
        assert one.line == data[: one.offset].count(b"\n") + 1


@settings(deadline=None)
@given(data=NOISE, length=st.integers(1, 10), limit=st.sampled_from([8, 1000]))
def test_what_is_no_array_is_read_the_same_in_any_blocks(
    data: bytes, length: int, limit: int
) -> None:
    assert found(b"[" + data, length, limit) == found(b"[" + data, 1000, limit)


@settings(deadline=None)
@given(
    lines=st.lists(st.binary(max_size=12).map(lambda one: one.replace(b"\n", b" ")), max_size=9),
    end=st.sampled_from([b"", b"\n"]),
    length=st.integers(1, 20),
    limit=st.sampled_from([20, 1000]),
)
def test_lines_are_whole_and_have_their_place(
    lines: list[bytes], end: bytes, length: int, limit: int
) -> None:
    data = b"\n".join(lines) + end
    read: list[tuple[int, bytes]] = []
    for group in whole_lines(cut(data, length), limit=limit):
        assert group.too_long == 0 or group.too_long > limit
        offset = group.offset
        for one in group.data.split(b"\n"):
            read.append((offset, one))
            offset += len(one) + 1
    expected: list[tuple[int, bytes]] = []
    offset = 0
    for one in data.removesuffix(b"\n").split(b"\n") if data else []:
        expected.append((offset, one))
        offset += len(one) + 1
    assert [one for one in read if one[1]] == [one for one in expected if one[1]]


@given(parts=st.lists(st.integers(0, 60), max_size=5), length=st.integers(1, 30))
def test_each_line_belongs_to_the_part_in_which_it_begins(parts: list[int], length: int) -> None:
    data = b"".join(b"%d" % number * (number % 7) + b"\n" for number in range(12))
    bounds = [0, *sorted(min(one, len(data)) for one in parts), len(data)]
    read: list[bytes] = []
    for start, end in pairwise(bounds):
        begin = 0 if start == 0 else data.find(b"\n", start - 1) + 1
        if begin < end:
            blocks = cut(data[begin:], length)
            for group in whole_lines(blocks, begin, end):
                read += group.data.split(b"\n")
    assert read == data.removesuffix(b"\n").split(b"\n")
