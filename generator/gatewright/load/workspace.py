"""A specs folder: its files and the kind of each."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ..diagnostics import Diagnostic
from .document import MAX_BYTES, SpecFile, read
from .variants import several

_PACKAGE = "package.yaml"
_READING = "reading"
_SEEN = ".seen"
"""Records of pages as last read; `gatewright docs` alone reads them."""


@dataclass(slots=True)
class Workspace:
    """Every file of a specs folder, loaded."""

    root: Path
    package: SpecFile
    gateways: dict[str, SpecFile] = field(default_factory=dict[str, SpecFile])
    """By name, which is the file's name without its ending."""
    models: list[SpecFile] = field(default_factory=list[SpecFile])
    readings: dict[str, SpecFile] = field(default_factory=dict[str, SpecFile])
    """Reading vocabularies, by name of the gateway."""

    def files(self) -> list[SpecFile]:
        """Every file: the package's, the gateways', the models', the reading vocabularies."""
        return [self.package, *self.gateways.values(), *self.models, *self.readings.values()]


def load(root: Path) -> tuple[Workspace, list[Diagnostic]]:
    """Loads the specs folder `root`. Returns the faults of all files together."""
    workspace = Workspace(root, SpecFile(display_path(root / _PACKAGE), "package", ""))
    if not root.is_dir():
        return workspace, [Diagnostic(str(display_path(root)), 1, 1, "there is no such folder")]
    faults: list[Diagnostic] = []
    for path in sorted(root.rglob("*")):
        faults += _place(path, path.relative_to(root), workspace)
    models, workspace.models = workspace.models, []
    for file in models:
        found, wrong = several(file)
        workspace.models += found
        faults += wrong
    if not workspace.package.text and not any(
        fault.path == str(workspace.package.path) for fault in faults
    ):
        faults.append(Diagnostic(str(workspace.package.path), 1, 1, "this file is missing"))
    if not workspace.gateways:
        faults.append(Diagnostic(str(display_path(root / "gateways")), 1, 1, "there is no gateway"))
    for file in (*workspace.models, *workspace.readings.values()):
        if file.gateway not in workspace.gateways:
            message = f"there is no gateway `{file.gateway}`"
            hint = f"write {display_path(root / 'gateways' / f'{file.gateway}.yaml')}"
            faults.append(Diagnostic(str(file.path), 1, 1, message, hint))
    return workspace, sorted(faults)


def load_readings(root: Path) -> tuple[Workspace, list[Diagnostic]]:
    """Loads only the reading vocabularies of the folder `root`, and every fault in them."""
    workspace = Workspace(root, SpecFile(display_path(root / _PACKAGE), "package", ""))
    faults: list[Diagnostic] = []
    for path in sorted((root / _READING).rglob("*")):
        faults += _place(path, path.relative_to(root), workspace)
    return workspace, faults


def _place(path: Path, below: Path, workspace: Workspace) -> list[Diagnostic]:
    """Loads one file by its path in the folder, or reports why the path is wrong."""
    here = display_path(path)
    parts = below.parts
    if path.is_symlink() and workspace.root.resolve() not in path.resolve().parents:
        return [Diagnostic(str(here), 1, 1, "this link leads out of the folder")]
    if path.is_dir() or parts[0] == "schema" or parts[-1].startswith("."):
        return []
    match parts:
        case (name,) if name == _PACKAGE:
            file = workspace.package
        case ("gateways", name) if name.endswith(".yaml"):
            file = SpecFile(here, "gateway", path.stem)
            workspace.gateways[path.stem] = file
        case ("models", gateway, name) if name.endswith(".yaml"):
            file = SpecFile(here, "model", gateway)
            workspace.models.append(file)
        case (folder, name) if folder == _READING and name.endswith(".yaml"):
            file = SpecFile(here, "reading", path.stem)
            workspace.readings[path.stem] = file
        case ("models", _, name) if name.endswith(_SEEN) and path.with_suffix(".yaml").is_file():
            return []
        case ("models", _, name) if name.endswith(_SEEN):
            hint = f"there is no spec {path.stem}.yaml beside it; remove this file"
            return [Diagnostic(str(here), 1, 1, "this record of a page has no spec", hint)]
        case _:
            hint = "specs lie in gateways/NAME.yaml and models/GATEWAY/NAME.yaml"
            return [Diagnostic(str(here), 1, 1, "this file has no place here", hint)]
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return [Diagnostic(str(here), 1, 1, f"cannot be read: {error.strerror}")]
    return read(file, raw)


def display_path(path: Path) -> Path:
    """Returns `path` relative to the working folder."""
    relative = Path(os.path.relpath(path))
    return path if relative.parts[:2] == ("..", "..") else relative
