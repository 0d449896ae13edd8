"""Error codes that a list of a page had, and has no more.

The record has no text. But a line from which a code was taken is, with that code in its place, the line that stood there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from ..blocks import lines_of_fact
from ..facts import FactPath, PageFact
from .alignment import Alignment
from .record import digest

CODES: FactPath = ("errors", "codes")


def is_code(path: FactPath) -> bool:
    """Whether the path is that of one error code."""
    return len(path) == len(CODES) + 1 and path[: len(CODES)] == CODES


def dropped_codes(alignment: Alignment, fact: PageFact, known: Iterable[str]) -> list[str]:
    """The codes among `known` that the list of `fact` had before it changed."""
    listed = [str(one) for one in fact.value]
    pieces = [
        (region, alignment.blocks[index].pieces[at])
        for region in alignment.regions
        for index, at in region.unknown
        if alignment.blocks[index].line in lines_of_fact(fact)
    ]
    missing = [one for one in known if one not in listed]
    dropped: set[str] = set()
    for region, piece in pieces:
        gone = {alignment.record[index].pieces[at].digest for index, at in region.gone}
        for together in neighbours(missing) if gone else ():
            ways = (piece.replace(now, old) for old, now in ways_with(together, listed))
            if any(digest(one) in gone for one in ways):
                dropped.update(together)
    return [one for one in missing if one in dropped]


def neighbours(codes: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Each code alone, and every two that may have stood side by side."""
    known = list(codes)
    yield from ((one,) for one in known)
    yield from permutations(known, 2)


def ways_with(codes: tuple[str, ...], listed: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(with the codes, without them) for each of the codes that they may have stood beside, or made way for."""
    gone = ",".join(codes)
    for one in listed:
        yield f"{gone},{one}", one
        yield f"{one},{gone}", one
        yield gone, one
