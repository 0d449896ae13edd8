"""The job of a run, and the parts of its files that belong to a shard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from .forms import LINES
from .lines import MAX_LINE
from .reading import BLOCK
from .sources import RecordSource
from .wrapping import Wrapping

PIECE = 8 * BLOCK
"""Bytes of a file that one process takes at once."""
ROWS = 1 << 16
"""Rows of a table that one process takes at once."""


class Job(NamedTuple):
    """The settings of a run. They are the same in every process."""

    package: str
    """The import name under which the models are found."""
    model: str | None = None
    field: str | None = None
    format: str = "text"
    only_invalid: bool = False
    max_line: int = MAX_LINE
    max_errors: int | None = None
    jobs: int = 1
    fast: bool = True
    wrapping: Wrapping | None = None
    warnings: bool = False
    estimate: bool = False


def shard(sources: list[RecordSource], part: int, parts: int) -> list[RecordSource]:
    """Returns shard `part` of `parts`, from 1: all records that begin in its share of the places.

    The shards in order hold every record exactly once. Raises UnreadableFile.
    """
    # One place more than the file has, for a fault at its end.
    sizes = [(one.end or one.length()) + 1 for one in sources]
    total = sum(sizes)
    first, end = total * (part - 1) // parts, total * part // parts
    found: list[RecordSource] = []
    begin = 0
    for one, length in zip(sources, sizes, strict=True):
        start, stop = max(first - begin, 0), min(end - begin, length)
        begin += length
        if one.end is not None:
            stop = min(stop, one.end)
        if start < stop:
            found.append(one._replace(start=start, end=stop))
    return found


def ranges(sources: list[RecordSource]) -> Iterator[tuple[int, RecordSource]]:
    """(which of `sources`, a piece of it) in order; pieces may be judged by different processes."""
    for index, one in enumerate(sources):
        if not one.seeks:
            yield index, one
            continue
        end = one.length() if one.end is None else one.end
        length = PIECE if one.form == LINES else ROWS
        for start in range(one.start, end, length):
            yield index, one._replace(start=start, end=min(start + length, end))


def lines_before(source: RecordSource) -> int:
    """How many lines, or rows, begin before `source` does."""
    if not source.seeks or not source.start:
        return 0
    if source.form != LINES:
        return source.start
    count = 0
    left = source.start - 1
    with open(source.file, "rb") as file:
        while left > 0 and (block := file.read(min(BLOCK, left))):
            count += block.count(b"\n")
            left -= len(block)
    return count + 1


def known_size(sources: list[RecordSource]) -> int | None:
    """The number of bytes to read, or None when it is not known."""
    size = 0
    for one in sources:
        if one.packed or one.stream is not None or (one.form != LINES and one.start):
            return None
        end = os.stat(one.file).st_size if one.form != LINES or one.end is None else one.end
        size += end - one.start
    return size
