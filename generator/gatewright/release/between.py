"""Rules between params: what a changed one allows now, and those that came or went."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Model
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.messages import code_span
from ..runtime.rules.pointers import EACH
from ..runtime.rules.relations.base import Relation
from .change import Change, Direction, change
from .demands import DemandChange, demand_changes
from .reach import reaches_older
from .values import value_changes

_SAID: dict[Direction, str] = {
    "loosened": "A rule allows more now",
    "tightened": "A rule allows less now",
    "changed": "A rule says something else now",
    "reworded": "A rule lists other values now",
}


def rule_changes(old: Model, new: Model) -> Iterator[Change]:
    """Every rule that is no more, every one that is new, and every one that asks for more or less.

    A rule is known again by what it asks, else by its name, else by what it is about: neither the order
    nor another name is a change.
    """
    gone, came = ([rule.relation for rule in model.rules] for model in (old, new))
    pairs: list[tuple[Relation, Relation, list[DemandChange]]] = []
    for alike in (_the_same, _same_name, _one_way):
        for one in list(gone):
            for other in came:
                if type(one) is not type(other) or one.path != other.path:
                    continue
                found = list(_differences(old, new, one, other))
                if alike(one, other, found):
                    gone.remove(one)
                    came.remove(other)
                    pairs.append((one, other, found))
                    break
    for one in gone:
        words = one.words()
        text = f"A rule is gone: {code_span(words)}."
        yield change(new.key, one.fact, "loosened", words, None, text)
    for one, other, found in pairs:
        if found:
            yield _relation_change(new.key, one, other, found)
    for one in came:
        words = one.words()
        text = f"A rule is new: {code_span(words)}."
        # What is said of a new param comes with it.
        way: Direction = "tightened" if reaches_older(one, old, new) else "added"
        yield change(new.key, one.fact, way, None, words, text)


def _the_same(old: Relation, new: Relation, found: list[DemandChange]) -> bool:
    return not found


def _same_name(old: Relation, new: Relation, found: list[DemandChange]) -> bool:
    return old.fact == new.fact


def _one_way(old: Relation, new: Relation, found: list[DemandChange]) -> bool:
    return _direction(found) != "changed"


def _direction(found: list[DemandChange]) -> Direction:
    """The one way in which all differences go; ``changed`` where they go several."""
    ways: set[Direction] = {one.way for one in found}
    if len(ways) > 1:
        ways.discard("reworded")
    return ways.pop() if len(ways) == 1 else "changed"


def _relation_change(owner: str, old: Relation, new: Relation, found: list[DemandChange]) -> Change:
    way = _direction(found)
    was, now = old.words(), new.words()
    if was != now:
        text = f"{_SAID[way]}: {code_span(now)}; it was {code_span(was)}."
        return change(owner, new.fact, way, was, now, text)
    # The words leave out what differs.
    reasons = "; ".join(dict.fromkeys(one.text for one in found))
    text = f"{_SAID[way]}: {code_span(now)}; {reasons}."
    before, after = ([getattr(one, side) for one in found] for side in ("old", "new"))
    return change(owner, new.fact, way, before, after, text)


def _differences(old: Model, new: Model, one: Relation, other: Relation) -> Iterator[DemandChange]:
    """How two rules of one class differ, beside what follows from their params."""
    yield from demand_changes(one, other)
    if not other.changes:
        return
    was, now = _kind_at(old, one.place), _kind_at(new, other.place)
    own = list(_limits(was, now)) if was is not None and now is not None else []
    for limit in _limits(one.kind, other.kind):
        if limit not in own:
            sure: tuple[Direction, ...] = ("loosened", "tightened", "reworded")
            way = limit.direction if limit.direction in sure else "changed"
            yield DemandChange(way, limit.old, limit.new, limit.text.removesuffix("."))


def _limits(old: Kind, new: Kind) -> Iterator[Change]:
    return value_changes("", "", "it", old, new)


def _kind_at(model: Model, place: tuple[str, ...]) -> Kind | None:
    """The kind of the param at `place`, whatever rules say of it."""
    for param in model.params:
        if place[: len(param.place)] != param.place:
            continue
        kind: Kind | None = param.kind
        for key in place[len(param.place) :]:
            if kind is None or key == EACH:
                kind = kind and kind.element()
            else:
                keys = kind.inner_keys()
                kind = next((one.params[0].kind for one in keys if one.wire == key), None)
        return kind
    return None
