"""A model's params in each of its modes, and the request body that follows from them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..ir import Mode, Model, Operation, Param, Provenance, Value
from .provenance import Provenances
from .values import param_of

_ONLY_HERE = {"also", "forbidden"}


def overridden(facts: dict[str, Any], change: dict[str, Any]) -> dict[str, Any] | None:
    """A param's facts as one mode changes them; None where the mode does not take it."""
    if change.get("forbidden"):
        return None
    merged = {**facts, **{key: one for key, one in change.items() if key not in _ONLY_HERE}}
    if "also" in change:
        merged["options"] = [*facts["options"], *change["also"]]
    return merged


def modes_of(
    facts: dict[str, Any],
    params: tuple[Param, ...],
    prompt: Param,
    operation: Operation,
    model_id: str,
    provenances: Provenances,
) -> tuple[Mode, ...]:
    """The modes of a model, in the order of the file; one that takes everything where none is named."""
    named: dict[str, Any] = facts.get("modes") or {f"text_to_{facts['medium']}": {}}
    by_mode = {
        name: _taken(mode.get("params", {}), facts, params, provenances)
        for name, mode in named.items()
    }
    modes: list[Mode] = []
    for name, mode in named.items():
        present, absent = tuple(mode.get("present", ())), tuple(mode.get("absent", ()))
        mine = tuple(_with_elsewhere(param, name, by_mode) for param in by_mode[name])
        asked = replace(prompt, required=mode.get("prompt", {}).get("required", prompt.required))
        modes.append(
            Mode(
                name=name,
                present=present,
                absent=absent,
                params=tuple(
                    replace(param, required=True) if param.name in present else param
                    for param in mine
                    if param.name not in absent
                ),
                # That a mode's own keys are there is what makes it this mode, no rule of its body.
                body=body_of(operation, model_id, asked, mine, provenances),
            )
        )
    return tuple(modes)


def _taken(
    changes: dict[str, Any],
    facts: dict[str, Any],
    params: tuple[Param, ...],
    provenances: Provenances,
) -> tuple[Param, ...]:
    """The params as one mode changes them, without those it does not take."""
    mine: list[Param] = []
    for param in params:
        key = param.fact.removeprefix("params.")
        if key == param.fact or key not in changes:
            mine.append(param)
            continue
        merged = overridden(facts["params"][key], changes[key])
        if merged is not None:
            changed = param_of(key, merged, provenances, param.fact, param.at)
            mine.append(replace(changed, media=param.media))
    return tuple(mine)


def _with_elsewhere(param: Param, name: str, by_mode: dict[str, tuple[Param, ...]]) -> Param:
    """`param` with the options that only other modes allow, for messages that show the way."""
    others = tuple(
        (other, extra)
        for other, params in by_mode.items()
        for twin in params
        if other != name and twin.fact == param.fact
        for extra in [tuple(one for one in twin.value.options if one not in param.value.options)]
        if extra
    )
    return replace(param, elsewhere=others) if others else param


def body_of(
    operation: Operation,
    model_id: str,
    prompt: Param,
    params: tuple[Param, ...],
    provenances: Provenances,
) -> Value:
    """The request body as one closed object: model, prompt, params, each in its container."""
    stated = provenances.of("id")
    leaves: list[Param] = []
    if operation.model_in == "body":
        const = Value("const", const=model_id)
        leaves.append(Param("", "model", (), const, "id", stated, required=True))
    return _object([*leaves, prompt, *params], (), stated)


def _object(leaves: list[Param], at: tuple[str, ...], stated: Provenance) -> Value:
    """The object at `at`: its own keys, and containers where leaves sit deeper."""
    fields: dict[str, Param] = {}
    for leaf in leaves:
        if leaf.at == at:
            fields[leaf.wire] = leaf
        elif leaf.at[: len(at)] == at and leaf.at[len(at)] not in fields:
            key = leaf.at[len(at)]
            below = [one for one in leaves if one.at[: len(at) + 1] == (*at, key)]
            inner = _object(below, (*at, key), stated)
            required = any(field.required for field in inner.fields)
            fields[key] = Param("", key, at, inner, ".".join((*at, key)), stated, required)
    return Value("object", fields=tuple(fields.values()))


def mode_of(model: Model, arguments: set[str]) -> Mode:
    """The first mode whose conditions `arguments` (Python names) meet, else the last."""
    for mode in model.modes:
        if arguments.issuperset(mode.present) and arguments.isdisjoint(mode.absent):
            return mode
    return model.modes[-1]
