"""Names of packages that are loaded when they are first asked for."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


def member(module: str, name: str, homes: dict[str, str]) -> Any:
    """What `module` calls `name`; `homes` are names → modules relative to it.

    Raises AttributeError, which names the nearest name.
    """
    home = homes.get(name)
    if home is None:
        raise AttributeError(
            f"module {module!r} has no attribute {name!r}{did_you_mean(name, homes)}"
        )
    return getattr(import_module(home, module), name)


def model_homes(package: str) -> dict[str, str]:
    """The classes of a gateway's models → their modules, relative to the gateway's `package`."""
    classes: dict[str, str] = import_module(f"{package}._models").CLASSES
    return {
        f"{prefix}{name}": f".{module}"
        for module, name in classes.items()
        for prefix in ("", "Async")
    }


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """The end of a message that names the nearest of `names`, or nothing."""
    if name.startswith("_"):
        return ""
    from ..rules.messages import nearest

    near = nearest(name, tuple(names))
    return f"; did you mean {near}?" if near else ""
