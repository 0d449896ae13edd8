"""A draft tried out among the specs that are there: it passes, or it says what a person has to fill in."""

from __future__ import annotations

from pathlib import Path

from ...diagnostics import Diagnostic
from ...load import SpecFile, Workspace
from ...load.document import read as read_spec
from ...pipeline import resolve_specs
from ..facts import PageReading
from .draft import draft


def tried_draft(
    reading: PageReading, workspace: Workspace, today: str, address: str = ""
) -> tuple[str, list[Diagnostic]]:
    """(text of a spec, what a person has to fill in before it passes).

    Raises ValueError when the page does not say which model it is about.
    """
    if reading.model is not None and reading.model in reading.models:
        reading = reading.about(reading.model)
    text = draft(reading, today, address)
    faults = _faults(text, reading, workspace)
    broken = [fault.message for fault in faults if fault.message.startswith("in this example")]
    if broken:
        text = draft(reading, today, address, broken)
        faults = _faults(text, reading, workspace)
    if faults:
        listed = [f"# - line {fault.line}: {fault.message}" for fault in faults]
        head, _, rest = text.partition("\n")
        text = "\n".join([head, "# To fill in before `gatewright check` passes:", *listed, rest])
        faults = [_lower(fault, len(listed) + 1) for fault in faults]
    return text, faults


def _faults(text: str, reading: PageReading, workspace: Workspace) -> list[Diagnostic]:
    gateway = reading.gateway or ""
    if gateway not in workspace.gateways:
        return []
    file = SpecFile(Path("draft.yaml"), "model", gateway)
    faults = read_spec(file, text.encode("utf-8"))
    others = [
        one
        for one in workspace.models
        if one.gateway != gateway
        or reading.model not in (one.data.get("id"), *one.data.get("ids", ()))
    ]
    tried = Workspace(workspace.root, workspace.package, workspace.gateways, [*others, file])
    found = faults or resolve_specs(tried)[1]
    return [fault for fault in found if str(fault.path) == str(file.path)]


def _lower(fault: Diagnostic, lines: int) -> Diagnostic:
    return Diagnostic(fault.path, fault.line + lines, fault.column, fault.message, fault.hint)
