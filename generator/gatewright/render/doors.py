"""What the doors of the generated package hand out, and from which of its modules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..ir import Gateway, Package
from ..reserved import RUNTIME_EXPORTS, WEBHOOK_EXPORTS
from .imports import Doors, import_names, in_modules_order, in_order
from .literals import literal
from .signatures import class_names


def gateway_door(gateway: Gateway) -> Doors:
    """The clients of a gateway, and for each model its classes and the types of its arguments."""
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
    exports = RUNTIME_EXPORTS
    if any(gateway.webhooks for gateway in package.gateways):
        exports = {**exports, **WEBHOOK_EXPORTS}
    doors += [(f"._runtime.{module}", names) for module, names in exports.items()]
    doors.append(("._models", ["MODELS"]))
    return in_modules_order(doors)


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
