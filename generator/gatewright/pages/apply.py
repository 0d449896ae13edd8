"""Findings → the spec files, each written only when the result passes every check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace, several
from ..load.document import read as read_spec
from ..pipeline import resolve_specs
from .edit import EditError, add_fact, change_fact, remove_fact, remove_item
from .facts import FactPath
from .findings import Comparison, PageFinding
from .spec_facts import own_source

APPLIED = ("changed", "new", "gone")


@dataclass(slots=True)
class Applied:
    """What applying findings would write, and whether it may."""

    texts: dict[Path, str] = field(default_factory=dict[Path, str])
    done: list[PageFinding] = field(default_factory=list[PageFinding])
    faults: list[Diagnostic] = field(default_factory=list[Diagnostic])
    """What would be wrong afterwards; nothing is to be written then."""


def select_findings(comparison: Comparison, only: Iterable[str] = ()) -> list[PageFinding]:
    """The findings to apply: all that are sure, or those that are named, unsure ones among them."""
    names = set(only)
    if names:
        return [
            one
            for one in comparison.findings
            if one.name in names
            and (one.kind in APPLIED or (one.kind == "unsure" and one.page is not None))
        ]
    return [one for one in comparison.findings if one.kind in APPLIED]


def apply(
    findings: Iterable[tuple[Comparison, PageFinding]], workspace: Workspace, today: str
) -> Applied:
    """The new text of every file that `findings` change; `today` becomes the date of their sources."""
    result = Applied()
    now: dict[str, SpecFile] = {}
    dated: set[tuple[str, str]] = set()
    for comparison, finding in findings:
        key = str(finding.file.path)
        file = now.get(key, finding.file)
        try:
            file = _apply_one(file, finding)
        except EditError as error:
            result.faults.append(finding.file.fault(finding.path, str(error)))
            continue
        source = (
            "page"
            if finding.owner == "model" or comparison.model is None
            else own_source(file, comparison.model)
        )
        if source and (key, source) not in dated:
            dated.add((key, source))
            file = _reread(file, change_fact(file, ("sources", source, "read"), today))
        now[key] = file
        result.done.append(finding)
    result.texts = {file.path: file.text for file in now.values()}
    result.faults += _faults(workspace, now)
    return result


def _apply_one(file: SpecFile, finding: PageFinding) -> SpecFile:
    path = finding.path
    if finding.kind == "gone":
        file = _reread(file, remove_fact(file, path))
        return _forget_origins(file, path)
    value: Any = finding.page
    if finding.spec is not None:
        return _reread(file, change_fact(file, path, value))
    file = _reread(file, add_fact(file, path, value))
    for name in cast(list[str], file.data.get("undocumented", [])):
        if name == finding.name or name.startswith(f"{finding.name}."):
            file = _reread(file, remove_item(file, ("undocumented",), name))
    return file


def _forget_origins(file: SpecFile, path: FactPath) -> SpecFile:
    """`file` without what it says about where a fact came from that it no longer has."""
    name = ".".join(path)
    for fact in list(cast(dict[str, Any], file.data.get("provenance", {}))):
        if fact == name or fact.startswith(f"{name}."):
            file = _reread(file, remove_fact(file, ("provenance", fact)))
    return file


def _reread(file: SpecFile, text: str) -> SpecFile:
    again = SpecFile(file.path, file.kind, file.gateway)
    faults = read_spec(again, text.encode("utf-8"))
    if faults:
        raise EditError(f"cannot be written into the file: {faults[0].message}")
    return again


def _by_path(files: list[SpecFile]) -> dict[str, list[SpecFile]]:
    """The models of each file: one, or one for each of its ids."""
    found: dict[str, list[SpecFile]] = {}
    for file in files:
        found.setdefault(str(file.path), []).append(file)
    return found


def _faults(workspace: Workspace, now: dict[str, SpecFile]) -> list[Diagnostic]:
    """The faults of the workspace with the new files, down to an example that no longer passes."""
    again = Workspace(
        workspace.root,
        workspace.package,
        {name: now.get(str(file.path), file) for name, file in workspace.gateways.items()},
        [
            found
            for path, files in _by_path(workspace.models).items()
            for found in (several(now[path])[0] if path in now else files)
        ],
    )
    return resolve_specs(again)[1]
