"""Tables that were copied with a paragraph for each cell, without any bars → one line for each row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text.lines import Line
from ...words.types import type_of
from ...words.vocabulary import Vocabulary, fold

_NAME = re.compile(r"[A-Za-z_][\w.-]{0,63}(?:\[\])?\*?\Z", re.A)
_FEWEST_HEADS = 3
_MOST_HEADS = 8
_MOST_PARAGRAPHS = 12
"""Paragraphs of the last cell of a row."""


def join_stacked_cells(lines: list[Line], words: Vocabulary) -> list[Line]:
    """`lines` with every such table as rows with cells; all other lines stay as they are."""
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        heads = _heads(lines, index, words)
        rows, end = _rows(lines, heads, words) if heads else ([], index)
        if rows:
            joined += [_row(lines, one, len(heads)) for one in (heads, *rows)]
            index = end
        else:
            joined.append(lines[index])
            index += 1
    return joined


def _is_plain(line: Line) -> bool:
    return not (line.cells or line.level or line.code or line.head)


def _paragraphs(lines: list[Line], index: int, most: int) -> list[int]:
    """Indexes of at most so many plain lines from `index` on, up to the next that is none."""
    found: list[int] = []
    while index < len(lines) and len(found) < most and _is_plain(lines[index]):
        found += [index] if lines[index].text else []
        index += 1
    return found


def _heads(lines: list[Line], index: int, words: Vocabulary) -> list[int]:
    """Indexes of the heads of a table that begins at `index`: name first, the type among them, words last."""
    if words.columns.get(fold(lines[index].text)) != "name":
        return []
    heads: list[int] = []
    seen: list[str] = []
    for at in _paragraphs(lines, index, _MOST_HEADS):
        column = words.columns.get(fold(lines[at].text), "")
        if not column or column in seen:
            break
        heads.append(at)
        seen.append(column)
    fits = len(heads) >= _FEWEST_HEADS and "type" in seen and seen[-1] == "description"
    return heads if fits else []


def _rows(lines: list[Line], heads: list[int], words: Vocabulary) -> tuple[list[list[int]], int]:
    """(the indexes of each row's lines, the index behind the last row)."""
    at = next(i for i, head in enumerate(heads) if words.columns[fold(lines[head].text)] == "type")
    rows: list[list[int]] = []
    index = heads[-1] + 1
    while True:
        near = _paragraphs(lines, index, len(heads) + (_MOST_PARAGRAPHS if rows else 0))
        more = next((i for i, one in enumerate(near) if _heads(lines, one, words)), len(near))
        near = near[:more]
        starts = (i for i in range(more) if _begins(lines, near[i:], len(heads), at, words))
        skip = next(starts, None)
        if skip is None:
            return rows, index
        if skip:
            rows[-1] += near[:skip]
        rows.append(near[skip : skip + len(heads)])
        index = rows[-1][-1] + 1


def _begins(lines: list[Line], near: Sequence[int], cells: int, at: int, words: Vocabulary) -> bool:
    """Whether the lines are the cells of a row: a name first, and a type where types stand."""
    return (
        len(near) >= cells
        and bool(_NAME.match(lines[near[0]].text))
        and type_of(lines[near[at]].text, words) is not None
    )


def _row(lines: list[Line], row: list[int], cells: int) -> Line:
    """The row as one line; further paragraphs belong to its last cell."""
    parts = [[one] for one in row[: cells - 1]] + [row[cells - 1 :]]
    texts = tuple(" ".join(lines[one].text for one in part) for part in parts)
    ticked = tuple(
        tuple(word for one in part for many in lines[one].ticked for word in many) for part in parts
    )
    return Line(lines[row[0]].number, " ".join(texts), texts, ticked)
