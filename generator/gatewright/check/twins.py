"""Ids, endpoints and class names that two files share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace


def twin_faults(workspace: Workspace) -> Iterator[Diagnostic]:
    """Returns a fault for each model key, endpoint of an id or client class that an earlier file has already."""
    keys: dict[str, SpecFile] = {}
    for file in workspace.models:
        if "names_operation" in file.data and "operation" not in file.data:
            hint = "say which one creates it: `operation:`"
            yield file.fault(("names_operation",), "there is no operation to name", hint, key=True)
        first = keys.setdefault(file.key, file)
        if first is not file:
            other = file.data.get("operation") != first.data.get("operation")
            hint = "say `names_operation: true` where it is another operation" if other else ""
            yield file.fault(("id",), f"this model is also in {first.path}", hint)
    yield from _same_endpoint(workspace)
    classes: dict[str, SpecFile] = {}
    for file in workspace.gateways.values():
        for class_name in (file.data["class"], f"Async{file.data['class']}"):
            first = classes.setdefault(class_name, file)
            if first is not file:
                yield file.fault(("class",), f"`{class_name}` is also a class of {first.path}")


def _same_endpoint(workspace: Workspace) -> Iterator[Diagnostic]:
    """Returns a fault for each file whose requests go where those of another file with its id go."""
    found: dict[tuple[str, str, str], SpecFile] = {}
    for file in workspace.models:
        for address in _creates(file, workspace.gateways.get(file.gateway)):
            first = found.setdefault((file.gateway, file.data["id"], address), file)
            if first.key != file.key:
                message = f"requests of {first.path} with this id go to {address} too"
                hint = "nothing tells the two apart; make them modes of one file"
                yield file.fault(("operation",), message, hint)
                break


def _creates(file: SpecFile, gateway: SpecFile | None) -> Iterator[str]:
    """Where the creates of a model go, in each of its modes."""
    operations: dict[str, Any] = gateway.data["operations"] if gateway is not None else {}
    usual = (name for name, one in operations.items() if file.data["medium"] in one["media"])
    named = [file.data.get("operation") or next(usual, "")]
    named += [one.get("operation", "") for one in file.data.get("modes", {}).values()]
    for name in dict.fromkeys(named):
        if name in operations:
            host: str = operations[name].get("base_url", "")
            method, _, path = operations[name]["create"].partition(" ")
            yield f"{method} {host}{path}"
