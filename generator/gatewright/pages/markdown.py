"""Markdown and copied text → lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .characters import tidy
from .lines import Line

_ENDS = re.compile(r"\r\n|\r|\n")
_RULE = re.compile(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?\Z")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_BREAK = re.compile(r"\s*<br ?/?>\s*", re.I)
_TICKED = re.compile(r"`([^`]{1,1000})`")
_MOST_LINES = 24
"""Lines of a row that was copied with a line for each cell."""
_BULLET = re.compile(r"[-*+]\s+(?=\S)")


def markdown_lines(text: str) -> list[Line]:
    """The lines of Markdown, or of text copied from a browser: cells are split by bars or tabs."""
    lines: list[Line] = []
    fenced = False
    for number, raw in _whole_rows(_ENDS.split(text)):
        stripped = tidy(raw)
        if stripped.startswith(("```", "~~~")):
            fenced = not fenced
            continue
        if fenced:
            lines.append(Line(number, stripped, code=True))
            continue
        if stripped.startswith("|") and stripped.count("|") > 1:
            if not _RULE.match(stripped):
                parts = _cells(stripped)
                cells = tuple(map(_strip_marks, parts))
                ticked = tuple(tuple(_TICKED.findall(part)) for part in parts)
                lines.append(Line(number, " ".join(cells), cells, ticked))
            continue
        columns = raw.strip().split("\t")
        if len(columns) > 2:
            cells = tuple(_strip_marks(tidy(column)) for column in columns)
            lines.append(Line(number, " ".join(cells), cells))
            continue
        heading = _HEADING.match(stripped)
        if heading:
            lines.append(Line(number, _strip_marks(heading[2]), level=len(heading[1])))
            continue
        bullet = _BULLET.match(stripped)
        body = stripped[bullet.end() :] if bullet else stripped
        lines.append(Line(number, _strip_marks(body), bullet=bullet is not None))
    return lines


def _whole_rows(lines: list[str]) -> Iterator[tuple[int, str]]:
    """(number, line): rows of tables that were copied with a line for each cell are one line again."""
    bars, index = 0, 0
    while index < len(lines):
        row, number = lines[index].strip(), index + 1
        index += 1
        ruled = (
            index < len(lines) and lines[index].count("|") > 1 and _RULE.match(lines[index].strip())
        )
        if ruled and row.count("|") > 1:
            bars = row.count("|")
        elif not row:
            bars = 0
        end = index
        while bars and 0 < row.count("|") < bars and end < min(len(lines), index + _MOST_LINES):
            row = f"{row} {lines[end].strip()}"
            end += 1
        if end > index and row.count("|") == bars:
            index = end
        else:
            row = lines[number - 1]
        bare = (
            bars
            and row.count("|") == bars
            and row.rstrip().endswith("|")
            and not row.lstrip().startswith("|")
        )
        yield number, f"|{row}" if bare else row


def _strip_marks(text: str) -> str:
    """`text` without Markdown's emphasis, code marks and link targets."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return text.replace("**", "").replace("`", "").replace("\\_", "_").strip()


def _cells(row: str) -> tuple[str, ...]:
    inner = row.strip().removeprefix("|").removesuffix("|")
    parts = inner.replace("\\|", "\x00").split("|")
    return tuple(_BREAK.sub(" ", part.replace("\x00", "|")).strip() for part in parts)
