"""All spec files → `ir.Package`, or every fault in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..check import check, sentence
from ..diagnostics import Diagnostic
from ..ir import Gateway, Model, Package
from ..load import SpecFile, Workspace
from ..schema import compile_schema, request_schema
from .gateway import gateway_of
from .model import model_of


def resolve(workspace: Workspace) -> tuple[Package | None, list[Diagnostic]]:
    """The package that the files describe, or None and every fault in them.

    The faults are those of `check`, and of examples that their own model refuses.
    """
    built = _Built()
    faults = check(workspace, built.faults)
    if faults or not all(file.complete for file in workspace.files()):
        return None, faults
    facts = workspace.package.data
    return (
        Package(
            name=facts["name"],
            import_name=facts["import_name"],
            version=facts["version"],
            summary=facts["summary"],
            command=facts["command"],
            license=facts["license"],
            gateways=tuple(built.gateways),
        ),
        [],
    )


class _Built:
    """The gateways of the last workspace, and the faults that need them.

    `check` may ask for several workspaces that share most of their files; each file is built once.
    """

    def __init__(self) -> None:
        self.gateways: list[Gateway] = []
        self._known: dict[int, tuple[SpecFile, Gateway]] = {}
        self._models: dict[tuple[int, int], tuple[SpecFile, Model, list[Diagnostic]]] = {}

    def faults(self, workspace: Workspace) -> list[Diagnostic]:
        """Builds every gateway, and returns the faults of examples."""
        diagnostics: list[Diagnostic] = []
        self.gateways = []
        by_gateway: dict[str, list[SpecFile]] = {}
        for file in workspace.models:
            by_gateway.setdefault(file.gateway, []).append(file)
        for name, file in sorted(workspace.gateways.items()):
            _, gateway = self._known.setdefault(id(file), (file, gateway_of(name, file.data)))
            models: list[Model] = []
            for one in by_gateway.get(name, ()):
                model, wrong = self._model(one, file, gateway)
                models.append(model)
                diagnostics += wrong
            ordered = sorted(models, key=lambda model: model.key)
            self.gateways.append(replace(gateway, models=tuple(ordered)))
        return diagnostics

    def _model(
        self, file: SpecFile, home: SpecFile, gateway: Gateway
    ) -> tuple[Model, list[Diagnostic]]:
        key = id(file), id(home)
        if key not in self._models:
            model = model_of(file.data, gateway)
            self._models[key] = file, model, list(_example_faults(file, model))
        return self._models[key][1:]


def rename_package(package: Package, name: str | None) -> Package:
    """Returns `package` with another import name when `name` is given."""
    if name is None:
        return package
    dashed = name.replace("_", "-")
    return replace(package, import_name=name, name=dashed, command=dashed)


def _example_faults(file: SpecFile, model: Model) -> Iterator[Diagnostic]:
    """Returns a fault for each example that breaks a rule of its own model."""
    # A guess in place of a faulty gateway may lack the argument that a mode of this model names.
    names = {param.name for param in model.params}
    named = {
        name
        for mode in model.modes
        for name in (*mode.present, *mode.absent, *(one.name for one in mode.when))
    }
    if not model.examples or not named <= names:
        return
    faults_of = compile_schema(request_schema(replace(model, rules=())))
    for name, body in model.examples:
        for rule in model.rules:
            for broken in rule.relation.judge(None, body) or ():
                said = f"{broken.path.removeprefix('/') or 'the request'} {broken.message}"
                at = ("examples", name, *broken.path.split("/")[1:])
                yield file.fault(at, f"in this example {said}", broken.suggestion or "", key=True)
        for fault in faults_of(body):
            message, hint = sentence(fault)
            where = ("examples", name, *fault.path)
            yield file.fault(where, f"in this example {message}", hint, key=True)
