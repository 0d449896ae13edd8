"""Models of a gateway whose requests are checked alike: they share one validator, and differ in the id."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ..ir import Gateway, Model
from .alike import Alike
from .checked import ValidatorPlan, ValueCheck
from .literals import SetLiteral, inline
from .provenances import source_text

_OWN = ("key", "sources")
"""What the data of two such models may differ in."""
_UNRULED = frozenset({"answers", "links", "medium", "outputs", "price", "summary", "title"})
"""Facts that no rule goes back to."""


class Twins:
    """Finds for each model the first of its gateway that is checked alike."""

    def __init__(self, plan: Callable[[Model], ValidatorPlan], alike: Alike) -> None:
        self._plan = plan
        self._alike = alike
        self._found: dict[int, dict[str, str]] = {}
        self._quick: dict[int, Model] = {}

    def first(self, model: Model, gateway: Gateway) -> str:
        """The module of the first such model; empty where that is `model` itself."""
        if id(gateway) not in self._found:
            self._found[id(gateway)] = self._look(gateway)
        return self._found[id(gateway)].get(model.attribute, "")

    def plan(self, model: Model, gateway: Gateway) -> ValidatorPlan:
        """The plan of a model, or of one that is checked alike."""
        self.first(model, gateway)
        return self._plan(self._quick.get(id(model), model))

    def data(self, model: Model, gateway: Gateway) -> dict[str, object]:
        """The rules of a model for the data of the package."""
        plan, other = self.plan(model, gateway), self._quick.get(id(model))
        if other is None:
            return plan.data
        own = (
            replace(one, source=model.page) if one.source == other.page else one
            for one in plan.stated
        )
        return {**plan.data, "key": model.key, "sources": list(map(source_text, own))}

    def _look(self, gateway: Gateway) -> dict[str, str]:
        known: dict[str, str] = {}
        found: dict[str, str] = {}
        kept: set[str] = set()
        pages = {(page.title, page.url, page.read) for page in gateway.sources}
        for model in gateway.models:
            other = self._alike.first(model)
            if other is not model and other.attribute in kept and _alike(model, other, pages):
                self._quick[id(model)] = other
                found[model.attribute] = found.get(other.attribute, other.attribute)
                continue
            plan = self._plan(model)
            if not all(isinstance(table, SetLiteral) for _, table in plan.tables):
                continue
            kept.add(model.attribute)
            first = known.setdefault(_plan_text(plan), model.attribute)
            if first != model.attribute:
                found[model.attribute] = first
        return found


def _alike(model: Model, other: Model, pages: set[tuple[str, str | None, str]]) -> bool:
    """Whether the rules of two models that take the same differ in their pages alone.

    That is sure where each has one page, which its gateway does not have too.
    """
    if any(
        len(one.sources) != 1 or (one.page.title, one.page.url, one.page.read) in pages
        for one in (model, other)
    ):
        return False
    return _rule_provenance(model) == _rule_provenance(other)


def _rule_provenance(model: Model) -> dict[str, Any]:
    """Why the facts behind rules are believed."""
    entries: dict[str, Any] = model.facts.get("provenance", {})
    return {fact: one for fact, one in entries.items() if fact.partition(".")[0] not in _UNRULED}


def _plan_text(plan: ValidatorPlan) -> str:
    """All that the code and the rules of a validator say beside the model's id and pages."""
    data = {name: one for name, one in plan.data.items() if name not in _OWN}
    tables = [(name, inline(table)) for name, table in plan.tables]
    modes = [(name, *map(str, conditions)) for name, conditions in plan.modes]
    return json.dumps([data, tables, modes, _code(plan.root)])


def _code(check: ValueCheck) -> list[object]:
    """What the code for a value depends on."""
    keys = [
        (key.wire, key.when, [(condition, _code(one)) for condition, one in key.checks])
        for key in check.keys
    ]
    item = None if check.item is None else _code(check.item)
    kind = (check.kind.walks, check.kind.tagged_by(), check.walks, check.each)
    own = (check.rule_expression, check.known, *check.guards("v"))
    return [own, kind, keys, item, [_code(one) for one in check.members]]
