"""Runs every rule; meaning is only looked at in files whose shape is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace
from .gateways import gateway_faults
from .models import model_faults
from .modes import mode_faults
from .names import name_faults
from .package import package_faults
from .params import param_faults
from .readings import reading_faults
from .shape import shape_faults
from .sources import source_faults
from .twins import twin_faults

Rule = Callable[[SpecFile, Workspace], Iterator[Diagnostic]]

RULES: dict[str, tuple[Rule, ...]] = {
    "package": (package_faults,),
    "gateway": (source_faults, param_faults, gateway_faults),
    "model": (source_faults, param_faults, mode_faults, model_faults),
    "reading": (reading_faults,),
}
"""What is asked of each kind of file, once its shape is right."""


def check(workspace: Workspace) -> list[Diagnostic]:
    """Every fault of every file that could be read to its end, sorted by place."""
    faults: list[Diagnostic] = []
    right: list[SpecFile] = []
    for file in workspace.files():
        if file.complete:
            found = list(shape_faults(file))
            faults += found
            if not found:
                right.append(file)
    sound = Workspace(
        workspace.root,
        workspace.package,
        {file.gateway: file for file in right if file.kind == "gateway"},
        [file for file in right if file.kind == "model"],
    )
    for file in right:
        faults += [fault for rule in RULES[file.kind] for fault in rule(file, sound)]
    faults += [*twin_faults(sound), *name_faults(sound)]
    return sorted(set(faults))
