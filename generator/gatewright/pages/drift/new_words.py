"""New words of a page that a person has to read although findings tell the line that they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..blocks import bare
from ..facts import Leftover
from .findings import TextChange
from .told import Told

_RANGE = re.compile(r"\d ?(?:[-~\u2013]|to|and|至|到) ?\d")


def new_words(told: Told, changes: Sequence[TextChange]) -> tuple[Leftover, ...]:
    """Facts, rules and limits that were not understood, in new text that is not in `changes`."""
    shown: dict[int, str] = {}
    for change in changes:
        shown[change.line] = shown.get(change.line, "") + bare(change.text)
    new = told.alignment.unknown_lines()
    kept = [
        one
        for one in told.reading.leftovers
        if one.line in new and one.line not in shown and not told.tells_limit(one)
    ]
    listed = {(one.line, one.text) for one in kept}
    for one in (*_rules(told), *_ranges(told)):
        if (one.line, one.text) not in listed and bare(one.text) not in shown.get(one.line, ""):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.line))


def _rules(told: Told) -> Iterator[Leftover]:
    """Words that may tell a rule, where they or the sentence that they stand in are new."""
    pieces: dict[int, list[str]] = {}
    for region in told.alignment.regions:
        for index, at in region.unknown:
            block = told.alignment.blocks[index]
            if not told.is_renewed(block.pieces[at]):
                pieces.setdefault(block.line, []).append(block.pieces[at])
    for one in told.reading.candidates:
        words = bare(one.words)
        if any(words in piece or piece in words for piece in pieces.get(one.line, ())):
            yield Leftover(one.line, one.words, f"may tell a rule: {one.form}")


def _ranges(told: Told) -> Iterator[Leftover]:
    """Words with a range that nothing was made of, in the row of a new param."""
    for one in told.reading.unused:
        row = ".".join(told.reading.entries.get(one.line, ()))
        if row in told.groups and _RANGE.search(one.text):
            yield one
