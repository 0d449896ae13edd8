"""Params in the path: each fills a hole of its create, and each hole is filled, in every mode."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic
from ..load import SpecFile, SpecPath, Workspace
from ..names import snake
from ..runtime.client.paths import holes_of
from ..runtime.facts.changes import apply_change
from ..runtime.rules.kinds.base import Kind
from .holes import OWN_HOLES, is_hole

_UNFIT = ("", ".", "..")
"""Texts that lead to another path."""


def unfit_for_path(
    wire: str, facts: dict[str, Any], kind: Kind | None
) -> Iterator[tuple[str, str, str]]:
    """(key, what is wrong, what would be right) of a param that travels in the path."""
    if wire in OWN_HOLES:
        yield "in", f"the client itself fills `{{{wire}}}`", "say another `key`"
    elif not is_hole(wire):
        yield (
            "in",
            f"`{{{wire}}}` is not a hole",
            "a hole's name has letters, digits and underscores",
        )
    if kind is not None and kind.walks:
        yield "in", f"a value of type {facts['type']} cannot travel in the path", ""
    if facts.get("nullable"):
        yield "nullable", "null cannot stand in a path", "remove it"
    if "takes" in facts:
        yield "takes", "a file cannot travel in the path", "remove it"
    for key in ("const", "default"):
        if facts.get(key) in _UNFIT:
            yield key, f"{facts[key]!r} in a path leads to another one", ""
    if any(one in _UNFIT for one in facts.get("options", ())):
        yield "options", "an option that is empty, `.` or `..` leads to another path", ""


def path_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Returns a fault for each hole that no param fills, and for each param without a hole, mode by mode."""
    gateway = workspace.gateways.get(file.gateway)
    if gateway is None:
        return
    operations: dict[str, Any] = gateway.data["operations"]
    fitting = (name for name, one in operations.items() if file.data["medium"] in one["media"])
    usual = file.data.get("operation") or next(fitting, "")
    shared = {wire: facts for wire, _, facts in _in_path(gateway)}
    yield from _presence_faults(file)
    modes: dict[str, dict[str, Any]] = file.data.get("modes") or {"": {}}
    for mode, stated in modes.items():
        name = stated.get("operation", usual)
        if name not in operations:
            continue
        where = f" in the mode `{mode}`" if len(modes) > 1 else ""
        holes = _holes(operations[name])
        filled = set(shared)
        for wire, key, facts in _in_path(file):
            own = apply_change(facts, stated.get("params", {}).get(key, {}))
            if own is None:
                continue
            filled.add(wire)
            at = ("params", key)
            if wire not in holes:
                message = f"`{name}`, which creates{where}, has no `{{{wire}}}` in its path"
                yield file.fault(
                    (*at, "in"), message, "make the param `forbidden` there" if where else ""
                )
            elif not own.get("required") and "default" not in own and own["type"] != "constant":
                message = f"a path needs its params, and this one may be left out{where}"
                yield file.fault(at, message, "say `required: true`, or a default", key=True)
        for hole, step in holes.items():
            if hole not in filled:
                yield _without_value(
                    file, gateway, workspace, ("operations", name, step), hole, where
                )


def _without_value(
    file: SpecFile,
    gateway: SpecFile,
    workspace: Workspace,
    at: SpecPath,
    hole: str,
    where: str,
) -> Diagnostic:
    """The fault of a hole: the gateway's where no model fills it, else that of the model that does not."""
    models = [one for one in workspace.models if one.gateway == file.gateway]
    if any(wire == hole for one in models for wire, _, _ in _in_path(one)):
        message = f"nothing fills `{{{hole}}}` in the path of `{at[1]}`{where}"
        return file.fault(("params",), message, "add a param with `in: path`", key=True)
    hint = "can be filled here: `{model}`, and what a param of the model says with `in: path`"
    return gateway.fault(at, f"nothing fills `{{{hole}}}` in this path", hint)


def _presence_faults(file: SpecFile) -> Iterator[Diagnostic]:
    """Modes that ask whether a param is in the path: it always is."""
    names = {facts.get("name") or snake(key) for _, key, facts in _in_path(file)}
    for mode, stated in file.data.get("modes", {}).items():
        for word in ("present", "absent"):
            for index, name in enumerate(stated.get(word, ())):
                if name in names:
                    message = f"`{name}` is in the path of every request, so this decides nothing"
                    yield file.fault(("modes", mode, word, index), message, "remove it")


def _holes(operation: dict[str, Any]) -> dict[str, str]:
    """Hole that a param fills → the first step whose path has it."""
    found: dict[str, str] = {}
    for step in ("create", "stream"):
        for hole in holes_of(operation.get(step, "").partition("?")[0]):
            if is_hole(hole):
                found.setdefault(hole, step)
    return found


def _in_path(file: SpecFile) -> list[tuple[str, str, dict[str, Any]]]:
    """(hole, key, facts) of the params of a file that travel in the path."""
    params: dict[str, dict[str, Any]] = file.data.get("params", {})
    return [
        (one.get("key") or key, key, one) for key, one in params.items() if one.get("in") == "path"
    ]
