"""Runs every rule; meaning is only looked at in files whose shape is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace
from .gateways import gateway_faults
from .models import model_faults
from .modes import mode_faults
from .params import param_faults
from .shape import shape_faults
from .sources import source_faults

Rule = Callable[[SpecFile, Workspace], Iterator[Diagnostic]]

RULES: dict[str, tuple[Rule, ...]] = {
    "package": (),
    "gateway": (source_faults, param_faults, gateway_faults),
    "model": (source_faults, param_faults, mode_faults, model_faults),
}
"""What is asked of each kind of file, once its shape is right."""


def check(workspace: Workspace) -> list[Diagnostic]:
    """Every fault of every file, sorted by place."""
    faults: list[Diagnostic] = []
    for file in workspace.files():
        found = list(shape_faults(file))
        if not found:
            found = [fault for rule in RULES[file.kind] for fault in rule(file, workspace)]
        faults += found
    return sorted(set(faults))
