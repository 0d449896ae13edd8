"""The rules between a model's params as data of its validator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..ir import Model, ParamRule, Provenance
from ..relations import relations
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.making import IS, THERE
from ..runtime.rules.relations.conditions import Is, There


def relation_rules(
    model: Model, source: Callable[[Provenance], int], kind: Callable[[str, Kind], Any]
) -> list[list[Any]]:
    """Each rule as [word, path, kind, settings, source, fact].

    `source` numbers a page, `kind` writes what is at a path.
    """
    return [_data(rule, source, kind) for rule in model.rules]


def _data(
    rule: ParamRule, source: Callable[[Provenance], int], kind: Callable[[str, Kind], Any]
) -> list[Any]:
    relation = rule.relation
    word = next(word for word, made in relations().items() if made is type(relation))
    settings = {name: _setting(value) for name, value in relation.settings().items()}
    inner = kind(relation.path, relation.kind)
    return [word, relation.path, inner, settings, source(rule.provenance), relation.fact]


def _setting(value: Any) -> Any:
    """A setting of a relation; conditions as data."""
    if isinstance(value, Is):
        return {IS: [value.path, value.values, value.otherwise]}
    if isinstance(value, There):
        return {THERE: [value.path, value.there]}
    return list(map(_setting, value)) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType]
