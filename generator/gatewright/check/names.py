"""Names that specs give to generated code. No name may hide another name or a Python keyword."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace
from ..names import model_classes, model_name, snake
from ..reserved import refused_argument, refused_attribute, refused_class, refused_module
from ..runtime.rules.kinds import kind_class

_NAME_IT = "give this model a `name:`"


def name_faults(workspace: Workspace) -> Iterator[Diagnostic]:
    """Returns a fault for every name that is not allowed, and for the second use of a name."""
    modules: dict[str, SpecFile] = {}
    for file in workspace.gateways.values():
        module = snake(file.gateway)
        refused = refused_module(module)
        if refused is None and (first := modules.setdefault(module, file)) is not file:
            refused = f"{module!r} is also the module of {first.path}"
        if refused is not None:
            yield file.fault((), refused, "rename this file")
        for name in _clients(file):
            refused = refused_class(name)
            if refused is not None:
                yield file.fault(("class",), refused, "choose another name")
                break
        yield from _argument_faults(file, {})
        argument = file.data["uploads"].get("argument", "")
        reason = refused_argument(argument)
        if reason is not None:
            yield file.fault(("uploads", "argument"), reason, "choose another name")
    by_gateway: dict[str, list[SpecFile]] = {}
    for file in workspace.models:
        by_gateway.setdefault(file.gateway, []).append(file)
    for name, files in by_gateway.items():
        yield from _model_faults(files, workspace.gateways.get(name))


def _clients(gateway: SpecFile) -> tuple[str, str]:
    return gateway.data["class"], f"Async{gateway.data['class']}"


def _model_faults(files: list[SpecFile], gateway: SpecFile | None) -> Iterator[Diagnostic]:
    attributes: dict[str, SpecFile] = {}
    classes: dict[str, SpecFile] = {}
    if gateway is not None:
        classes = dict.fromkeys(_clients(gateway), gateway)
    keys: set[str] = set()
    for file in files:
        if file.key in keys:
            continue  # the same model twice is a fault of its own
        keys.add(file.key)
        name = model_name(file.data)
        attribute = snake(name)
        refused = refused_attribute(attribute) if name else "no name can be made from this id"
        if name[:1].isdigit():
            refused = f"no name can begin with a digit, as {name!r} does"
        if refused is None and (first := attributes.setdefault(attribute, file)) is not file:
            refused = f"{attribute!r} is also the name of the model in {first.path}"
        if refused is None:
            refused = _class_fault(file, classes)
        if refused is not None:
            at = ("name",) if "name" in file.data else ("id",)
            yield file.fault(at, refused, _NAME_IT, key=True)
        yield from _argument_faults(file, gateway.data if gateway is not None else {})


def _class_fault(file: SpecFile, classes: dict[str, SpecFile]) -> str | None:
    """Returns a fault for the first class name in use, and notes the model's other ones."""
    refused: str | None = None
    for name in model_classes(model_name(file.data)):
        first = classes.setdefault(name, file)
        reason = refused_class(name)
        if reason is None and first is not file:
            reason = f"`{name}` would also be a class of {first.path}"
        refused = refused or reason
    return refused


def _argument_faults(file: SpecFile, gateway: dict[str, Any]) -> Iterator[Diagnostic]:
    """Returns the faults of argument names. A model also has the params of its `gateway`."""
    seen: dict[str, str] = {}
    for key, facts in gateway.get("params", {}).items():
        seen[facts.get("name") or snake(key)] = key
    if "uploads" in file.data:
        argument = gateway.get("uploads", {}).get("argument")
        if argument is not None:
            seen[argument] = "the reference files"
    for key, facts in file.data.get("params", {}).items():
        if kind_class(facts).fixed:
            continue
        name = facts.get("name") or snake(key)
        reason = refused_argument(name)
        first = seen.setdefault(name, key)
        if reason is None and first != key:
            reason = f"{name!r} is also the Python name of `{first}`"
        if reason is not None:
            yield file.fault(("params", key), reason, "give this param a `name:`", key=True)
