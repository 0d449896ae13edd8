"""Modes that name unknown arguments, contradict each other, or can never be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, SpecPath, Workspace
from ..names import snake
from ..runtime.facts.changes import apply_change
from ..runtime.rules.kinds import kind_class
from .inside import owner_of
from .params import own_faults
from .shape import param_checker, sentence
from .values import value_faults

Condition = tuple[frozenset[str], frozenset[str], dict[str, frozenset[str]]]
"""The arguments that must be there, those that must not, and what values others must have."""


def mode_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every fault in the modes of a model."""
    arguments = argument_names(file, workspace)
    params: dict[str, Any] = file.data.get("params", {})
    before: dict[str, Condition] = {}
    for name, mode in file.data.get("modes", {}).items():
        here: SpecPath = ("modes", name)
        if arguments is not None:
            yield from _name_faults(file, here, mode, arguments)
        yield from value_faults(
            file, (*here, "when"), mode.get("when", {}), params_by_argument(file), arguments
        )
        condition = (
            frozenset(mode.get("present", ())),
            frozenset(mode.get("absent", ())),
            {key: _values(one) for key, one in mode.get("when", {}).items()},
        )
        yield from _condition_faults(file, here, condition, before)
        yield from _excluded_faults(file, here, mode, condition)
        before[name] = condition
        for key, change in mode.get("params", {}).items():
            there = (*here, "params", key)
            if key in params:
                yield from change_faults(file, there, params[key], change)
            else:
                hint = did_you_mean(key, params)
                yield file.fault(there, f"there is no param `{key}`", hint, key=True)
    yield from _untaken_faults(file)


def _untaken_faults(file: SpecFile) -> Iterator[Diagnostic]:
    """Returns a fault for each param that every mode leaves out, so that no request may carry it."""
    modes: dict[str, dict[str, Any]] = file.data.get("modes", {})
    for key, facts in file.data.get("params", {}).items():
        argument = _argument(key, facts)
        if modes and not any(_takes(mode, key, argument) for mode in modes.values()):
            hint = "let one of the modes take it, or remove it"
            fault = file.fault(("params", key), f"no mode takes `{argument}`", hint, key=True)
            # Told where the param stands, but the modes are mended: what else is said of the param still counts.
            yield replace(fault, fact=("modes",))


def _takes(mode: dict[str, Any], key: str, argument: str) -> bool:
    """Whether a mode takes the param `key`. What it asks for it takes; that it leaves it out too is another fault."""
    change = mode.get("params", {}).get(key, {})
    asked = {*mode.get("present", ()), *map(owner_of, mode.get("when", {}))}
    if argument in asked or change.get("required"):
        return True
    return not change.get("forbidden") and argument not in mode.get("absent", ())


_ANY = frozenset({"any"})
"""Stands for the values of an argument that a mode says nothing of."""


def _values(stated: Any) -> frozenset[str]:
    several: list[Any] = [stated]
    if isinstance(stated, list):
        several = stated  # pyright: ignore[reportUnknownVariableType]
    return frozenset(map(repr, several))


def _name_faults(
    file: SpecFile, here: SpecPath, mode: dict[str, Any], arguments: list[str]
) -> Iterator[Diagnostic]:
    for key in ("present", "absent"):
        for index, word in enumerate(mode.get(key, ())):
            if word not in arguments:
                message = f"there is no argument `{word}`"
                yield file.fault((*here, key, index), message, did_you_mean(word, arguments))


def _condition_faults(
    file: SpecFile, here: SpecPath, condition: Condition, before: dict[str, Condition]
) -> Iterator[Diagnostic]:
    present, absent, values = condition
    for word in sorted(absent & {*present, *map(owner_of, values)}):
        yield file.fault(here, f"`{word}` cannot be both present and absent", key=True)
    for other, (its_present, its_absent, its_values) in before.items():
        same = all(values.get(key, _ANY) <= one for key, one in its_values.items())
        if its_present <= present and its_absent <= absent and same:
            message = f"this mode is never reached: whatever fits it fits `{other}` first"
            hint = "" if before[other] == condition else f"put it before `{other}`"
            yield file.fault(here, message, hint, key=True)
            break


def _excluded_faults(
    file: SpecFile, here: SpecPath, mode: dict[str, Any], condition: Condition
) -> Iterator[Diagnostic]:
    """Returns a fault for each argument that this mode both forbids and needs."""
    present, absent, _ = condition
    changes: dict[str, Any] = mode.get("params", {})
    for key, facts in file.data.get("params", {}).items():
        argument, change = _argument(key, facts), changes.get(key, {})
        forbidden = bool(change.get("forbidden"))
        if argument in present and forbidden:
            message = f"`{argument}` has to be present, so it cannot be forbidden"
            yield file.fault((*here, "params", key), message, key=True)
        required = change.get("required", facts.get("required", False)) and not forbidden
        if argument in absent and required:
            message = f"`{argument}` is required, so it cannot be absent"
            yield file.fault((*here, "absent"), message, "make it `forbidden` in this mode")


def change_faults(
    file: SpecFile,
    here: SpecPath,
    facts: dict[str, Any],
    change: dict[str, Any],
    owner: str = "mode",
) -> Iterator[Diagnostic]:
    """Faults of what a mode, or another `owner` of the change, makes of a param."""
    if change.get("forbidden"):
        if len(change) > 1:
            yield file.fault(here, "a forbidden param has no limits", "remove them", key=True)
        return
    options: list[str] = facts.get("options", [])
    also: list[str] = change.get("also", [])
    if also and "options" not in facts:
        yield file.fault((*here, "also"), "`also` is for an enum", key=True)
        return
    for index, option in enumerate(also):
        if option in options:
            yield file.fault((*here, "also", index), f"{option!r} is an option in every mode")
    merged = apply_change(facts, change)
    assert merged is not None
    found = False
    for fault in param_checker()(merged):
        found = True
        message, hint = sentence(fault)
        yield file.fault((*here, *fault.path), message, hint, key=True)
    if not found:
        everywhere = {key for key, _, _ in own_faults(facts)}
        for key, message, hint in own_faults(merged):
            new = key == "default" and key not in everywhere
            if key in change or (new and change.keys() - {"doc", "required"}):
                yield file.fault((*here, key), f"{message}, in this {owner}", hint)


def argument_names(file: SpecFile, workspace: Workspace) -> list[str] | None:
    """The Python names of a model's arguments; None while its gateway is not known."""
    gateway = workspace.gateways.get(file.gateway)
    if gateway is None:
        return None
    names = list(params_by_argument(file))
    shared: dict[str, Any] = gateway.data["uploads"]
    if "uploads" in file.data and "argument" in shared:
        names.append(shared["argument"])
    extra = gateway.data.get("params", {})
    return names + [_argument(key, facts) for key, facts in extra.items()]


def params_by_argument(file: SpecFile) -> dict[str, dict[str, Any]]:
    """The facts of a model's own params, by what the argument is called; constants are none."""
    params: dict[str, dict[str, Any]] = file.data.get("params", {})
    return {_argument(key, one): one for key, one in params.items() if not kind_class(one).fixed}


def _argument(key: str, facts: dict[str, Any]) -> str:
    name: str = facts.get("name") or snake(key)
    return name
