"""Paragraphs that describe one key after the other → a line for each key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from ...text.lines import Line
from ...words.vocabulary import Vocabulary
from ..heads import bracketed_head
from .open_heads import key_at, open_head

_SENTENCE = re.compile(r"(?<=[.;!?]) (?=\S)|(?<=[.;])(?=[A-Za-z_`])")
_NUMBER = re.compile(r"\(?\d{1,2}[.)] ")
_NONE: Set[str] = frozenset()


def one_entry_a_line(lines: Iterable[Line], words: Vocabulary) -> list[Line]:
    """The lines; a paragraph that describes one key after the other is a line for each of them."""
    return [one for line in lines for one in _single_entries(_without_number(line, words), words)]


def _without_number(line: Line, words: Vocabulary) -> Line:
    """A line of a numbered list as a bullet, where a key in code marks and what it is stand behind the number."""
    number = _NUMBER.match(line.text)
    if number is None or line.cells or line.level or line.code or not line.ticked:
        return line
    bullet = replace(line, text=line.text[number.end() :], bullet=True)
    return bullet if key_at(bullet) and _begins(bullet, words) else line


def _single_entries(line: Line, words: Vocabulary) -> list[Line]:
    """A line, or one for each key where its sentences begin with a key in code marks and what it is."""
    ticked = [one for cell in line.ticked for one in cell]
    if line.cells or line.level or line.code or line.head or len(ticked) < 2:
        return [line]
    if not key_at(line) or not _begins(line, words):
        return [line]
    cuts = [0]
    left = ticked[1:]
    for found in _SENTENCE.finditer(line.text):
        rest = line.text[found.end() :]
        at = next((i for i, one in enumerate(left) if rest.startswith(one)), None)
        if at is None:
            continue
        piece = Line(line.number, rest, ticked=(tuple(left[at:]),))
        if key_at(piece) and _begins(piece, words):
            cuts.append(found.end())
            left = left[at + 1 :]
    pieces = [line.text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], None], strict=True)]
    return [_piece(line, one, ticked) for one in pieces] if len(pieces) > 1 else [line]


def _begins(line: Line, words: Vocabulary) -> bool:
    return (bracketed_head(line.text, words) or open_head(line, words, _NONE)) is not None


def _piece(line: Line, text: str, ticked: list[str]) -> Line:
    """A part of a line; the code marks of the parts before it are used up."""
    mine: list[str] = []
    position = 0
    while ticked and (at := text.find(ticked[0], position)) >= 0:
        position = at + len(ticked[0])
        mine.append(ticked.pop(0))
    return Line(line.number, text, ticked=(tuple(mine),), bullet=line.bullet, indent=line.indent)
