"""The rules between a model's params."""

from __future__ import annotations

from typing import Any

from ..check import owner_of
from ..ir import Param, ParamRule
from ..relations import relation_of
from ..runtime.facts.changes import apply_change
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.pointers import EACH
from ..runtime.rules.relations.base import Arguments
from .provenance import Provenances
from .values import kind_of


def rules_of(
    facts: dict[str, Any], params: tuple[Param, ...], provenances: Provenances
) -> tuple[ParamRule, ...]:
    """Every rule, in the order of the file; one that names several params may become several."""
    arguments = _arguments(facts, params, provenances)
    said = _as_called(arguments)
    found: list[ParamRule] = []
    for name, stated in facts.get("rules", {}).items():
        made, fact = relation_of(stated), f"rules.{name}"
        assert made is not None, "check refuses a rule of no form"
        relations = made.build(stated, arguments, "", fact)
        words = (one.words() for one in made.build(stated, said, "", fact))
        found += [
            ParamRule(name, relation, provenances.of(fact), one)
            for relation, one in zip(relations, words, strict=True)
        ]
    return tuple(found)


def _as_called(arguments: Arguments) -> Arguments:
    """The same arguments as a caller names them, whatever their keys in JSON and containers."""
    paths = {
        word: (owner_of(word), *path[len(arguments.paths[owner_of(word)]) :])
        for word, path in arguments.paths.items()
    }
    return Arguments(paths, arguments.kinds, arguments.defaults, arguments.changed)


def _arguments(
    facts: dict[str, Any], params: tuple[Param, ...], provenances: Provenances
) -> Arguments:
    by_name = {param.name: param for param in params}

    def narrow(name: str, change: dict[str, Any]) -> Kind:
        param = by_name[name]
        own: dict[str, Any] = facts["params"][param.fact.partition(".")[2]]
        merged = apply_change(own, change)
        assert merged is not None, "a rule says `forbidden` for itself"
        return kind_of(merged, provenances, param.fact)

    paths = {name: param.place for name, param in by_name.items()}
    kinds = {name: param.kind for name, param in by_name.items()}
    defaults = {
        name: param.kind.travels(param.default)
        for name, param in by_name.items()
        if param.has_default
    }
    for name, param in by_name.items():
        owner, each = param.kind.single(), (EACH,) if param.kind.element() else ()
        for inner in (key.params[0] for key in owner.inner_keys()):
            word = f"{name}.{inner.wire}"
            paths[word], kinds[word] = (*param.place, *each, inner.wire), inner.kind
            if inner.has_default:
                defaults[word] = inner.kind.travels(inner.default)
    return Arguments(paths, kinds, defaults, narrow)
