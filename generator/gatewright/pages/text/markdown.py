"""Markdown and copied text → lines."""

from __future__ import annotations

import re

from .characters import tidy
from .components import field_pieces
from .fences import Fences
from .lines import FieldHead, Line
from .rows import RULE, joined_cells, whole_rows
from .underlines import is_underline, mark_headings

_ENDS = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_BREAK = re.compile(r"\s*<br ?/?>\s*", re.I)
_TICKED = re.compile(r"`([^`]{1,1000})`")
_ESCAPED = re.compile(r"\\([$_*#.()\[\]{}!+<>~&%=-])")
"""A mark that is meant as it stands."""
_DRESS = re.compile(r"</?(?:mark|font|span)(?: [^<>]{0,200})?>")
"""Tags that change how words look."""
_POWER = re.compile(r"(?<=\d)\*\*(?=\d)")
_BULLET = re.compile(r"[-*+\u2022\u25e6\u25aa]\s+(?=\S)")


def markdown_lines(text: str) -> list[Line]:
    """The lines of Markdown, or of text copied from a browser: cells are split by bars or tabs."""
    lines: list[Line] = []
    fences, rows = Fences(), _ENDS.split(text)
    for number, raw in whole_rows(joined_cells(list(field_pieces(rows)))):
        if isinstance(raw, FieldHead):
            lines.append(Line(number, raw.as_text(), head=raw))
            continue
        stripped = tidy(raw)
        above = [row.strip() for row in rows[max(0, number - 3) : number - 1]]
        underlined = not fences.inside and is_underline(stripped, *reversed(["", "", *above][-2:]))
        if not underlined and fences.begins_or_ends(raw):
            continue
        if fences.inside:
            lines.append(Line(number, stripped, code=True, raw=raw))
        elif _is_row(stripped) and RULE.match(stripped):
            _mark_head(lines, number)
        else:
            lines.append(_row(number, raw, stripped) or _line(number, raw, stripped))
    mark_headings(lines, rows)
    return lines


def _is_row(text: str) -> bool:
    return text.startswith("|") and text.count("|") > 1


def _row(number: int, raw: str, text: str) -> Line | None:
    """A row of a table with bars, or with tabs, or None."""
    if _is_row(text):
        parts = _cells(text)
        cells = tuple(map(_strip_marks, parts))
        ticked = tuple(tuple(_TICKED.findall(part)) for part in parts)
        return Line(number, " ".join(cells), cells, ticked)
    if len(raw.strip().split("\t")) <= 2:
        return None
    # The last cell of a row may be empty.
    columns = raw.lstrip().rstrip(" \r\n").split("\t")
    cells = tuple(_strip_marks(tidy(column)) for column in columns)
    return Line(number, " ".join(cells), cells)


def _line(number: int, raw: str, text: str) -> Line:
    """A heading, a bullet, or any other line outside code."""
    heading = _HEADING.match(text)
    if heading:
        return Line(number, _strip_marks(heading[2]), level=len(heading[1]))
    bullet = _BULLET.match(text)
    body = text[bullet.end() :] if bullet else text
    marked: list[str] = _TICKED.findall(body) if "`" in body else []
    return Line(
        number,
        _strip_marks(body),
        ticked=(tuple(marked),) if marked else (),
        bullet=bullet is not None,
        indent=_indent(raw),
    )


def _mark_head(lines: list[Line], rule: int) -> None:
    """Says of the row above a rule that it is a head, where a table begins with it."""
    row = lines[-1] if lines else None
    before = lines[-2] if len(lines) > 1 else None
    if row is not None and row.cells and row.number == rule - 1:
        row.is_head = before is None or not before.cells


def _indent(raw: str) -> int:
    spread = raw.expandtabs(4)
    return len(spread) - len(spread.lstrip())


def _strip_marks(text: str) -> str:
    """`text` without Markdown's emphasis, code marks, link targets and the strokes before marks."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "</" in text:
        text = _DRESS.sub("", text)
    return _ESCAPED.sub(r"\1", _POWER.sub("^", text).replace("**", "").replace("`", "")).strip()


def _cells(row: str) -> tuple[str, ...]:
    inner = row.strip().removeprefix("|").removesuffix("|")
    parts = inner.replace("\\|", "\x00").split("|")
    return tuple(_BREAK.sub(" ", part.replace("\x00", "|")).strip() for part in parts)
