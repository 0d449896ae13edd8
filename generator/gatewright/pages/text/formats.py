"""Text of a page → lines, whatever its format."""

from __future__ import annotations

import re

from .characters import MAX_TEXT, PageError
from .html import html_lines
from .lines import Line
from .markdown import markdown_lines
from .mixed import mixed_lines

_HTML = re.compile(
    r"<(?:!doctype html|html|body|head|table|tr|td|div|p|h[1-6]|section|article|main|dl|ul|pre)\b[^<>]{0,2000}>",
    re.I,
)
_WHOLE = re.compile(r"<(?:!doctype html|html|body)\b", re.I)
_MARKED = re.compile(r"^(?:#{1,6} \S|```|~~~|\|?[ :]*-{3,}[ :]*\|[ \t:|-]*$)", re.M)
"""What only Markdown has: a heading, a fence, the rule of a table."""
_FEW = 3
_HEAD = 1 << 18
_FRONT = re.compile(r"(?:title|url|canonical|source|slug|og:\w+):\s", re.I)
_NAMES = re.compile(
    r"<title[^<>]{0,200}>([^<]{1,300})|\b(?:href|content|src)=[\"']([^\"'<>]{1,500})", re.I
)


def lines_of(text: str) -> list[Line]:
    """The lines of a page; those of HTML without line ends are counted as a reader sees them. Raises PageError when there is more text than any page has."""
    read = markdown_lines
    if _HTML.search(text, 0, 65536):
        read = mixed_lines if _is_markdown(text[:65536]) else html_lines
    lines = read(text)
    if read is html_lines and _are_crowded(lines):
        for number, line in enumerate(lines, 1):
            line.number = number
    if sum(len(line.text) for line in lines) > MAX_TEXT:
        raise PageError(f"more than {MAX_TEXT:,} characters of text; give one page at a time")
    return lines


def _are_crowded(lines: list[Line]) -> bool:
    """Whether most lines that a reader sees stand on the same few of the file, so that its numbers name no place."""
    return len({line.number for line in lines}) * 2 < len(lines)


def is_html(text: str) -> bool:
    """Whether a page is HTML, and not Markdown that has some tags."""
    return bool(_HTML.search(text, 0, 65536)) and not _is_markdown(text[:65536])


def _is_markdown(text: str) -> bool:
    """Whether a text with tags is Markdown that has some of them."""
    return not _WHOLE.search(text) and len(_MARKED.findall(text)) >= _FEW


def unseen_names(text: str) -> list[str]:
    """What names a page without being seen on it: its title, its canonical address, where its links lead."""
    if not _HTML.search(text, 0, 65536):
        return [line for line in text[:_HEAD].split("\n") if _FRONT.match(line)]
    return [found[1] or found[2] for found in _NAMES.finditer(text[:_HEAD])]
