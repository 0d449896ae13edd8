"""The public names of the generated packages, and the module of each name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..ir import Gateway, Package
from ..reserved import RUNTIME_EXPORTS, WEBHOOK_EXPORTS
from .imports import Doors, import_names, in_modules_order, in_order
from .literals import literal


def client_doc(gateway: Gateway, asynchronous: bool) -> str:
    """The docstring of a client."""
    kind = "The async client" if asynchronous else "The client"
    return (
        f"{kind} of {gateway.title}.\n\n"
        f"The key comes from `api_key` or the environment ({', '.join(gateway.key_env)}), "
        f"the address from `base_url` or {gateway.base_url_env}, else it is {gateway.base_url}. "
        "Nothing is connected before the first call that sends."
    )


def gateway_door(gateway: Gateway) -> Doors:
    """The clients of a gateway, and both classes of each model."""
    clients = (".client", [f"Async{gateway.class_name}", gateway.class_name])
    return in_modules_order([clients, *model_imports(gateway)])


def model_imports(gateway: Gateway) -> Doors:
    """Both classes of each model, by module."""
    return in_modules_order(
        [
            (f".{model.attribute}", [model.class_name, f"Async{model.class_name}"])
            for model in gateway.models
        ]
    )


def package_door(package: Package) -> Doors:
    """Returns the public names of the package: clients, errors and result types."""
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
    "client_doc": client_doc,
    "gateway_door": gateway_door,
    "import_names": import_names,
    "model_imports": model_imports,
    "package_door": package_door,
}
