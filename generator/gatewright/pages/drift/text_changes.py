"""Changed text of a page that no finding explains."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .alignment import PageRegion
from .findings import ChangeKind, TextChange
from .told import Told

_LONGEST = 300
_END_OF_SENTENCE = (".", "!", "?", ";")


def text_changes(told: Told) -> Iterator[TextChange]:
    """Every line of a page with something new or gone that no finding tells, in the order of the page."""
    for region in told.alignment.regions:
        yield from _of_region(region, told)


def _of_region(region: PageRegion, told: Told) -> Iterator[TextChange]:
    unknown = [one for one in region.unknown if not told.tells_new(region, *one)]
    gone = list(told.not_told_gone(region, not unknown))
    facts = tuple(
        dict.fromkeys(name for names in gone for name in names if name not in told.stated_anew)
    )
    if not unknown and gone:
        yield TextChange("gone", region.after, facts=facts)
    for index, pieces in groupby(unknown, key=lambda one: one[0]):
        yield _of_line(region, index, [at for _, at in pieces], facts, told)
        facts = ()


def _of_line(
    region: PageRegion, index: int, pieces: list[int], facts: tuple[str, ...], told: Told
) -> TextChange:
    block = told.alignment.blocks[index]
    moved = told.has_moved_here(index, pieces)
    kind: ChangeKind = "moved" if moved else "changed" if region.gone else "new"
    text = _one_text([block.shown[at] for at in pieces])
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    entry = ".".join(told.reading.entries.get(block.line, ()))
    return TextChange(kind, block.line, shown, entry, facts)


def _one_text(pieces: list[str]) -> str:
    """Pieces of one line: sentences follow each other, cells stand beside each other."""
    text = ""
    for piece in pieces:
        between = "" if not text else " " if text.endswith(_END_OF_SENTENCE) else " | "
        text += between + piece
    return text
