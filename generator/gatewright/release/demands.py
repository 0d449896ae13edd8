"""What a rule between params asks against what it asked: counts, places and conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..runtime.rules.messages import code_span
from ..runtime.rules.pointers import dotted_path
from ..runtime.rules.relations.base import Relation
from ..runtime.rules.relations.conditions import Clause, Is, There
from .change import Direction


@dataclass(frozen=True, slots=True)
class DemandChange:
    """One way in which a rule differs from its earlier self."""

    way: Direction
    old: Any
    new: Any
    text: str
    """It in words, for where the rule's own words leave it out."""


def demand_changes(old: Relation, new: Relation) -> Iterator[DemandChange]:
    """Every difference of two relations of one class, by what each says of its settings."""
    before, after, allows = old.settings(), new.settings(), new.allows()
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        if name not in allows:
            if repr(_data(was)) != repr(_data(now)):
                yield _difference("changed", name, was, now)
        elif isinstance(was or now, tuple):
            for more, old_part, new_part, text in _parts(was or (), now or ()):
                way: Direction = "loosened" if more is allows[name] else "tightened"
                yield DemandChange(way, old_part, new_part, text)
        elif was is None or now is None:
            # A limit that came allows less, whichever end it bounds.
            if was is not now:
                yield _difference("tightened" if was is None else "loosened", name, was, now)
        elif isinstance(was, str) or isinstance(now, str):
            if was != now:
                yield _difference("changed", name, was, now)
        elif was != now:
            looser = (now > was) is allows[name]
            yield _difference("loosened" if looser else "tightened", name, was, now)


def _difference(way: Direction, name: str, old: Any, new: Any) -> DemandChange:
    words = name.replace("_", " ")
    text = f"its {words} is {code_span(f'{new}')} now; it was {code_span(f'{old}')}"
    return DemandChange(way, old, new, text)


def _data(value: Any) -> Any:
    """A setting as data, of which equal ones look alike."""
    if isinstance(value, Is):
        return value.path, value.values, value.otherwise
    if isinstance(value, There):
        return value.path, value.there
    return tuple(map(_data, value)) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


DemandPart = tuple[bool, Any, Any, str]
"""(whether there is more of it, old, new, in words)"""


def _parts(old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[DemandPart]:
    """What came to a set and what went. Of conditions, whether they hold more often."""
    if all(isinstance(one, (Is, There)) for one in (*old, *new)):
        yield from _conditions(old, new)
        return
    for one in old:
        if one not in new:
            yield (
                False,
                dotted_path(one),
                None,
                f"it no longer counts {code_span(dotted_path(one))}",
            )
    for one in new:
        if one not in old:
            yield True, None, dotted_path(one), f"it counts {code_span(dotted_path(one))} too"


def _conditions(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> Iterator[DemandPart]:
    """How often all of `new` hold against all of `old`."""
    before, after = ({(type(one), one.path): one for one in side} for side in (old, new))
    for key, one in before.items():
        if key not in after:
            words = one.words()
            yield True, words, None, f"it no longer asks whether {code_span(words)}"
    for key, one in after.items():
        was = before.get(key)
        words = one.words()
        if was is None:
            yield False, None, words, f"it asks whether {code_span(words)}"
        elif isinstance(was, There):
            if was.words() != words:
                yield True, was.words(), words, f"it asks whether {code_span(words)}"
                yield False, was.words(), words, f"it asks whether {code_span(words)}"
        elif isinstance(one, Is):
            yield from _values(was, one)


def _values(old: Is, new: Is) -> Iterator[DemandPart]:
    """Of which values a param may be for a condition to hold, and whether of none."""
    before, after = ({repr(value) for value in one.values} for one in (old, new))
    was, now = old.words(), new.words()
    if after - before:
        yield True, was, now, f"it asks whether {code_span(now)}"
    if before - after:
        yield False, was, now, f"it asks whether {code_span(now)}"
    if old.otherwise is not new.otherwise:
        holds = "holds" if new.otherwise else "no longer holds"
        text = f"it {holds} where {code_span(dotted_path(new.path))} is left out"
        yield new.otherwise, old.otherwise, new.otherwise, text
