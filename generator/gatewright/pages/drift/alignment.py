"""A page against its record: which pieces are still there, in any rendering, and which are new or gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ..facts import PageBlock
from .record import PageRecord, RecordedPiece, digest

_MOST = 6_000_000
"""Pairs of pieces that are held against each other; beyond, what differs is one change."""
_LONG = 10
"""Characters from which on a piece is looked for before the short ones around it."""
_FAR = 20_000
"""Characters in which a piece is looked for."""
_NEAR = 400
"""Characters in which a short piece is looked for."""
_PATIENCE = 1_000_000
"""Places that are looked at in one run of differences."""
_MARKS = re.compile(r"[^\w<>=$¥€%+]*\Z")


@dataclass(slots=True)
class PageRegion:
    """One place where page and record differ."""

    gone: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """(index of the recorded line, index of the piece in it)."""
    unknown: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """(index of the block, index of the piece in it)."""
    after: int = 0
    """The line of the page behind which it stands."""
    recorded: tuple[int, int] = (0, 0)
    """Recorded lines from and to, as far as this region reaches."""
    blocks: tuple[int, int] = (0, 0)
    """Blocks from and to."""


@dataclass(slots=True)
class Alignment:
    """A page held against its record."""

    record: PageRecord
    blocks: Sequence[PageBlock]
    regions: list[PageRegion] = field(default_factory=list[PageRegion])

    def changed_lines(self) -> dict[int, PageRegion]:
        """Recorded lines of which a piece is gone, and those that kept facts without text."""
        found = {index: region for region in self.regions for index, _ in region.gone}
        for index, line in enumerate(self.record):
            if not line.pieces:
                found[index] = PageRegion()
        return found

    def unknown_lines(self) -> set[int]:
        """Lines of the page on which something is new."""
        return {self.blocks[index].line for region in self.regions for index, _ in region.unknown}


@dataclass(frozen=True, slots=True)
class _Old:
    at: tuple[int, int]
    piece: RecordedPiece


@dataclass(frozen=True, slots=True)
class _New:
    at: tuple[int, int]
    text: str
    digest: str


def align(record: PageRecord, blocks: Sequence[PageBlock]) -> Alignment:
    """Holds the blocks of a page against its record."""
    old = [
        _Old((index, at), piece)
        for index, line in enumerate(record)
        for at, piece in enumerate(line.pieces)
    ]
    new = [
        _New((index, at), text, digest(text))
        for index, block in enumerate(blocks)
        for at, text in enumerate(block.pieces)
    ]
    result = Alignment(record, blocks)
    for i1, i2, j1, j2 in _differences(
        [one.piece.digest for one in old], [one.digest for one in new]
    ):
        region = _region(old[i1:i2], new[j1:j2])
        if region.gone or region.unknown:
            region.after = blocks[new[j1 - 1].at[0]].line if j1 else 0
            before = old[i1 - 1].at[0] + 1 if i1 else 0
            # A line of which a part differs is recorded anew as a whole.
            begun = i1 > 0 and j2 > j1 and new[j1].at[1] > 0
            ended = (
                i2 < len(old) and j2 < len(new) and j2 > j1 and new[j2].at[0] == new[j2 - 1].at[0]
            )
            first, last = (old[i1].at[0], old[i2 - 1].at[0] + 1) if i2 > i1 else (before, before)
            region.recorded = (
                min(first, old[i1 - 1].at[0]) if begun else first,
                max(last, old[i2].at[0] + 1) if ended else last,
            )
            region.blocks = (new[j1].at[0], new[j2 - 1].at[0] + 1) if j2 > j1 else (0, 0)
            result.regions.append(region)
    return result


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """(from, to, from, to) of every run in which the two differ."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    last, behind = len(old) - end, len(new) - end
    if (last - start) * (behind - start) > _MOST:
        yield start, last, start, behind
        return
    matcher = SequenceMatcher(None, old[start:last], new[start:behind], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield i1 + start, i2 + start, j1 + start, j2 + start


def _region(old: list[_Old], new: list[_New]) -> PageRegion:
    """What is gone and what is unknown where the pieces themselves are not the same.

    The same words may be cut into other pieces, so each recorded piece is looked for in the running text.
    """
    text = "".join(one.text for one in new)
    few = len(old) * len(new) <= _MOST
    spans = _spans([one.piece for one in old], text) if few else {}
    covered = bytearray(len(text))
    for start, end in spans.values():
        covered[start:end] = b"\1" * (end - start)
    region = PageRegion()
    region.gone = [one.at for index, one in enumerate(old) if index not in spans]
    offset = 0
    for one in new:
        rest = "".join(
            char
            for char, known in zip(one.text, covered[offset : offset + len(one.text)], strict=True)
            if not known
        )
        offset += len(one.text)
        if rest and (not _MARKS.match(rest) or not spans):
            region.unknown.append(one.at)
    return region


def _spans(pieces: list[RecordedPiece], text: str) -> dict[int, tuple[int, int]]:
    """(start, end) in `text` of each piece that is found there, in order: long ones first, short ones between them."""
    found: dict[int, tuple[int, int]] = {}
    position = 0
    far = min(_FAR, _PATIENCE // max(1, len(pieces)))
    for index, piece in enumerate(pieces):
        if piece.length >= _LONG:
            at = _find(piece, text, position, len(text), far)
            if at is not None:
                found[index] = (at, at + piece.length)
                position = at + piece.length
    behind: dict[int, int] = {}
    limit = len(text)
    for index in reversed(range(len(pieces))):
        behind[index] = limit
        limit = found[index][0] if index in found else limit
    position = 0
    for index, piece in enumerate(pieces):
        if index in found:
            position = found[index][1]
        elif piece.length < _LONG:
            at = _find(piece, text, position, behind[index], min(_NEAR, far))
            if at is not None:
                found[index] = (at, at + piece.length)
                position = at + piece.length
    return found


def _find(piece: RecordedPiece, text: str, start: int, end: int, far: int) -> int | None:
    for at in range(start, min(end - piece.length, start + far) + 1):
        if digest(text[at : at + piece.length]) == piece.digest:
            return at
    return None
