"""The JSON Schema 2020-12 of a model's request, from the same representation as its validator.

It ships in the generated package, judges requests in the mock, and is the independent oracle of
the validators in the tests. It cannot say some rules: NaN and infinities, lone surrogates, the number of pixels
of a size, how many elements several lists have in all, what numbers add up to, marks in texts, and a
length in which a Chinese character counts as several.
"""

from __future__ import annotations

from typing import Any

from ..ir import Mode, Model
from ..runtime.facts.sight import seen_in_words
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.relations.conditions import Is, has_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def request_schema(model: Model) -> dict[str, Any]:
    """The schema of a request body of `model`, every mode in it."""
    modes = _mode_rules(model)
    rules = [*([modes] if modes else ()), *(rule.relation.schema() for rule in model.rules)]
    return {
        "$schema": DIALECT,
        "title": model.key,
        **({"description": model.summary} if model.summary else {}),
        **({"$comment": f"The page was {seen_in_words(model.unseen)}."} if model.unseen else {}),
        **model.body.schema(),
        **({"allOf": rules} if rules else {}),
    }


def _mode_rules(model: Model) -> dict[str, Any]:
    """Returns the rules of single modes as if, then and else. The last mode is the last else."""
    demands = [_demands(model.body, mode.name) for mode in model.modes]
    if not any(demands):
        return {}
    rules = demands[-1]
    for mode, demand in zip(model.modes[-2::-1], demands[-2::-1], strict=True):
        rules = {"if": _condition(mode, model), "then": demand, "else": rules}
    return rules


def _demands(body: Kind, mode: str) -> dict[str, Any]:
    """Returns the rules of an object that only `mode` has."""
    properties: dict[str, Any] = {}
    required: list[str] = []
    for key in body.inner_keys():
        case = key.case(mode)
        if case.required and not key.is_required:
            required.append(key.wire)
        if case.param is None:
            properties[key.wire] = False
        elif case.param.kind.walks == "keys" and not case.param.name:
            inner = _demands(case.param.kind, mode)
            if inner:
                properties[key.wire] = inner
        elif len(key.cases) > 1 and case.param.described_schema() != key.schema():
            properties[key.wire] = case.param.described_schema()
    return {
        **({"properties": properties} if properties else {}),
        **({"required": required} if required else {}),
    }


def _condition(mode: Mode, model: Model) -> dict[str, Any]:
    """Returns a schema that is true when a request meets the conditions of `mode`."""
    places = {param.name: param.place for param in model.params}
    parts = [has_schema(places[name]) for name in mode.present]
    parts += [{"not": has_schema(places[name])} for name in mode.absent]
    parts += [
        Is((*places[one.name], *one.inside), one.values, one.otherwise).schema()
        for one in mode.when
    ]
    return parts[0] if len(parts) == 1 else {"allOf": parts}
