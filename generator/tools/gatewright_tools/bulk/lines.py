"""JSON Lines: turns blocks of bytes into blocks of whole lines, in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

MAX_LINE = 8 << 20
"""Bytes of a line that are read; longer ones are reported by their length."""


class Lines(NamedTuple):
    """Whole lines that follow each other, or one line that is too long to be read."""

    data: bytes
    """The lines with newlines between them and none at the end."""
    offset: int
    """Of the first byte in its file."""
    too_long: int = 0
    """Length of the line when it is not read; `data` is empty then."""


def whole_lines(
    blocks: Iterable[bytes],
    offset: int = 0,
    end: int | None = None,
    limit: int = MAX_LINE,
) -> Iterator[Lines]:
    """The lines that begin before byte `end`; blank ones are among them, as each has its number.

    `offset` says where the first block begins. Errors of `blocks` pass through, after
    the lines before them were given; what was begun of the last line is not.
    """
    parts: list[bytes] = []
    held = 0
    for block in blocks:
        cut = block.rfind(b"\n")
        if end is not None and offset + held + len(block) >= end:
            # The last line is the one in which byte `end - 1` lies.
            stop = block.find(b"\n", max(0, end - 1 - offset - held))
            if stop >= 0:
                yield from _lines_of_parts(parts, held, block[:stop], offset, limit)
                return
        if cut < 0:
            held += len(block)
            if held <= limit:
                parts.append(block)
            else:
                parts = []
            continue
        # A view, because the join below copies it anyway.
        yield from _lines_of_parts(parts, held, memoryview(block)[:cut], offset, limit)
        offset += held + cut + 1
        rest = block[cut + 1 :]
        parts, held = ([rest], len(rest)) if rest else ([], 0)
    if held:
        yield from _lines_of_parts(parts, held, b"", offset, limit)


def _lines_of_parts(
    parts: list[bytes], held: int, last: bytes | memoryview, offset: int, limit: int
) -> Iterator[Lines]:
    """The lines of what is held and of the `last` block, each run of readable ones together."""
    if held + len(last) <= limit:
        yield Lines(b"".join([*parts, last]), offset)
        return
    block = bytes(last)
    first = block.find(b"\n")
    rest = block[first + 1 :] if first >= 0 else b""
    length = held + (first if first >= 0 else len(block))
    if length > limit:
        yield Lines(b"", offset, length)
    else:
        yield Lines(b"".join([*parts, block[: length - held]]), offset)
    if first >= 0:
        # A block is shorter than the limit, and so is every line in it.
        yield Lines(rest, offset + length + 1)
