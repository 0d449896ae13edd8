"""Rows of tables that lost bars, or whose cells were copied in several lines → one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .lines import FieldHead

RULE = re.compile(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?\Z")
"""The line below the head of a table."""
_MOST_LINES = 24
"""Lines of a row that was copied with a line for each cell."""

_GOES_ON = "|\\"
"""The end of a row whose cells go on in the row below."""
_SPANS = "^^"
"""A cell that the one above it spans."""

RowPiece = tuple[int, "str | FieldHead"]


def whole_rows(pieces: Sequence[RowPiece]) -> Iterator[RowPiece]:
    """(number, line or head): each row of a table is one line, with bars at its edges."""
    cells, closed, index = 0, False, 0
    while index < len(pieces):
        number, raw = pieces[index]
        index += 1
        row = raw.strip() if isinstance(raw, str) else ""
        if cells and row.endswith(_GOES_ON):
            row, index = _join_continued(pieces, index, row)
            raw = row
        if _has_rule_below(pieces, index) and row.count("|") > 1:
            cells, closed = _count(row), row.endswith("|")
        elif not row:
            cells = 0
        if not cells or "|" not in row:
            yield number, raw
        elif RULE.match(row) or (_count(row) == cells and (row.endswith("|") or not closed)):
            yield number, _add_edges(row)
        else:
            joined, end = _join_lines(pieces, index, row, cells)
            index = end if joined else index
            short = row.endswith("|") and 2 < _count(row) < cells
            yield number, joined or (_add_edges(row) if short else raw)


def joined_cells(pieces: Sequence[RowPiece]) -> list[RowPiece]:
    """The pieces, where the last cell of a row of tabs stood on several lines on one line; its lines lie between two rows."""
    joined: list[RowPiece] = []
    index = 0
    while index < len(pieces):
        number, raw = pieces[index]
        index += 1
        if isinstance(raw, str) and (tabs := raw.strip().count("\t")) > 1:
            behind = _next_row(pieces, index, tabs)
            raw = " ".join([raw, *(str(one).strip() for _, one in pieces[index:behind])])
            index = max(index, behind)
        joined.append((number, raw))
    return joined


def _next_row(pieces: Sequence[RowPiece], index: int, tabs: int) -> int:
    """The index of the next row with as many tabs, behind lines without any; else behind the bullets at `index`."""
    bullets = index
    for at in range(index, min(len(pieces), index + _MOST_LINES)):
        line = pieces[at][1]
        plain = line.strip() if isinstance(line, str) else ""
        if plain.count("\t") == tabs:
            return at
        if not plain or "\t" in plain:
            break
        bullets += at == bullets and plain.startswith(("- ", "• "))
    return bullets


def _has_rule_below(pieces: Sequence[RowPiece], index: int) -> bool:
    below = pieces[index][1] if index < len(pieces) else ""
    return isinstance(below, str) and below.count("|") > 1 and bool(RULE.match(below.strip()))


def _join_lines(pieces: Sequence[RowPiece], index: int, row: str, cells: int) -> tuple[str, int]:
    """(the row that begins with `row`, the index behind it); empty when the lines below end no row of so many cells."""
    for end in range(index, min(len(pieces), index + _MOST_LINES)):
        more = pieces[end][1]
        if not isinstance(more, str) or _bars(row) > cells:
            break
        row = f"{row} {more.strip()}"
        if row.endswith("|") and _count(row) == cells:
            return _fill_last_cell(_add_edges(row)), end + 1
    return "", index


def _join_continued(pieces: Sequence[RowPiece], index: int, row: str) -> tuple[str, int]:
    """(the row that begins with `row` and goes on cell by cell in the rows below, the index behind it)."""
    cells = [[one] for one in _split(row.removesuffix("\\"))]
    goes_on = True
    while goes_on and index < len(pieces):
        more = pieces[index][1]
        below = more.strip() if isinstance(more, str) else ""
        parts = _split(below.removesuffix("\\"))
        if len(parts) != len(cells):
            break
        for cell, part in zip(cells, parts, strict=True):
            cell.append(part)
        goes_on, index = below.endswith(_GOES_ON), index + 1
    joined = (" ".join(one for one in cell if one and one != _SPANS) for cell in cells)
    return f"|{'|'.join(joined)}|", index


def _split(row: str) -> list[str]:
    inner = row.strip().removeprefix("|").removesuffix("|").replace("\\|", "\0")
    return [one.replace("\0", "\\|").strip() for one in inner.split("|")] if inner else []


def _fill_last_cell(row: str) -> str:
    """`row` with the text before an empty last cell in that cell: the empty cell before it was lost on the way."""
    parts = row.split("|")
    if len(parts) > 5 and not parts[-2].strip() and parts[-3].strip():
        parts[-3:-1] = [" ", parts[-3]]
    return "|".join(parts)


def _bars(row: str) -> int:
    return row.replace("\\|", "").count("|")


def _count(row: str) -> int:
    """How many cells a row has, whether or not it has bars at its edges."""
    return _bars(_add_edges(row)) - 1


def _add_edges(row: str) -> str:
    start = "" if row.startswith("|") else "|"
    return f"{start}{row}" if row.endswith("|") else f"{start}{row}|"
