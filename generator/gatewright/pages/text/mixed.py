"""Markdown with tags of HTML in it → lines: tables are read as HTML, and other tags only draw."""

from __future__ import annotations

import re
from bisect import bisect_left

from .fences import Fences
from .html import html_lines
from .lines import Line
from .markdown import markdown_lines
from .raised import lower_raised

_TABLE = re.compile(r"<table\b", re.I)
_TABLE_ENDS = re.compile(r"</table\s*>", re.I)
_CODE = re.compile(r"</?(?:code|kbd)>", re.I)
_DRAWN = re.compile(
    r"</?(?:p|div|span|small|center|details|summary|b|i|u|strong|em|sup|sub|img|a|font|hr|figure|figcaption|picture"
    r"|source|section|article|h[1-6]|ul|ol|li|mark)(?:\s[^<>]{0,2000})?/?>",
    re.I,
)


def mixed_lines(text: str) -> list[Line]:
    """The lines of Markdown in which some tags stand."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ends = [at for at, row in enumerate(rows) if _TABLE_ENDS.search(row)]
    fences, found, index = Fences(), list[Line](), 0
    while index < len(rows):
        row = rows[index]
        if not fences.begins_or_ends(row) and not fences.inside and "<" in row:
            at = bisect_left(ends, index)
            end = ends[at] + 1 if _TABLE.search(row) and at < len(ends) else index
            for line in html_lines("\n".join(rows[index:end])):
                line.number += index
                found.append(line)
            rows[index:end] = [""] * (end - index)
            rows[index] = _DRAWN.sub("", _CODE.sub("`", lower_raised(rows[index])))
        index += 1
    found += markdown_lines("\n".join(rows))
    return sorted(found, key=lambda line: line.number)
