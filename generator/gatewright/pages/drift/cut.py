"""Whether a page is only a part of what it was: such a page is not believed."""

from __future__ import annotations

from .alignment import Alignment

_FEW = 8
"""Pieces that any page may lose."""
_TAIL = 3
"""Pieces at the end of a page that do not go missing by chance."""
_MOST = 0.5


def looks_cut(alignment: Alignment) -> str:
    """Why the page looks like a part of itself, or nothing."""
    gone = {one for region in alignment.regions for one in region.gone}
    total = sum(len(line.pieces) for line in alignment.record)
    if len(gone) >= _FEW and len(gone) > _MOST * total:
        return _sentence(f"{len(gone)} of its {total} pieces are gone")
    tail = 0
    for index in reversed(range(len(alignment.record))):
        pieces = range(len(alignment.record[index].pieces))
        if not all((index, at) in gone for at in pieces):
            break
        tail += len(pieces)
    last = alignment.blocks[-1].line if alignment.blocks else 0
    if tail >= _TAIL and not any(
        alignment.blocks[one[0]].line >= last
        for region in alignment.regions
        for one in region.unknown
    ):
        return _sentence(
            f"it ends behind line {last}, and {tail} of its {total} pieces are missing"
        )
    return ""


def _sentence(what: str) -> str:
    return f"the page looks cut: {what}; if that is how it is now, accept it with `gatewright docs accept`"
