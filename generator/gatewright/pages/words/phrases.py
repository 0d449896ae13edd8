"""Words of a list → one part of a pattern: a list is data, with a line for each way to say a thing."""

from __future__ import annotations


def one_of(lines: str) -> str:
    """A pattern that matches any of `lines`, each of which is a pattern; the first that fits counts."""
    return f"(?:{'|'.join(filter(None, map(str.strip, lines.splitlines())))})"
