"""Which arguments go together, as rules by presence have it, in the form of few alternatives.

A rule such as "exactly one of" is a truth about which arguments are there. An *alternative* settles some of
them and leaves the others free; together the alternatives allow just what the rules allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from typing import Any

from ..ir import Param
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.relations.base import Relation
from ..runtime.rules.relations.conditions import There
from ..runtime.rules.relations.when import When

KeyPlace = tuple[str, ...]
"""The keys that lead to an argument in a body."""
KnownPresence = Mapping[KeyPlace, bool]
"""Place → whether something is there."""
SettledPresence = tuple[bool | None, ...]
"""For each of several places whether something is there; None: both are right."""

MOST_PLACES = 7
"""Of how many arguments alternatives are sought; of more they would be too many to read."""
_FEWER = "fewer options"
"""Stands behind the place of a param for "it keeps to the limits of this rule"."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a rule asks of the places that decide on it."""

    places: tuple[KeyPlace, ...]
    kept: Callable[[KnownPresence], bool]
    limits: Kind | None = None
    """What the argument is where the last of `places` is settled; None: its kind stays."""


def asks(relations: tuple[Relation, ...], params: Mapping[KeyPlace, Param]) -> tuple[Ask, ...]:
    """What a type checker can see of `relations` where `params` are taken."""
    found: list[Ask] = []
    for number, relation in enumerate(relations):
        if places := relation.presence():
            found.append(Ask(places, partial(_keeps, relation)))
        elif isinstance(relation, When) and relation.place in params:
            sign = (*relation.place, _FEWER, str(number))
            found += _limits(relation, params[relation.place], sign)
    return tuple(found)


def alternatives(asked: tuple[Ask, ...], known: KnownPresence) -> tuple[dict[KeyPlace, bool], ...]:
    """What has to be there, and what must not, for the rules to be kept: one of these.

    `known`: what is settled already. Nothing more is settled where the rules ask nothing, where they cannot be
    kept, or where they are about more than `MOST_PLACES` other arguments.
    """
    places = tuple(
        dict.fromkeys(place for one in asked for place in one.places if place not in known)
    )
    if not places or len(places) > MOST_PLACES:
        return ({},)

    def right(values: tuple[bool, ...]) -> bool:
        there = {**known, **dict(zip(places, values, strict=True))}
        return all(one.kept(there) for one in asked)

    found = _fewest(len(places), cache(right)) or [(None,) * len(places)]
    return tuple(
        {place: value for place, value in zip(places, one, strict=True) if value is not None}
        for one in found
    )


def _limits(relation: When, param: Param, sign: KeyPlace) -> list[Ask]:
    """What limits ask that go by presence; nothing where a type checker sees no difference."""
    clauses = tuple(one for one in relation.clauses if isinstance(one, There))
    had, stay = param.kind.choices, relation.kind.choices
    left = tuple(one for one in had if one in stay)
    if relation.forbidden or len(clauses) < len(relation.clauses) or not 0 < len(left) < len(had):
        return []
    places = (*(one.path for one in clauses), sign)
    return [Ask(places, partial(_limit_allows, clauses, sign), param.kind.only(left))]


def _limit_allows(clauses: tuple[There, ...], sign: KeyPlace, there: KnownPresence) -> bool:
    return there[sign] or not all(one.holds(_body(there)) for one in clauses)


def _keeps(relation: Relation, there: KnownPresence) -> bool:
    """Whether a body that holds what is there keeps the rule, as the rule itself judges it."""
    broken = {one.rule for one in relation.judge(None, _body(there)) or ()}
    # What stands for a value breaks limits that say nothing about presence.
    return broken <= set(relation.kind.broken_keywords(True))


def _body(there: KnownPresence) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for place in (place for place, value in there.items() if value and _FEWER not in place):
        inner = body
        for key in place[:-1]:
            inner = inner.setdefault(key, {})
        inner[place[-1]] = True
    return body


def _fewest(count: int, right: Callable[[tuple[bool, ...]], bool]) -> list[SettledPresence]:
    """Few alternatives of `count` places that cover all that is right, and nothing else."""
    wanted = {values for values in product((True, False), repeat=count) if right(values)}
    whole = {one for one in product((None, True, False), repeat=count) if wanted >= _all(one)}
    # Of equal ones the first counts: it settles the least, then rather demands than forbids.
    widest = sorted((one for one in whole if not _wider(one) & whole), key=_least_settled)
    found: list[SettledPresence] = []
    while wanted:
        news = [len(wanted & _all(one)) for one in widest]
        best = widest[news.index(max(news))]
        found.append(best)
        wanted -= _all(best)
    return sorted(found, key=_most_demanded)


def _all(one: SettledPresence) -> set[tuple[bool, ...]]:
    """Everything that an alternative allows."""
    return set(product(*((True, False) if value is None else (value,) for value in one)))


def _wider(one: SettledPresence) -> set[SettledPresence]:
    """The alternatives that settle one place less."""
    return {
        (*one[:place], None, *one[place + 1 :])
        for place, value in enumerate(one)
        if value is not None
    }


def _least_settled(one: SettledPresence) -> list[int]:
    return [(None, True, False).index(value) for value in one]


def _most_demanded(one: SettledPresence) -> list[int]:
    return [(True, None, False).index(value) for value in one]
