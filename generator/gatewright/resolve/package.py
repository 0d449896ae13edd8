"""All spec files → `ir.Package`, or every fault in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..check import check, sentence
from ..diagnostics import Diagnostic
from ..ir import Gateway, Model, Package
from ..load import SpecFile, Workspace
from ..names import refused_argument, refused_attribute, refused_class
from ..schema import compiled, request_schema
from .gateway import gateway_of
from .model import model_of


def resolve(workspace: Workspace) -> tuple[Package | None, list[Diagnostic]]:
    """The package that the files describe, or None and every fault in them.

    The faults are those of `check`, of names that collide, and of examples that their own model
    refuses.
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
    """The gateways of the last workspace, and what only shows in them.

    `check` may ask for several workspaces that share most of their files; each file is built once.
    """

    def __init__(self) -> None:
        self.gateways: list[Gateway] = []
        self._known: dict[int, tuple[SpecFile, Gateway]] = {}
        self._models: dict[tuple[int, int], tuple[SpecFile, Model, list[Diagnostic]]] = {}

    def faults(self, workspace: Workspace) -> list[Diagnostic]:
        """Builds every gateway; gives names that cannot stand and examples that are refused."""
        diagnostics: list[Diagnostic] = []
        self.gateways = []
        by_gateway: dict[str, list[SpecFile]] = {}
        for file in workspace.models:
            by_gateway.setdefault(file.gateway, []).append(file)
        for name, file in sorted(workspace.gateways.items()):
            _, gateway = self._known.setdefault(id(file), (file, gateway_of(name, file.data)))
            refused = refused_class(gateway.class_name)
            if refused:
                diagnostics.append(file.fault(("class",), refused, "choose another name"))
            models: list[tuple[SpecFile, Model]] = []
            for one in by_gateway.get(name, ()):
                model, wrong = self._model(one, file, gateway)
                models.append((one, model))
                diagnostics += wrong
            diagnostics += _name_faults(models)
            ordered = sorted((model for _, model in models), key=lambda model: model.key)
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


def named(package: Package, name: str | None) -> Package:
    """`package` under another import name, where one is given."""
    if name is None:
        return package
    dashed = name.replace("_", "-")
    return replace(package, import_name=name, name=dashed, command=dashed)


def _name_faults(models: list[tuple[SpecFile, Model]]) -> Iterator[Diagnostic]:
    """Names that cannot stand, or that two things share: an explicit `name:` solves each."""
    taken: dict[str, SpecFile] = {}
    for file, model in models:
        refused = refused_attribute(model.attribute)
        other = taken.setdefault(model.attribute, file)
        if refused is None and other is not file:
            refused = f"{model.attribute!r} is also the name of the model in {other.path}"
        if refused:
            yield file.fault(("id",), refused, "give this model a `name:`", key=True)
        seen: dict[str, str] = {"prompt": "prompt"}
        for param in model.params:
            at = tuple(param.fact.split("."))
            reason = refused_argument(param.name)
            first = seen.setdefault(param.name, param.wire)
            if reason is None and first != param.wire:
                reason = f"{param.name!r} is also the Python name of {first!r}"
            if reason:
                yield file.fault(at, reason, "give this param a `name:`", key=True)


def _example_faults(file: SpecFile, model: Model) -> Iterator[Diagnostic]:
    """Examples that their own model would refuse."""
    if not model.examples:
        return
    faults_of = compiled(request_schema(model))
    for name, body in model.examples:
        for fault in faults_of(body):
            message, hint = sentence(fault)
            at = ("examples", name, *fault.path)
            yield file.fault(at, f"in this example {message}", hint, key=True)
