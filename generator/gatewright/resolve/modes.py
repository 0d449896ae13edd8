"""The modes of a model, and the request body with a case for each group of modes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..check import keys_inside, owner_of
from ..ir import Case, Key, Mode, ModeValue, Operation, Param
from ..names import snake
from ..runtime.facts.changes import apply_change
from ..runtime.rules.kinds import kind_class, kind_of
from ..runtime.rules.kinds.const import Const
from ..runtime.rules.kinds.object import Object
from ..runtime.rules.relations.conditions import equal
from .files import KINDS_OF_FILES
from .provenance import Provenances
from .sight import unseen_parts
from .values import param_of


def modes_of(facts: dict[str, Any]) -> tuple[Mode, ...]:
    """The modes of a model, in the order of the file; one that takes everything where none is named."""
    named: dict[str, Any] = facts.get("modes") or {only_mode(facts): {}}
    return tuple(
        Mode(
            name,
            tuple(mode.get("present", ())),
            tuple(mode.get("absent", ())),
            tuple(_value(facts, *one) for one in mode.get("when", {}).items()),
        )
        for name, mode in named.items()
    )


def _value(facts: dict[str, Any], name: str, stated: Any) -> ModeValue:
    """The condition that an argument has one of the values that are `stated`."""
    params: dict[str, dict[str, Any]] = facts["params"]
    argument = owner_of(name)
    own = next(one for key, one in params.items() if (one.get("name") or snake(key)) == argument)
    below: tuple[str, ...] = ()
    if name != argument:
        inner = (one for one in keys_inside(argument, own) if one[0] == name)
        _, below, own = next(inner)
    kind = kind_of(own)
    several: list[Any] = [stated]
    if isinstance(stated, list):
        several = stated  # pyright: ignore[reportUnknownVariableType]
    values = tuple(map(kind.travels, several))
    usual = kind.travels(own.get("default"))
    return ModeValue(argument, values, any(equal(usual, one) for one in values), below)


def only_mode(facts: dict[str, Any]) -> str:
    """The name of the mode of a model that names none: from what it cannot do without, to what it makes."""
    params: dict[str, Any] = facts.get("params", {})
    uploads: dict[str, Any] = facts.get("uploads", {})
    needed = [one for one in params.values() if one.get("required") and _takes_files(one)]
    source = "text" if any(one.get("role") == "prompt" for one in params.values()) else ""
    if needed or (uploads and not source):
        taken = {kind for one in needed for kind in one.get("takes", {})}
        kinds = [kind for kind in KINDS_OF_FILES if kind in uploads or kind in taken]
        source = kinds[0] if len(kinds) == 1 else "file"
    return f"{source}_to_{facts['medium']}" if source else f"to_{facts['medium']}"


def _takes_files(facts: dict[str, Any]) -> bool:
    """Whether a param is the address of a file, or a list of them."""
    return any(kind_class(one).address for one in (facts, facts.get("items", {})))


def body_of(
    facts: dict[str, Any],
    modes: tuple[Mode, ...],
    params: tuple[Param, ...],
    operation: Operation,
    provenances: Provenances,
) -> Object:
    """The request body as one closed object: the model's id, and the params in their containers."""
    stated = provenances.of("id")
    leaves: list[tuple[tuple[str, ...], Key]] = []
    if operation.model_at:
        *at, wire = operation.model_at
        model = Param("", wire, tuple(at), Const(const=facts["id"]), "id", stated, required=True)
        leaves.append((tuple(at), Key(wire, (Case((), model, True),))))
    leaves += [(param.at, _key(param, facts, modes, provenances)) for param in params]
    return _object(leaves, (), modes, provenances, "params" in unseen_parts(facts))


def _key(
    param: Param, facts: dict[str, Any], modes: tuple[Mode, ...], provenances: Provenances
) -> Key:
    """The key of a param, with a case for each group of modes that take it alike."""
    grouped: list[tuple[Param | None, list[str]]] = []
    for mode in modes:
        mine = _in_mode(param, facts, mode, provenances)
        names = next((names for known, names in grouped if known == mine), None)
        if names is None:
            grouped.append((mine, [mode.name]))
        else:
            names.append(mode.name)
    return Key(
        param.wire,
        tuple(
            Case(_of_modes(names, modes), one, one is not None and one.required)
            for one, names in grouped
        ),
    )


def _of_modes(names: list[str], modes: tuple[Mode, ...]) -> tuple[str, ...]:
    """The modes of a case; empty where that is every mode."""
    return () if len(names) == len(modes) else tuple(names)


def _in_mode(
    param: Param, facts: dict[str, Any], mode: Mode, provenances: Provenances
) -> Param | None:
    """The param as one mode takes it, or None."""
    stated: dict[str, Any] = facts.get("modes", {}).get(mode.name, {})
    name = param.fact.partition(".")[2]
    change = stated.get("params", {}).get(name)
    if change is None:
        return param
    merged = apply_change(facts["params"][name], change)
    if merged is None:
        return None
    made = param_of(name, merged, provenances, param.fact, param.at)
    return replace(made, name=param.name, uploads=param.uploads, docs=param.docs)


def _object(
    leaves: list[tuple[tuple[str, ...], Key]],
    at: tuple[str, ...],
    modes: tuple[Mode, ...],
    provenances: Provenances,
    partial: bool,
) -> Object:
    """Returns the object at `at`: its keys, and containers for deeper params.

    `partial`: the keys that were seen are not all.
    """
    fields: dict[str, Key] = {}
    for place, leaf in leaves:
        if place == at:
            fields[leaf.wire] = leaf
        elif place[: len(at)] == at and place[len(at)] not in fields:
            wire = place[len(at)]
            here = (*at, wire)
            below = [one for one in leaves if one[0][: len(here)] == here]
            inner = _object(below, here, modes, provenances, partial)
            stated = provenances.of("id")
            container = Param("", wire, at, inner, ".".join(here), stated)
            fields[wire] = _container(container, inner, modes)
    return Object(fields=tuple(fields.values()), partial=partial)


def _container(param: Param, inner: Object, modes: tuple[Mode, ...]) -> Key:
    """A container is required in each mode that requires a key inside it."""
    asking: dict[bool, list[str]] = {}
    for mode in modes:
        needed = any(key.case(mode.name).required for key in inner.fields)
        asking.setdefault(needed, []).append(mode.name)
    return Key(
        param.wire,
        tuple(Case(_of_modes(names, modes), param, needed) for needed, names in asking.items()),
    )
