"""Text of a spec as SQL: the one way by which it reaches a query."""

from __future__ import annotations

from collections.abc import Iterable


def text(words: str) -> str:
    """A string literal."""
    return f"'{words.replace(chr(39), chr(39) * 2)}'"


def texts(words: Iterable[str]) -> str:
    """A list of string literals."""
    return f"[{', '.join(text(word) for word in words)}]"


def number(value: float) -> str:
    """A number; fractions as DOUBLE, never as DECIMAL."""
    return str(value) if isinstance(value, int) else f"{value!r}::DOUBLE"


def comment(words: str) -> str:
    """A comment of one line."""
    return f"-- {' '.join(words.split())}"


def pointer(path: str) -> str:
    """A JSON Pointer whose every ``*`` is the index ``i1``, ``i2`` … of the list around it."""
    first, *others = path.split("*")
    parts = [text(first)]
    for depth, other in enumerate(others, 1):
        parts += [f"i{depth}", *([text(other)] if other else [])]
    return " || ".join(parts)
