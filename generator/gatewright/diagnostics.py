"""A fault in a spec, and the nearest right word for a wrong one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from .runtime.rules.messages import printable as printable


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault: where it is (line and column from 1), what is wrong, what would be right.

    Diagnostics with the same text at the same position are equal, even for different facts.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    fact: tuple[str | int, ...] = field(default=(), compare=False, repr=False)
    """Path of the value in its file's data."""
    at_key: bool = field(default=False, compare=False, repr=False)
    """Whether the fault is about the key, not about the value."""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: {self.message}"
        return printable(f"{text}; {self.hint}" if self.hint else text)

    def as_dict(self) -> dict[str, str | int]:
        """The diagnostic as JSON data."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "hint": self.hint,
        }


class Hint(str):
    """A hint that also carries the right words, the likeliest first."""

    words: tuple[str, ...] = ()


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Returns the word in `words` that is nearest to `word`, or None."""
    folded = {one.casefold().replace("-", "_"): one for one in words}
    key = word[:80].casefold().replace("-", "_")
    found = difflib.get_close_matches(key, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A `Hint` that names the nearest word, or all of a few."""
    known = list(words)
    near = nearest(word, known)
    if near is not None:
        hint = Hint(f"did you mean `{near}`?")
        known.sort(key=lambda one: one != near)
    else:
        hint = Hint(f"one of {', '.join(known)}" if len(known) <= 12 else "")
    hint.words = tuple(known)
    return hint
