"""A fault in a spec, and the nearest right word for a wrong one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault: where it is (line and column from 1), what is wrong, what would be right."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""

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


def printable(text: str) -> str:
    """`text` with everything escaped that could steer a terminal or hide what it says."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that `word` most likely meant, or None."""
    folded = {one.casefold().replace("-", "_"): one for one in words}
    key = word[:80].casefold().replace("-", "_")
    found = difflib.get_close_matches(key, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A hint that names the nearest word, or all of a few."""
    known = list(words)
    near = nearest(word, known)
    if near is not None:
        return f"did you mean `{near}`?"
    return f"one of {', '.join(known)}" if len(known) <= 12 else ""
