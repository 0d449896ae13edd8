"""UModelverse: clients and models. Nothing is loaded before it is used."""

from __future__ import annotations

_CLIENTS = {
    "AsyncUModelverse": ".client",
    "UModelverse": ".client",
}


def __getattr__(name: str) -> object:
    from .._runtime.catalog.doors import member, model_homes

    homes = {**model_homes(__name__), **_CLIENTS}
    value = sorted(homes) if name == "__all__" else member(__name__, name, homes)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    from .._runtime.catalog.doors import model_homes

    return sorted({*globals(), *model_homes(__name__), *_CLIENTS})
