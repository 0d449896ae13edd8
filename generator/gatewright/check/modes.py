"""Modes that name nothing, repeat each other or can never be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, Workspace
from ..names import snake
from .params import default_fault


def mode_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every fault in the modes of a model."""
    modes: dict[str, Any] = file.data.get("modes", {})
    arguments = argument_names(file, workspace)
    conditions: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for name, mode in modes.items():
        here = ("modes", name)
        present, absent = mode.get("present", []), mode.get("absent", [])
        for key in ("present", "absent"):
            for index, word in enumerate(mode.get(key, ())):
                if word not in arguments:
                    message = f"there is no argument `{word}`"
                    yield file.fault((*here, key, index), message, did_you_mean(word, arguments))
        for word in set(present) & set(absent):
            yield file.fault(here, f"`{word}` cannot be both present and absent")
        condition = (frozenset(present), frozenset(absent))
        twin = conditions.setdefault(condition, name)
        if twin != name:
            yield file.fault(here, f"this mode is never reached: `{twin}` has the same condition")
        yield from _change_faults(file, name, mode)


def _change_faults(file: SpecFile, name: str, mode: dict[str, Any]) -> Iterator[Diagnostic]:
    params: dict[str, Any] = file.data.get("params", {})
    for key, change in mode.get("params", {}).items():
        here = ("modes", name, "params", key)
        if key not in params:
            hint = did_you_mean(key, params)
            yield file.fault(here, f"there is no param `{key}`", hint, key=True)
            continue
        facts = params[key]
        for option in ("also", "options"):
            if option in change and facts["type"] != "enum":
                yield file.fault((*here, option), f"`{option}` is for an enum", "", key=True)
        for index, option in enumerate(change.get("also", ())):
            if facts["type"] == "enum" and option in facts["options"]:
                yield file.fault((*here, "also", index), f"{option!r} is an option in every mode")
        if change.get("forbidden") and len(change) > 1:
            yield file.fault(here, "a forbidden param has no limits", "remove them", key=True)
        merged = {**facts, **change}
        if "also" in change and facts["type"] == "enum":
            merged["options"] = [*facts["options"], *change["also"]]
        if "default" in merged and facts["type"] != "enum":
            message, hint = default_fault(merged, merged["default"])
            if message:
                yield file.fault(here, f"{message} in this mode", hint, key=True)


def argument_names(file: SpecFile, workspace: Workspace) -> list[str]:
    """The Python names of every argument of a model but the prompt."""
    names = [facts.get("name") or snake(key) for key, facts in file.data.get("params", {}).items()]
    gateway = workspace.gateways.get(file.gateway)
    if gateway is None:
        return names
    shared: dict[str, Any] = gateway.data.get("uploads", {})
    if "uploads" in file.data and "param" not in file.data["uploads"] and "argument" in shared:
        names.append(shared["argument"])
    extra = gateway.data.get("params", {})
    return names + [facts.get("name") or snake(key) for key, facts in extra.items()]
