"""Phrases of a text: as lists of what to look for, and as what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

_T_co = TypeVar("_T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Phrase(Generic[_T_co]):
    """What words of a text say, and between which characters they stand."""

    value: _T_co
    start: int
    end: int
    doubt: str = ""
    """Why it may be meant otherwise, or empty."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end


def one_of(lines: str) -> str:
    """A pattern that matches any of `lines`, each of which is a pattern; the first that fits counts."""
    return f"(?:{'|'.join(filter(None, map(str.strip, lines.splitlines())))})"
