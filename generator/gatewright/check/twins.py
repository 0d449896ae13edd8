"""Things that two files both lay claim to."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace
from ..names import snake


def twin_faults(workspace: Workspace) -> Iterator[Diagnostic]:
    """Model ids, client classes and modules that are there twice; the later file is at fault."""
    ids: dict[tuple[str, str], SpecFile] = {}
    for file in workspace.models:
        first = ids.setdefault((file.gateway, file.data["id"]), file)
        if first is not file:
            yield file.fault(("id",), f"this model is also in {first.path}")
    classes: dict[str, SpecFile] = {}
    modules: dict[str, SpecFile] = {}
    for name, file in workspace.gateways.items():
        for class_name in (file.data["class"], f"Async{file.data['class']}"):
            first = classes.setdefault(class_name, file)
            if first is not file:
                yield file.fault(("class",), f"`{class_name}` is also a class of {first.path}")
        first = modules.setdefault(snake(name), file)
        if first is not file:
            yield file.fault((), f"its module has the name of that of {first.path}", "rename it")
