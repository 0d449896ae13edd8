"""How far the pages of a model were seen, in words.

What was out of sight is not known: it is never said to be undocumented, and a key that is not among those
seen is taken with a notice.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = {
    "params": "params",
    "limits": "limits",
    "price": "the price",
    "examples": "examples",
    "answers": "answers",
}
"""The parts of a page that may be out of sight, as a spec calls them, with their words."""
NOT_SEEN = "not seen"
NOT_DOCUMENTED = "not documented"
_MEANING = {
    "params": "unknown keys travel with a warning",
    "limits": "more limits may exist",
    "price": "what it costs may be documented",
}


def missing(part: str, unseen: Sequence[str]) -> str:
    """What is said of a fact that no page in sight states: it may stand in the part that nobody saw."""
    return NOT_SEEN if part in unseen else NOT_DOCUMENTED


def seen_in_words(unseen: Sequence[str]) -> str:
    """``seen whole``, or what was out of sight and what follows from it."""
    if not unseen:
        return "seen whole"
    *others, last = (PARTS[part] for part in unseen)
    names = f"{', '.join(others)} and {last}" if others else last
    follows = [_MEANING[part] for part in unseen if part in _MEANING]
    return f"seen except for {names}" + (f": {', and '.join(follows)}" if follows else "")
