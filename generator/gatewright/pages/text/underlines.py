"""Headings that a line of signs below them makes: ``Request`` above ``-------``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from .characters import tidy
from .lines import Line

_UNDERLINE = re.compile(r"(?P<sign>[=~^\"+*-])(?P=sign){2,120}\Z")
_LEVELS = {"=": 1, "-": 2, "~": 3, "*": 3, "^": 4, "+": 4, '"': 5}
_LONGEST = 60
_NO_HEADING = re.compile(
    r".*[.:;,!?]\Z|(?:https?://|[-*+>|<`\[{:@.!]|\d+[.)] |\.\. ).*|.*[{}`|\\].*|\W*\Z"
)
"""Sentences, lists, code, addresses and rules: below them a line of signs parts the page."""


def is_underline(signs: str, title: str, before: str) -> bool:
    """Whether a line of signs makes a heading of the line `title` above it; `before` stands above that.

    Dashes and equals signs do so at any length, as Markdown has it, others where they are as long as the title.
    """
    found = _UNDERLINE.match(signs)
    title = tidy(title)
    if found is None or not title or len(title) > _LONGEST or _NO_HEADING.match(title):
        return False
    over = before.strip() == signs
    return (not before.strip() or over) and (
        found["sign"] in "=-" or len(signs) >= max(4, _width(title))
    )


def mark_headings(lines: Sequence[Line], raw: Sequence[str]) -> None:
    """Gives lines of Markdown above a line of signs the level of a heading; `raw` are all lines of the page.

    A page has one title: where signs would make another one, all that signs make are a level lower.
    """
    by_number = {line.number: line for line in lines}
    found: list[tuple[Line, str]] = []
    for number, line in by_number.items():
        below = by_number.get(number + 1)
        plain = not (line.level or line.cells or line.code or line.bullet or line.head)
        if below is None or not plain or below.code or below.cells:
            continue
        signs, before = raw[number].strip(), raw[number - 2] if number > 1 else ""
        if is_underline(signs, raw[number - 1], before) and not _in_front(raw, number):
            found.append((line, signs[0]))
    titles = sum(_LEVELS[sign] == 1 for _, sign in found) + sum(line.level == 1 for line in lines)
    down = int(titles > 1)
    for line, sign in found:
        line.level = _LEVELS[sign] + down


def _in_front(raw: Sequence[str], number: int) -> bool:
    """Whether a line stands in the data before the page: between two lines of dashes."""
    if raw[0].strip() != "---":
        return False
    end = next((at for at, line in enumerate(raw[1:], 2) if line.strip() == "---"), 0)
    return number < end


def _width(text: str) -> int:
    """The width of a text: characters of Chinese take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
