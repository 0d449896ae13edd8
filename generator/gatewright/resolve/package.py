"""All spec files → `ir.Package`, with the diagnostics that only show when everything is resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..check import sentence
from ..diagnostics import Diagnostic
from ..ir import Gateway, Model, Package
from ..load import SpecFile, Workspace
from ..schema import compiled, request_schema
from .gateway import gateway_of
from .model import model_of


def resolve(workspace: Workspace) -> tuple[Package | None, list[Diagnostic]]:
    """The package that checked files describe; None with diagnostics when names collide.

    The files must have passed `check`: what it guarantees is not looked at again.
    """
    diagnostics: list[Diagnostic] = []
    gateways: list[Gateway] = []
    by_gateway: dict[str, list[SpecFile]] = {}
    for file in workspace.models:
        by_gateway.setdefault(file.gateway, []).append(file)
    for name, file in sorted(workspace.gateways.items()):
        gateway = gateway_of(name, file.data)
        models: list[tuple[SpecFile, Model]] = [
            (one, model_of(one.data, gateway)) for one in by_gateway.get(name, ())
        ]
        diagnostics += _example_faults(models)
        ordered = sorted((model for _, model in models), key=lambda model: model.key)
        gateways.append(replace(gateway, models=tuple(ordered)))
    if diagnostics:
        return None, sorted(diagnostics)
    facts = workspace.package.data
    return (
        Package(
            name=facts["name"],
            import_name=facts["import_name"],
            version=facts["version"],
            summary=facts["summary"],
            command=facts["command"],
            license=facts["license"],
            gateways=tuple(gateways),
        ),
        [],
    )


def named(package: Package, name: str | None) -> Package:
    """`package` under another import name, where one is given."""
    if name is None:
        return package
    dashed = name.replace("_", "-")
    return replace(package, import_name=name, name=dashed, command=dashed)


def _example_faults(models: list[tuple[SpecFile, Model]]) -> Iterator[Diagnostic]:
    """Examples that their own model would refuse."""
    for file, model in models:
        if not model.examples:
            continue
        faults_of = compiled(request_schema(model))
        for name, body in model.examples:
            for fault in faults_of(body):
                message, hint = sentence(fault)
                at = ("examples", name, *fault.path)
                yield file.fault(at, f"in this example {message}", hint, key=True)
