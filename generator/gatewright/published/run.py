"""An import as a whole: documents → new specs that pass beside those that are there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..check import check, is_gateway_name
from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace, load
from ..load.document import read
from ..names import model_classes, model_name, snake
from .models import ImportOptions, PublishedModel
from .places import Library
from .record import ImportRecord, import_record_text, record_file
from .shapes import gateway_text, models_of
from .specs import file_name, name_models, spec_text
from .writable import writable


@dataclass(slots=True)
class ImportRun:
    """What an import found and would write."""

    models: list[PublishedModel] = field(default_factory=list[PublishedModel])
    texts: dict[Path, str] = field(default_factory=dict[Path, str])
    """Path of each new file → its text."""
    faults: list[Diagnostic] = field(default_factory=list[Diagnostic])
    """What is wrong in the specs that were there before; nothing is to be written then."""
    gateway: dict[str, Any] | None = None
    """The data of the gateway's spec, where this import writes it."""
    there: list[str] = field(default_factory=list[str])
    """Models that were imported before."""


def import_models(
    shape: str,
    library: Library,
    options: ImportOptions,
    specs: Path,
    record: ImportRecord,
    wanted: Callable[[str], bool],
) -> ImportRun:
    """Reads the models that `wanted` takes and makes the spec of each that has none yet."""
    run = ImportRun()
    workspace = _workspace(shape, library, options, specs, run)
    if run.faults:
        return run
    gateway = workspace.gateways[options.gateway].data
    run.models = list(models_of(shape, library, options, gateway, wanted))
    folder = specs / "models" / options.gateway
    there = {root for root, (name, _) in record.models.items() if (folder / name).exists()}
    run.there = [one.root for one in run.models if one.root in there]
    new = [one for one in run.models if not one.problem and one.root not in there]
    _name(new, options.gateway, workspace)
    files = _files(new, options.gateway, specs, workspace)
    good = _passing(files, workspace, run)
    for file, model in good:
        run.texts[file.path] = file.text
        record.models[model.root] = file.path.name, json.loads(json.dumps(model.data))
    if good:
        home = workspace.gateways[options.gateway]
        if not home.path.exists():
            run.texts[home.path] = home.text
            run.gateway = home.data
            record.gateway = home.data if shape == "openapi" else None
        if not workspace.package.path.exists():
            run.texts[workspace.package.path] = workspace.package.text
        run.texts[record_file(specs, options.gateway)] = import_record_text(record)
    return run


def _workspace(
    shape: str, library: Library, options: ImportOptions, specs: Path, run: ImportRun
) -> Workspace:
    """The specs that are there, with a gateway and a package where they lack them."""
    workspace, faults = load(specs)
    if not workspace.package.text and not workspace.package.path.exists():
        _fill(workspace.package, package_text(options.gateway), run)
        faults = [one for one in faults if one.path != str(workspace.package.path)]
    path = specs / "gateways" / f"{options.gateway}.yaml"
    if options.gateway not in workspace.gateways:
        file = SpecFile(path, "gateway", options.gateway)
        _fill(file, gateway_text(shape, library, options), run)
        workspace.gateways[options.gateway] = file
    home = specs / "gateways"
    run.faults += [
        one for one in faults if one.message not in ("there is no gateway", "there is no such folder")
        and one.path != str(home)
    ]  # fmt: skip
    return workspace


def _fill(file: SpecFile, text: str, run: ImportRun) -> None:
    run.faults += read(file, text.encode("utf-8"))


def name_fault(gateway: str) -> str:
    """Why a gateway cannot be called so, with a name that would do; nothing where it can."""
    if is_gateway_name(gateway):
        return ""
    said = f"{gateway!r} is not a name for a gateway: small letters, digits and hyphens"
    near = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^[^A-Za-z]+", "", gateway).lower()).strip("-")
    return f"{said}, such as {near}" if near else said


def package_text(gateway: str) -> str:
    """The spec of a package for one gateway, to be changed by hand."""
    name = snake(gateway).replace("_", "-")
    data = {
        "name": f"{name}-models",
        "import_name": f"{snake(gateway)}_models",
        "version": "0.1.0",
        "summary": f"Models of {gateway}, as its published documents state them.",
        "command": f"{name}-models",
        "license": "LicenseRef-Unpublished",
    }
    return spec_text(data, "package").replace("../../schema", "schema", 1)


def _name(models: list[PublishedModel], gateway: str, workspace: Workspace) -> None:
    """Names that no other model of the gateway has."""
    taken: set[str] = set()
    for file in workspace.models:
        if file.gateway == gateway and "id" in file.data:
            name = model_name(file.data)
            taken |= {snake(name), *model_classes(name)}
    data = workspace.gateways[gateway].data
    taken |= {str(data.get("class")), f"Async{data.get('class')}"}
    name_models(
        (one.data for one in models),
        {one.data["id"]: one.root.partition("@")[0] for one in models},
        taken,
    )


def _files(
    models: list[PublishedModel], gateway: str, specs: Path, workspace: Workspace
) -> list[tuple[SpecFile, PublishedModel]]:
    """A file for each model, whose name no other file has."""
    used = {file.path.name for file in workspace.models if file.gateway == gateway}
    found: list[tuple[SpecFile, PublishedModel]] = []
    for model in models:
        stem = base = file_name(model.root)
        while f"{stem}.yaml" in used:
            stem = f"{base}-{len(used)}"
        used.add(f"{stem}.yaml")
        path = specs / "models" / gateway / f"{stem}.yaml"
        found.append((SpecFile(path, "model", gateway), model))
    return found


def _passing(
    files: list[tuple[SpecFile, PublishedModel]], workspace: Workspace, run: ImportRun
) -> list[tuple[SpecFile, PublishedModel]]:
    """The files that pass beside all others. A model whose file does not is left out, with the reason."""
    kept: list[tuple[SpecFile, PublishedModel]] = []
    for file, model in files:
        if not writable(model.data):
            model.problem = "a name in it holds a character that no spec can hold"
            continue
        faults = read(file, spec_text(model.data).encode("utf-8"))
        if faults:
            model.problem = f"its spec would not pass: {faults[0].message}"
        else:
            kept.append((file, model))
    if not kept:
        return []
    tried = Workspace(
        workspace.root,
        workspace.package,
        workspace.gateways,
        [*workspace.models, *(file for file, _ in kept)],
    )
    wrong: dict[str, Diagnostic] = {}
    for fault in sorted(check(tried)):
        wrong.setdefault(fault.path, fault)
    for file, model in kept:
        if str(file.path) in wrong:
            model.problem = f"its spec would not pass: {wrong.pop(str(file.path)).message}"
    run.faults += wrong.values()
    return [] if run.faults else [one for one in kept if not one[1].problem]
