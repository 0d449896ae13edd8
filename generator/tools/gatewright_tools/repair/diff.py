"""Unified diffs of repairs, for ``patch`` and ``git apply``."""

from __future__ import annotations

from collections.abc import Iterator

from .records import Piece

CONTEXT = 3
"""Lines around a change of a document; of a file of lines only the changed ones are shown."""


def head(file: str) -> str:
    """The first lines of a file's diff."""
    return f"--- {file}\n+++ {file}\n"


def hunks(piece: Piece, document: bool) -> Iterator[str]:
    """The diff of a line, or of a whole document."""
    if piece.before == piece.after:
        return
    before, after = piece.before.decode(), piece.after.decode()
    if not document:
        old, new = _lines(before), _lines(after)
        counts = [f",{len(one)}" if len(one) != 1 else "" for one in (old, new)]
        yield f"@@ -{piece.line}{counts[0]} +{piece.line}{counts[1]} @@\n"
        yield "".join([*(_line("-", one) for one in old), *(_line("+", one) for one in new)])
        return
    import difflib

    pairs = _lines(before), _lines(after)
    for line in list(difflib.unified_diff(*pairs, n=CONTEXT))[2:]:
        yield line if line.startswith("@@") else _line(line[0], line[1:])


def _lines(text: str) -> list[str]:
    """Lines with their ends; ``splitlines`` would also cut at signs that end no line of a file."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _line(sign: str, text: str) -> str:
    return (
        f"{sign}{text}" if text.endswith("\n") else f"{sign}{text}\n\\ No newline at end of file\n"
    )
