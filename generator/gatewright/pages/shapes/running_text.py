"""The sentences of a page: a heading, a row, an item of a list and the end of a paragraph end one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text.lines import passage
from .sheet import Sheet

_SENTENCE = re.compile(r"(?:[^.;!?]|[.;!?](?! |\Z))+[.;!?]?")
_LONGEST = 2_000
"""Characters of a sentence; what is longer is none."""


@dataclass(frozen=True, slots=True)
class PageSentence:
    """One sentence, and the indexes of the lines that its characters stand on."""

    text: str
    start: int
    starts: tuple[tuple[int, int], ...]

    def index(self, offset: int) -> int:
        """The index of the line on which the character at `offset` of the sentence stands."""
        whole = self.start + offset
        return next(index for start, index in reversed(self.starts) if start <= whole)


def sentences_of(sheet: Sheet) -> Iterator[PageSentence]:
    """The sentences of a page, without those of its code."""
    paragraph: list[tuple[int, str]] = []
    for index, line in enumerate(sheet.lines):
        alone = line.cells or line.level or line.bullet or sheet.headings[index] == line.text
        if not line.text or line.code or alone:
            yield from _of_paragraph(paragraph)
            paragraph = []
        if line.text and not line.code:
            paragraph.append((index, line.text))
        if alone and not line.bullet:
            yield from _of_paragraph(paragraph)
            paragraph = []
    yield from _of_paragraph(paragraph)


def _of_paragraph(paragraph: list[tuple[int, str]]) -> Iterator[PageSentence]:
    whole = passage(paragraph)
    for found in _SENTENCE.finditer(whole.text):
        if len(found[0]) <= _LONGEST:
            text = found[0].lstrip()
            yield PageSentence(text, found.end() - len(text), whole.starts)
