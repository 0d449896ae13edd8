"""A page as lines: what a reader sees, with the line of the file it stands on.

HTML, Markdown and copied text all come out the same: lines of text, headings with their level, table
rows with their cells. Everything behind this module is ignorant of the format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .characters import MAX_TEXT, PageError, tidy

_ENDS = re.compile(r"\r\n|\r|\n")
_HTML = re.compile(
    r"<(?:!doctype html|html|body|head|table|tr|td|div|p|h[1-6]|section|article|main|dl|ul|pre)\b[^<>]{0,2000}>",
    re.I,
)
_RULE = re.compile(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?\Z")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_BULLET = re.compile(r"[-*+]\s+(?=\S)")


@dataclass(slots=True)
class Line:
    """One line of what a reader sees."""

    number: int
    """Its line in the file, from 1."""
    text: str
    cells: tuple[str, ...] = ()
    """Of a table row; `text` then joins them."""
    level: int = 0
    """Of a heading: 1 to 6."""
    code: bool = False
    bullet: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of a page. Raises PageError when there is more text than any page has."""
    if _HTML.search(text, 0, 65536):
        from .html import html_lines

        lines = html_lines(text)
    else:
        lines = list(_plain_lines(text))
    if sum(len(line.text) for line in lines) > MAX_TEXT:
        raise PageError(f"more than {MAX_TEXT:,} characters of text; give one page at a time")
    return lines


def _plain_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    fenced = False
    for number, raw in enumerate(_ENDS.split(text), 1):
        stripped = tidy(raw)
        if stripped.startswith(("```", "~~~")):
            fenced = not fenced
            continue
        if fenced:
            lines.append(Line(number, stripped, code=True))
            continue
        if stripped.startswith("|") and stripped.count("|") > 1:
            if not _RULE.match(stripped):
                cells = _cells(stripped)
                lines.append(Line(number, " ".join(cells), cells))
            continue
        columns = raw.strip().split("\t")
        if len(columns) > 2:
            cells = tuple(tidy(column) for column in columns)
            lines.append(Line(number, " ".join(cells), cells))
            continue
        heading = _HEADING.match(stripped)
        if heading:
            lines.append(Line(number, unmarked(heading[2]), level=len(heading[1])))
            continue
        bullet = _BULLET.match(stripped)
        body = stripped[bullet.end() :] if bullet else stripped
        lines.append(Line(number, unmarked(body), bullet=bullet is not None))
    return lines


def unmarked(text: str) -> str:
    """`text` without Markdown's emphasis, code marks and link targets."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return text.replace("**", "").replace("`", "").replace("\\_", "_").strip()


def _cells(row: str) -> tuple[str, ...]:
    inner = row.strip().removeprefix("|").removesuffix("|")
    parts = inner.replace("\\|", "\x00").split("|")
    return tuple(unmarked(part.replace("\x00", "|")) for part in parts)


@dataclass(slots=True)
class Passage:
    """Several lines read as one, knowing which line each character came from."""

    text: str
    starts: tuple[tuple[int, int], ...]
    """(offset, line number), in order."""

    def line(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle][0] <= offset else (low, middle)
        return self.starts[low][1] if self.starts else 1


def passage(parts: list[tuple[int, str]]) -> Passage:
    """One passage of (line number, text) parts, joined by blanks."""
    starts: list[tuple[int, int]] = []
    offset = 0
    for number, text in parts:
        starts.append((offset, number))
        offset += len(text) + 1
    return Passage(" ".join(text for _, text in parts), tuple(starts))
