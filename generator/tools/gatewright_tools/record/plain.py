"""Reads lines with the standard library alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .fast import ScanRow

if TYPE_CHECKING:
    from ..package import Judged

BLANK = " \t\r\n"
"""The white space of JSON."""
UNREADABLE = (ValueError, StopIteration, RecursionError)
"""What reading raises where it finds no JSON, or a number or a depth that Python does not read."""
Doubtful = tuple[int, int, int, Any, "Judged | None"]
"""(number from 0, start, end, body, what was found) of a line that is not certainly right; see `ScanRow`."""


def sort_lines(
    data: bytes, judge: Callable[[Any], Judged], nothing: Any
) -> tuple[int, list[str], list[Doubtful]]:
    """(lines, the model of each right one, the others), as `judge` finds them.

    Of a line that has to be read exactly the body is `nothing`: it has a duplicate key or NaN, or is not JSON.
    Raises UnicodeDecodeError where `data` is not UTF-8.
    """
    text = data.decode()
    scan, find = _scan(), text.find
    right: list[str] = []
    others: list[Doubtful] = []
    whole = True
    number, start, size = -1, 0, len(text)
    while start <= size:
        number += 1
        begin, stop = start, find("\n", start)
        if stop < 0:
            stop = size
        start = stop + 1
        body, end = nothing, stop
        if whole:
            try:
                body, end = scan(text, begin)
                whole = end <= stop
            except UNREADABLE:
                whole = False
        if not whole:
            # A broken line may seem to go on in the next, so from the first one on each is cut out.
            try:
                body, end = scan(text[begin:stop], 0)
                end += begin
            except UNREADABLE:
                body, end = nothing, stop
        if body is nothing or (end != stop and text[end:stop].strip(BLANK)):
            others.append((number, begin, stop, nothing, None))
            continue
        found = model, violations = judge(body)
        if violations or model is None:
            others.append((number, begin, stop, body, found))
        else:
            right.append(model)
    return number + 1, right, others if text.isascii() else _in_bytes(text, others)


def _in_bytes(text: str, others: list[Doubtful]) -> list[Doubtful]:
    """The same, and start and end count bytes instead of characters."""
    counted: list[Doubtful] = []
    at = start = 0
    for number, begin, stop, body, found in others:
        start += len(text[at:begin].encode())
        end = start + len(text[begin:stop].encode())
        counted.append((number, start, end, body, found))
        at, start = stop, end
    return counted


def plain_rows(data: bytes, nothing: Any) -> Iterator[ScanRow]:
    """Every line with its body; `nothing` as above."""
    scan = _scan()
    start = 0
    for number, line in enumerate(data.split(b"\n")):
        end = start + len(line)
        try:
            text = line.decode()
            body, stop = scan(text, 0)
            if text[stop:].strip(BLANK):
                body = nothing
        except UNREADABLE:
            body = nothing
        yield number, start, end, body
        start = end + 1


def _scan() -> Callable[[str, int], tuple[Any, int]]:
    """Reads the value that begins at a place of a text, and tells where it ends."""
    decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse)
    scan: Callable[[str, int], tuple[Any, int]] = vars(decoder)["scan_once"]
    return scan


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these members; raises ValueError for a duplicate key."""
    body = dict(pairs)
    if len(body) != len(pairs):
        raise ValueError
    return body


def _refuse(name: str) -> float:
    raise ValueError(name)
