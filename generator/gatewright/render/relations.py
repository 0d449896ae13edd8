"""The rules between a model's params as constants of its validator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..ir import Model, ParamRule, Provenance
from ..names import constant
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.relations.conditions import Is, There
from .literals import Construction, Identifier

BETWEEN = "relations"
"""Below the runtime's rules: where relations lie."""


def relation_rules(
    model: Model,
    source: Callable[[Provenance], Identifier],
    kind: Callable[[str, Kind], Construction | Identifier],
    free: Callable[[str], str],
) -> list[tuple[str, Construction]]:
    """(constant, construction) of each rule.

    `source` and `kind` write a page and what is at a path, `free` makes a constant's name one that nobody has.
    """
    return [
        (free(constant(f"rule_{rule.name}")), _construction(rule, source, kind))
        for rule in model.rules
    ]


def relation_imports(
    rules: list[tuple[str, Construction]], by_value: bool
) -> list[tuple[str, list[str]]]:
    """(module below the runtime's rules, names) that these constructions need.

    `by_value`: a value decides on a mode.
    """
    modules: dict[str, set[str]] = {}
    if by_value:
        modules[f"{BETWEEN}.conditions"] = {"is_one"}
    for _, call in rules:
        for one in _calls(call):
            module = _MODULES.get(one.name)
            if module is not None:
                modules.setdefault(f"{BETWEEN}.{module}", set()).add(one.name)
    return [(module, sorted(names)) for module, names in sorted(modules.items())]


def _relation_modules() -> dict[str, str]:
    from ..runtime.rules.relations import relations

    found = {made.__name__: word for word, made in relations().items()}
    return {**found, Is.__name__: "conditions", There.__name__: "conditions"}


_MODULES = _relation_modules()
"""Class → its module."""


def _construction(
    rule: ParamRule,
    source: Callable[[Provenance], Identifier],
    kind: Callable[[str, Kind], Construction | Identifier],
) -> Construction:
    relation = rule.relation
    given = [(name, _data(value)) for name, value in relation.settings().items()]
    facts = [("source", source(rule.provenance)), ("fact", relation.fact)]
    return Construction(
        type(relation).__name__,
        (relation.path, kind(relation.path, relation.kind)),
        (*given, *facts),
    )


def _data(value: Any) -> Any:
    if isinstance(value, Is):
        otherwise = (("otherwise", True),) if value.otherwise else ()
        return Construction("Is", (value.path, value.values), otherwise)
    if isinstance(value, There):
        return Construction("There", (value.path,), () if value.there else (("there", False),))
    if not isinstance(value, tuple):
        return value
    return tuple(map(_data, _parts(value)))


def _parts(value: Any) -> Iterator[Any]:
    yield from value


def _calls(value: Any) -> list[Construction]:
    """Every construction in `value`, itself included."""
    if isinstance(value, tuple):
        return [call for one in _parts(value) for call in _calls(one)]
    if not isinstance(value, Construction):
        return []
    return [value, *_calls(value.args), *_calls(tuple(one for _, one in value.kwargs))]
