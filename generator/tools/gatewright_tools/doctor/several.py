"""Requests that keep a rule about several params: one of them added, or some of them taken out."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from .changing import at, put, take
from .values import ADDRESS, WORDS_TO_COME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatewright.runtime.rules.kinds.base import Stated

STAND_INS = (WORDS_TO_COME, ADDRESS, [ADDRESS], [WORDS_TO_COME], 1, True)
"""What a param may be of which only its place is known."""
MOST = 20
"""Before a list loses so many elements, the whole list is left out."""
Trial = tuple[Any, tuple[str, ...], Any]
"""A body, the place that differs, and what is there now: None where it is taken out."""


def trials(body: Any, rule: Stated) -> Iterator[Trial]:
    """Bodies that differ from `body` in one of the params that `rule` is about; the nearest first."""
    places = rule.concerns()
    there = [place for place in places if at(body, place) is not None]
    for place in reversed(there):
        held = at(body, place)
        for fewer in range(1, min(MOST, len(held)) if isinstance(held, list) else 0):  # pyright: ignore[reportUnknownArgumentType]
            trial = deepcopy(body)
            del at(trial, place)[-fewer:]
            yield trial, place, at(trial, place)
    for place in reversed(there):
        trial = deepcopy(body)
        take(at(trial, place[:-1]), place[-1])
        yield trial, place, None
    for place in places if not there else ():
        for stand_in in STAND_INS:
            trial = deepcopy(body)
            if put(trial, list(place), stand_in):
                yield trial, place, stand_in
