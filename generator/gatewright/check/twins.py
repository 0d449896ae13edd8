"""Ids and class names that two files share."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace


def twin_faults(workspace: Workspace) -> Iterator[Diagnostic]:
    """Returns a fault for each model id or client class that an earlier file has already."""
    ids: dict[tuple[str, str], SpecFile] = {}
    for file in workspace.models:
        first = ids.setdefault((file.gateway, file.data["id"]), file)
        if first is not file:
            yield file.fault(("id",), f"this model is also in {first.path}")
    classes: dict[str, SpecFile] = {}
    for file in workspace.gateways.values():
        for class_name in (file.data["class"], f"Async{file.data['class']}"):
            first = classes.setdefault(class_name, file)
            if first is not file:
                yield file.fault(("class",), f"`{class_name}` is also a class of {first.path}")
