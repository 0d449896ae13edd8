"""Where code begins and ends in Markdown: fences of backticks or tildes."""

from __future__ import annotations

import re

_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)\Z")
_DEEPER = 4
"""Blanks by which a fence is a part of the code around it."""


class Fences:
    """Follows the fences of a page, line by line."""

    def __init__(self) -> None:
        self._open = ""
        self._indent = 0

    @property
    def inside(self) -> bool:
        """Whether the line is code."""
        return bool(self._open)

    def begins_or_ends(self, line: str) -> bool:
        """Whether `line` is a fence.

        Longer fences hold shorter ones. A fence with a word behind it ends nothing: where code is open, the fence
        that should have ended it was forgotten.
        """
        found = _FENCE.match(line.rstrip())
        if found is None:
            return False
        marks, indent = found["marks"], len(found["indent"].expandtabs(4))
        if self._open and (
            marks[0] != self._open[0]
            or len(marks) < len(self._open)
            or indent >= self._indent + _DEEPER
        ):
            return False
        ends = bool(self._open) and not found["info"].strip()
        self._open, self._indent = ("", 0) if ends else (marks, indent)
        return True
