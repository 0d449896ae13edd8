"""Where the record of a page says that a fact was stated, and whether that place has changed."""

from __future__ import annotations

import re
from typing import Any

from ..blocks import lines_of_fact, recorded_name
from ..equal import show
from ..facts import FactPath, Owner, PageBlock, PageFact, PageReading
from .alignment import Alignment
from .parting import value_digest


class Places:
    """The recorded places of facts, seen from the page as it is."""

    def __init__(self, alignment: Alignment, reading: PageReading) -> None:
        self._alignment = alignment
        self._changed = alignment.changed_lines()
        self._new = alignment.unknown_lines()
        self._unread = {left.line for left in reading.leftovers}
        self._entries = reading.entries
        self._by_name: dict[str, list[int]] = {}
        self._parted = {one for line in alignment.record if line.pieces for one in line.parted}
        self._left = dict(
            one for line in alignment.record if not line.pieces for one in line.parted
        )
        for index, line in enumerate(alignment.record):
            for name in line.facts:
                self._by_name.setdefault(name, []).append(index)

    def is_accepted(self, owner: Owner, path: FactPath, spec: Any, *facts: PageFact) -> bool:
        """Whether a person has accepted what `facts` say of `path` beside this value of the spec."""
        known = not any(lines_of_fact(one) & self._new for one in facts)
        return known and (recorded_name(owner, path), value_digest(spec)) in self._parted

    def accepted_digest(self, name: str) -> str | None:
        """The digest beside which a person has accepted that the page says the fact in words not understood."""
        return self._left.get(name)

    def stated_lines(self, name: str) -> list[int]:
        """The recorded lines that stated the fact, or something below it."""
        found = list(self._by_name.get(name, ()))
        if not found:
            below = f"{name}."
            found = [
                at for one, lines in self._by_name.items() if one.startswith(below) for at in lines
            ]
        return found

    def has_changed(self, recorded: list[int]) -> bool:
        """Whether one of these recorded lines is not there as it was."""
        return any(index in self._changed for index in recorded)

    def replacement(self, recorded: list[int], value: Any) -> int:
        """The line of what stands where one of these lines stood, when the value may still be meant; 0: of nothing.

        It may be when that was not understood, still shows the value, or is prose that no row or entry holds:
        the same is said in many words, and the reader knows some of them.
        """
        number = isinstance(value, int | float) and not isinstance(value, bool)
        shown = re.compile(rf"(?<![\w.]){re.escape(show(value))}(?![\d.])") if number else None
        for index in recorded:
            region = self._changed.get(index)
            for at, piece in region.unknown if region else ():
                block = self._alignment.blocks[at]
                text = block.shown[piece]
                prose = (
                    text.count(" ") > 1 and block.line not in self._entries and not _is_alone(block)
                )
                if block.line in self._unread or prose or (shown and shown.search(text)):
                    return block.line
        return 0


def _is_alone(block: PageBlock) -> bool:
    """Whether the line is one piece and states facts still, as a line of an example does: it was read whole."""
    return len(block.pieces) == 1 and bool(block.facts)
