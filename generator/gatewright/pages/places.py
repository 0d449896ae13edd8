"""Where the record of a page says that a fact was stated, and whether that place has changed."""

from __future__ import annotations

from .alignment import Alignment
from .blocks import lines_of_fact
from .facts import PageFact, PageReading


class Places:
    """The recorded places of facts, seen from the page as it is."""

    def __init__(self, alignment: Alignment, reading: PageReading) -> None:
        self._alignment = alignment
        self._changed = alignment.changed_lines()
        self._new = alignment.unknown_lines()
        self._unread = {left.line for left in reading.leftovers}
        self._by_name: dict[str, list[int]] = {}
        for index, line in enumerate(alignment.record):
            for name in line.facts:
                self._by_name.setdefault(name, []).append(index)

    def known(self, fact: PageFact) -> bool:
        """Whether everything that states or contradicts the fact stood on the page when it was accepted."""
        return not lines_of_fact(fact) & self._new

    def stated(self, name: str) -> list[int]:
        """The recorded lines that stated the fact, or something below it."""
        found = list(self._by_name.get(name, ()))
        if not found:
            below = f"{name}."
            found = [
                at for one, lines in self._by_name.items() if one.startswith(below) for at in lines
            ]
        return found

    def changed(self, recorded: list[int]) -> bool:
        """Whether one of these recorded lines is not there as it was."""
        return any(index in self._changed for index in recorded)

    def replaced(self, recorded: list[int]) -> bool:
        """Whether something that was not understood stands where one of these lines stood."""
        return any(
            self._alignment.blocks[at].line in self._unread
            for index in recorded
            if index in self._changed
            for at, _ in self._changed[index].unknown
        )
