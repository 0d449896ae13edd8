"""A model against its gateway: what creates it, where its params sit, its files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, Workspace
from ..slots import find_slots
from .gateways import NO_FILE, holds_file, slot_faults
from .outputs import output_faults
from .params import wire_key

_KINDS = ("image", "video", "audio")


def model_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every contradiction between a model's file and its gateway's."""
    gateway = workspace.gateways.get(file.gateway)
    if gateway is not None:
        yield from _operation_faults(file, gateway)
        yield from _mode_operation_faults(file, gateway)
        yield from _answer_faults(file, gateway)
        yield from _upload_faults(file, gateway)
        yield from _wire_faults(file, gateway)
    yield from output_faults(file)
    yield from slot_faults(file, ("answers",), file.data.get("answers", {}))


def _operation_faults(file: SpecFile, gateway: SpecFile) -> Iterator[Diagnostic]:
    if _operation(file, gateway) is not None:
        return
    operations: dict[str, Any] = gateway.data["operations"]
    name = file.data.get("operation")
    if name is not None:
        message = f"{file.gateway} has no operation `{name}`"
        yield file.fault(("operation",), message, did_you_mean(name, operations))
    else:
        message = f"{file.gateway} has no operation that makes {file.data['medium']}"
        yield file.fault(("medium",), message, "name one with `operation:`")


def _answer_faults(file: SpecFile, gateway: SpecFile) -> Iterator[Diagnostic]:
    """A model whose results no page shows: neither its own nor its gateway's."""
    operation = _operation(file, gateway)
    if operation is None:
        return
    layers = [gateway.data.get("answers", {}), operation.get("answers", {})]
    medium = file.data["medium"]
    shown = [*layers, *(one.get(medium, {}) for one in layers), file.data.get("answers", {})]
    own = file.data.get("answers", {}).get("succeeded")
    if not any("succeeded" in one for one in shown):
        message = "there is no `succeeded` answer to read results from"
        yield file.fault((), message, "add it under `answers`, here or in the gateway's file")
    elif own is not None and not any(holds_file(slot) for slot, _ in find_slots(own)):
        yield file.fault(("answers",), NO_FILE, key=True)


def _mode_operation_faults(file: SpecFile, gateway: SpecFile) -> Iterator[Diagnostic]:
    """Operations of modes that are not there, or that lay a request out in another way."""
    operations: dict[str, Any] = gateway.data["operations"]
    usual = _operation(file, gateway)
    for mode, facts in file.data.get("modes", {}).items():
        name = facts.get("operation")
        if name is None or usual is None:
            continue
        at = ("modes", mode, "operation")
        if name not in operations:
            message = f"{file.gateway} has no operation `{name}`"
            yield file.fault(at, message, did_you_mean(name, operations))
        elif file.data["medium"] not in operations[name]["media"]:
            yield file.fault(at, f"`{name}` makes no {file.data['medium']}")
        elif _layout(operations[name]) != _layout(usual):
            message = f"`{name}` has its params at other places than the model's operation"
            yield file.fault(at, message, "make the mode a model of its own")


def _layout(operation: dict[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in operation["request"].items() if key != "encoding"}


def _wire_faults(file: SpecFile, gateway: SpecFile) -> Iterator[Diagnostic]:
    """Returns a fault for each param whose key in the request another param uses."""
    operation = _operation(file, gateway)
    request: dict[str, str] = operation["request"] if operation else {}
    container = request.get("params", "" if operation else None)
    taken: dict[tuple[str | None, str], str] = {}
    if request.get("model") == "body":
        at, _, key = request.get("model_key", "model").rpartition(".")
        taken[at, key] = "the model's id"
    if "uploads" in file.data and "field" in gateway.data["uploads"]:
        taken[container, gateway.data["uploads"]["field"]] = "the reference files"
    for key, facts in gateway.data.get("params", {}).items():
        taken[facts.get("at", ""), wire_key(key, facts)] = f"the gateway's `{key}`"
    for key, facts in file.data.get("params", {}).items():
        own = request.get("prompt", "") if facts.get("role") == "prompt" else container
        where = facts.get("in", "body")
        place = facts.get("at", own) if where == "body" else where, wire_key(key, facts)
        other = taken.setdefault(place, f"`{key}`")
        if other != f"`{key}`":
            message = f"`{place[1]}` is already the key of {other} in a request"
            yield file.fault(("params", key), message, "say another `key` or `at`", key=True)


def _operation(file: SpecFile, gateway: SpecFile) -> dict[str, Any] | None:
    """The operation that creates the model, or None where there is none."""
    operations: dict[str, Any] = gateway.data["operations"]
    name = file.data.get("operation")
    if name is not None:
        return operations.get(name)
    medium = file.data["medium"]
    return next((one for one in operations.values() if medium in one["media"]), None)


def _upload_faults(file: SpecFile, gateway: SpecFile) -> Iterator[Diagnostic]:
    uploads: dict[str, Any] | None = file.data.get("uploads")
    if uploads is None:
        return
    if "argument" not in gateway.data.get("uploads", {}):
        message = f"{file.gateway} has no list of reference files of its own"
        hint = "say at each param which files it `takes`"
        yield file.fault(("uploads",), message, hint)
    if not any(kind in uploads for kind in _KINDS):
        yield file.fault(("uploads",), "no kind of file is named", "add image, video or audio")
