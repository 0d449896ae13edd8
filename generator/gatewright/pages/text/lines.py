"""A page as lines: what a reader sees, with the line of the file it stands on.

HTML, Markdown and copied text all become such lines. Everything behind this module is ignorant of the format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[.!?] )|(?<=。)")


@dataclass(frozen=True, slots=True)
class FieldHead:
    """What the attributes of a component say of a field; without a name, its end."""

    name: str
    """With the names of the components around it, joined by dots."""
    type: str = ""
    required: bool = False
    default: str = ""
    role: str = ""
    """Of what it is not a param: ``response`` or ``address``; else empty."""

    def as_text(self) -> str:
        """The head as a reader sees it."""
        default = f"default: {self.default}" if self.default not in ("", "-") else ""
        words = (self.name, self.type, "required" if self.required else "", default)
        return " ".join(one for one in words if one)


@dataclass(slots=True)
class Line:
    """One line of what a reader sees."""

    number: int
    """Its line in the file, from 1."""
    text: str
    cells: tuple[str, ...] = ()
    """Of a table row; `text` then joins them."""
    ticked: tuple[tuple[str, ...], ...] = ()
    """What stands in code marks: of a table row cell by cell, of any other line in all."""
    level: int = 0
    """Of a heading: 1 to 6."""
    code: bool = False
    bullet: bool = False
    indent: int = 0
    """Blanks before it, of a list in a list."""
    head: FieldHead | None = None
    """Of a component that describes a field."""
    raw: str = ""
    """Of code: the line as it stands, with the blanks before it."""
    is_head: bool = False
    """Of a table row: whether it is drawn as the head of a table."""
    spanned: frozenset[int] = frozenset()
    """Of a table row: indexes of cells that reach down from a row above."""
    inner: bool = False
    """Of a table row: whether its table stands in a cell of another one, behind whose row it follows."""


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

    def sentences_without(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
        """(line, words) of every sentence, less what stands in `spans`."""
        text = list(self.text)
        for start, end in spans:
            text[start:end] = "\0" * (end - start)
        kept: list[tuple[int, str]] = []
        offset = 0
        for sentence in _SENTENCE.split("".join(text)):
            kept.append((self.line(offset), " ".join(sentence.replace("\0", " ").split())))
            offset += len(sentence)
        return kept


def passage(parts: list[tuple[int, str]]) -> Passage:
    """One passage of (line number, text) parts, joined by blanks."""
    starts: list[tuple[int, int]] = []
    offset = 0
    for number, text in parts:
        starts.append((offset, number))
        offset += len(text) + 1
    return Passage(" ".join(text for _, text in parts), tuple(starts))
