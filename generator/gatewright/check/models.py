"""A model against its gateway, and its examples against its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, Workspace

_KINDS = ("image", "video", "audio")
_AMOUNTS = ("credits", "usd", "cny")


def model_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every contradiction between a model's file and its gateway's."""
    gateway = workspace.gateways.get(file.gateway)
    if gateway is not None and gateway.complete and "operations" in gateway.data:
        yield from _operation_faults(file, gateway)
        yield from _upload_faults(file, gateway)
    yield from _price_faults(file)
    for other in workspace.models:
        if other is file:
            break
        if other.gateway == file.gateway and other.data.get("id") == file.data["id"]:
            yield file.fault(("id",), f"this model is also in {other.path}")


def _operation_faults(file: SpecFile, gateway: SpecFile) -> Iterator[Diagnostic]:
    operations: dict[str, Any] = gateway.data["operations"]
    name = file.data.get("operation")
    if name is not None and name not in operations:
        hint = did_you_mean(name, operations)
        yield file.fault(("operation",), f"{file.gateway} has no operation `{name}`", hint)
    elif name is None and not any(
        file.data["medium"] in operation.get("media", ()) for operation in operations.values()
    ):
        message = f"{file.gateway} has no operation that makes {file.data['medium']}"
        yield file.fault(("medium",), message, "name one with `operation:`")


def _upload_faults(file: SpecFile, gateway: SpecFile) -> Iterator[Diagnostic]:
    uploads: dict[str, Any] | None = file.data.get("uploads")
    if uploads is None:
        return
    param = uploads.get("param")
    params = file.data.get("params", {})
    if param is not None and param not in params:
        yield file.fault(
            ("uploads", "param"), f"there is no param `{param}`", did_you_mean(param, params)
        )
    if param is None and "argument" not in gateway.data.get("uploads", {}):
        message = f"{file.gateway} has no list of reference files of its own"
        yield file.fault(("uploads",), message, "name the param that takes them with `param:`")
    if not any(kind in uploads for kind in _KINDS):
        yield file.fault(("uploads",), "no kind of file is named", "add image, video or audio")


def _price_faults(file: SpecFile) -> Iterator[Diagnostic]:
    price: dict[str, Any] = file.data.get("price", {})
    stated = [key for key in _AMOUNTS if key in price]
    if len(stated) > 1:
        yield file.fault(("price", stated[1]), f"the price is already in {stated[0]}", key=True)
    if "round" in price and "credits_per_usd" not in price:
        message = "rounding is for credits that come from US dollars"
        yield file.fault(("price", "round"), message, "add `credits_per_usd`", key=True)
