"""Models of a gateway whose requests are checked alike: they share one validator, and differ in the id."""

from __future__ import annotations

import json
from collections.abc import Callable

from ..ir import Gateway, Model
from .checked import ValidatorPlan, ValueCheck
from .literals import SetLiteral, inline

_OWN = ("key", "sources")
"""What the data of two such models may differ in."""


class Twins:
    """Finds for each model the first of its gateway that is checked alike."""

    def __init__(self, plan: Callable[[Model], ValidatorPlan]) -> None:
        self._plan = plan
        self._found: dict[int, dict[str, str]] = {}

    def first(self, model: Model, gateway: Gateway) -> str:
        """The module of the first such model; empty where that is `model` itself."""
        if id(gateway) not in self._found:
            self._found[id(gateway)] = self._look(gateway)
        return self._found[id(gateway)].get(model.attribute, "")

    def data(self, model: Model, gateway: Gateway) -> dict[str, object]:
        """The rules of a model for the data of the package; those of another are said by its name."""
        data, first = self._plan(model).data, self.first(model, gateway)
        return {"like": first, **{name: data[name] for name in _OWN}} if first else data

    def _look(self, gateway: Gateway) -> dict[str, str]:
        known: dict[str, str] = {}
        found: dict[str, str] = {}
        for model in gateway.models:
            plan = self._plan(model)
            if not all(isinstance(table, SetLiteral) for _, table in plan.tables):
                continue
            first = known.setdefault(_said(plan), model.attribute)
            if first != model.attribute:
                found[model.attribute] = first
        return found


def _said(plan: ValidatorPlan) -> str:
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
    kind = (check.kind.walks, check.kind.tag, check.walks, check.each)
    own = (check.found, check.known, *check.guards("v"))
    return [own, kind, keys, item, [_code(one) for one in check.members]]
