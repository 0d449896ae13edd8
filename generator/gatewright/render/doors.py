"""What the doors of the generated package hand out, and from which of its modules."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any

from ..ir import Gateway, Package
from ..runtime import errors
from .literals import INDENT, WIDTH, literal

Doors = list[tuple[str, list[str]]]
"""(module, names), sorted as an import block is."""


def gateway_door(gateway: Gateway) -> Doors:
    """The clients of a gateway, and for each model its classes and the types of its arguments."""
    from .signatures import class_names  # which needs the import blocks of this module

    doors = [(".client", [f"Async{gateway.class_name}", gateway.class_name])]
    doors += [(f".{model.attribute}", class_names(model)) for model in gateway.models]
    return in_modules_order(doors)


def model_imports(gateway: Gateway) -> Doors:
    """Both classes of each model, for the annotations of the clients."""
    return in_modules_order(
        [
            (f".{model.attribute}", [model.class_name, f"Async{model.class_name}"])
            for model in gateway.models
        ]
    )


def package_door(package: Package) -> Doors:
    """Every client, every error, and what calls return."""
    doors = [
        (f".{gateway.module}", [f"Async{gateway.class_name}", gateway.class_name])
        for gateway in package.gateways
    ]
    doors += [(f"._runtime.{module}", names) for module, names in _RUNTIME.items()]
    doors += [("._models", ["MODELS"]), ("._runtime.errors", error_names())]
    return in_modules_order(doors)


_RUNTIME = {
    "catalog": ["Catalog", "UnknownModel"],
    "info": ["GatewayInfo", "ModelInfo"],
    "price": ["Estimate"],
    "outcome": ["Credits", "Progress"],
    "results": ["AsyncImage", "AsyncResult", "Image", "Result"],
    "tasks": ["AsyncTask", "Task"],
    "violations": ["Violation"],
}


def error_names() -> list[str]:
    """Every exception and warning class of the runtime."""
    return [
        name
        for name, member in vars(errors).items()
        if inspect.isclass(member) and member.__module__ == errors.__name__
    ]


def in_order(names: Iterable[str]) -> list[str]:
    """Names as an import block sorts them: constants, classes, the rest."""
    return sorted(
        names, key=lambda name: (0 if name.isupper() else 1 if name[0].isupper() else 2, name)
    )


def in_modules_order(doors: Doors) -> Doors:
    """Import lines as a formatter sorts them: numbers in names count as numbers."""

    def key(door: tuple[str, list[str]]) -> list[tuple[int, int, str]]:
        parts = re.split(r"(\d+)", door[0])
        return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]

    return [(module, in_order(names)) for module, names in sorted(doors, key=key)]


def import_names(names: list[str], module: str) -> str:
    """The names of ``from module import …``, in brackets when the line would be too long."""
    line = ", ".join(names)
    if len(INDENT) + len(f"from {module} import ") + len(line) <= WIDTH:
        return line
    rows = "".join(f"{INDENT}{name},\n" for name in names)
    return f"(\n{rows})"


def all_names(doors: Doors, extra: Iterable[str] = ()) -> str:
    """The literal of ``__all__``."""
    names = in_order({*extra, *(name for _, names in doors for name in names)})
    return literal(names, 0, len("__all__ = "), 0)


FILTERS: dict[str, Callable[..., Any]] = {
    "all_names": all_names,
    "gateway_door": gateway_door,
    "import_names": import_names,
    "model_imports": model_imports,
    "package_door": package_door,
}
