"""A page as lines: what a reader sees, with the line of the file it stands on.

HTML, Markdown and copied text all become such lines. Everything behind this module is ignorant of the format.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Line:
    """One line of what a reader sees."""

    number: int
    """Its line in the file, from 1."""
    text: str
    cells: tuple[str, ...] = ()
    """Of a table row; `text` then joins them."""
    ticked: tuple[tuple[str, ...], ...] = ()
    """Of a table row: what stands in code marks, cell by cell."""
    level: int = 0
    """Of a heading: 1 to 6."""
    code: bool = False
    bullet: bool = False


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
