"""Which requests a new rule reaches: one about new params alone refuses nothing that was taken."""

from __future__ import annotations

from collections.abc import Sequence

from ..ir import Model
from ..runtime.rules.relations.at_most import AtMost
from ..runtime.rules.relations.base import Relation, Together
from ..runtime.rules.relations.conditions import Clause
from ..runtime.rules.relations.needs import Needs
from ..runtime.rules.relations.not_with import NotWith
from ..runtime.rules.relations.only_when import OnlyWhen
from ..runtime.rules.relations.when import When


def reaches_older(rule: Relation, old: Model, new: Model) -> bool:
    """Whether `rule`, which `new` has, can refuse a request without the params that came to it."""
    came = {one.place for one in new.params} - {one.place for one in old.params}

    def fresh(place: tuple[str, ...]) -> bool:
        return any(place[: len(one)] == one for one in came)

    clauses: Sequence[Clause] = getattr(rule, "clauses", ())
    if not isinstance(rule, OnlyWhen) and any(
        # A condition on what is not there.
        fresh(one.path) and not one.holds({})
        for one in clauses
    ):
        return False
    if isinstance(rule, Together):
        known = sum(not fresh(one) for one in rule.places_of)
        return not all(rule.right(count) for count in range(known + 1))
    if isinstance(rule, AtMost):
        return not all(map(fresh, rule.parts))
    if isinstance(rule, Needs):
        return not fresh(rule.asking)
    if isinstance(rule, NotWith):
        return not (fresh(rule.place) or all(map(fresh, rule.others)))
    return not fresh(rule.place) or (isinstance(rule, When) and rule.required)
