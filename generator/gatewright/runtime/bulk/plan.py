"""What a run is to do, and which bytes of which files belong to a shard of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .lines import MAX_LINE
from .reading import BLOCK, STDIN, size
from .sources import Source


@dataclass(frozen=True, slots=True)
class Job:
    """A run, as it was asked for; the same in every process."""

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


def shard(sources: list[Source], part: int, parts: int) -> list[Source]:
    """The `part`-th of `parts` shards, from 1: what begins in its share of all bytes, unpacked.

    The shards hold every record once, and one after the other they are the whole. Raises Unreadable.
    """
    sizes = [size(one.file) for one in sources]
    total = sum(sizes)
    first, end = total * (part - 1) // parts, total * part // parts
    found: list[Source] = []
    begin = 0
    for one, length in zip(sources, sizes, strict=True):
        start, stop = max(first - begin, 0), min(end - begin, length)
        begin += length
        if start < stop:
            # The last shard takes what a growing file has got in the meantime, as one run would.
            last = part == parts and stop == length
            found.append(replace(one, start=start, end=None if last else stop))
    return found


def ranges(source: Source, length: int = BLOCK) -> Iterator[Source]:
    """`source` in pieces that may be judged by different processes."""
    if not source.seeks:
        yield source
        return
    end = Path(source.file).stat().st_size if source.end is None else source.end
    for start in range(source.start, end, length):
        yield replace(source, start=start, end=min(start + length, end))


def lines_before(source: Source) -> int:
    """How many lines begin before `source` does."""
    if not source.seeks or not source.start:
        return 0
    count = left = 0
    with Path(source.file).open("rb") as file:
        left = source.start - 1
        while left > 0:
            block = file.read(min(BLOCK, left))
            if not block:
                break
            count += block.count(b"\n")
            left -= len(block)
    return count + 1


def known_size(sources: list[Source]) -> int | None:
    """Bytes to be read, or None when that cannot be known beforehand."""
    if any(not one.seeks and (one.file == STDIN or one.form == "lines") for one in sources):
        return None
    return sum(
        (Path(one.file).stat().st_size if one.end is None else one.end) - one.start
        for one in sources
    )
