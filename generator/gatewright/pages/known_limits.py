"""The limits that kinds of values have, as readers of pages ask for them."""

from __future__ import annotations

from functools import cache

from ..runtime.rules.kinds import kinds
from ..runtime.rules.limits import Least, Limit


@cache
def limits_by_name() -> dict[str, Limit]:
    """Every limit that a request can break, by its key in a spec; those that a spec must set first."""
    limits = [limit for kind in kinds().values() for limit in kind.limits]
    return {limit.name: limit for limit in sorted(limits, key=_rank)}


def _rank(limit: Limit) -> tuple[bool, bool]:
    # Of two limits of one name the later one stays: a bound, not a note of the same name.
    return not limit.needed, limit.judged


def takes(kind: str, names: tuple[str, ...]) -> bool:
    """Whether a value of `kind` can have all limits of `names`."""
    found = kinds().get(kind)
    return found is not None and set(names) <= {limit.name for limit in found.limits}


def ends(kind: str) -> tuple[str, str] | None:
    """The limits at both ends of the range of a `kind`, or None where it has no range."""
    found = kinds().get(kind)
    least = (limit for limit in (found.limits if found else ()) if isinstance(limit, Least))
    return next(((limit.name, limit.most.name) for limit in least), None)
