"""Tables that were copied with a paragraph for each cell, without any bars → one line for each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...text.lines import Line
from ...words.types import type_of
from ...words.vocabulary import Vocabulary, fold
from ..columns import are_answers, columns_of, is_type_cell, is_typed, meanings_by_stems

_NAME = re.compile(r"[A-Za-z_][\w.-]{0,63}(?:\[\])?\*?\Z", re.A)
_FEWEST_HEADS = 3
_MOST_HEADS = 8
_ROWS_THAT_TELL = 3
"""Rows that tell what the columns hold, the head among them."""
_MOST_PARAGRAPHS = 12
"""Paragraphs of the last cell of a row."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """The head of a table whose cells stand one below the other."""

    heads: list[int]
    columns: list[str]


def join_stacked_cells(lines: list[Line], words: Vocabulary) -> list[Line]:
    """`lines` with every such table as rows with cells; all other lines stay as they are."""
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        stack = _stack(lines, index, words)
        rows, end = _rows(lines, stack, words) if stack else ([], index)
        if stack and rows:
            heads = _row(lines, stack.heads, len(stack.heads))
            heads.is_head = True
            joined += [heads, *(_row(lines, one, len(stack.heads)) for one in rows)]
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


def _may_be_head(text: str, words: Vocabulary) -> bool:
    known = words.columns.get(fold(text)) or meanings_by_stems(fold(text))
    return bool(known) and _is_short(text) and type_of(text, words) is None


def _is_short(text: str) -> bool:
    """Whether a line is short, without the end of a sentence or a colon."""
    sentence = text.endswith("。") or (text.endswith(".") and " " in text)
    return len(text) <= 32 and not sentence and ":" not in text


def _calls_names(text: str, words: Vocabulary) -> bool:
    known = words.columns.get(fold(text))
    return known == "name" or (not known and "name" in meanings_by_stems(fold(text)))


def _stack(lines: list[Line], index: int, words: Vocabulary) -> _Stack | None:
    """The head of a table that begins at `index`: lines that may each be one, above the cells of a row that agree."""
    if not (_is_plain(lines[index]) and _may_be_head(lines[index].text, words)):
        return None
    near = _paragraphs(lines, index, _ROWS_THAT_TELL * _MOST_HEADS)
    count = 0
    while count < len(near) and _may_be_head(lines[near[count]].text, words):
        count += 1
    # One head may say nothing, where two rows tell what stands below it.
    for width in range(min(count + 1, _MOST_HEADS), _FEWEST_HEADS - 1, -1):
        rows = [near[at : at + width] for at in range(width, len(near) - width + 1, width)]
        stack = _fitting(lines, near[:width], rows[: _ROWS_THAT_TELL - 1], words)
        if stack and (width <= count or len(rows) > 1):
            return stack
    return None


def _fitting(
    lines: list[Line], heads: list[int], rows: list[list[int]], words: Vocabulary
) -> _Stack | None:
    """The heads with what their columns hold, where the first rows below agree; else None."""
    texts = tuple(lines[at].text for at in heads)
    for count in range(len(rows), 0, -1):
        cells = [tuple(lines[at].text for at in row) for row in rows[:count]]
        stack = _Stack(heads, columns_of(texts, cells, words))
        fits = is_typed(stack.columns) and all(stack.columns) and all(map(_is_short, texts))
        # What stands above a table is often called as its names are.
        fits = fits and [words.columns.get(fold(one)) for one in texts].count("name") < 2
        fits = fits and _calls_names(texts[stack.columns.index("name")], words)
        if fits and all(_begins(lines, row, stack, words) for row in rows[:count]):
            return stack
    return None


def _rows(lines: list[Line], stack: _Stack, words: Vocabulary) -> tuple[list[list[int]], int]:
    """(the indexes of each row's lines, the index behind the last row)."""
    size = len(stack.heads)
    goes_on = stack.columns[-1] == "description"
    rows: list[list[int]] = []
    index = stack.heads[-1] + 1
    while True:
        near = _paragraphs(lines, index, size + (_MOST_PARAGRAPHS if rows and goes_on else 0))
        more = next((i for i, one in enumerate(near) if _stack(lines, one, words)), len(near))
        near = near[:more]
        starts = (i for i in range(more) if _begins(lines, near[i:], stack, words))
        skip = next(starts, None)
        if skip is None or (skip and not goes_on):
            return rows, index
        if skip:
            rows[-1] += near[:skip]
        rows.append(near[skip : skip + size])
        index = rows[-1][-1] + 1


def _begins(lines: list[Line], near: Sequence[int], stack: _Stack, words: Vocabulary) -> bool:
    """Whether the lines are the cells of a row: a name, a type and an answer, each where its column is."""
    if len(near) < len(stack.columns):
        return False
    cells = {column: lines[at].text for column, at in zip(stack.columns, near, strict=False)}
    answer = cells.get("required", "")
    return (
        bool(_NAME.match(cells["name"]))
        and is_type_cell(cells["type"], words)
        and (words.is_nothing(answer) or are_answers([answer], words))
    )


def _row(lines: list[Line], row: list[int], cells: int) -> Line:
    """The row as one line; further paragraphs belong to its last cell."""
    parts = [[one] for one in row[: cells - 1]] + [row[cells - 1 :]]
    texts = tuple(" ".join(lines[one].text for one in part) for part in parts)
    ticked = tuple(
        tuple(word for one in part for many in lines[one].ticked for word in many) for part in parts
    )
    return Line(lines[row[0]].number, " ".join(texts), texts, ticked)
