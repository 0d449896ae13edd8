"""The distribution to generate."""

from __future__ import annotations

from dataclasses import dataclass

from .gateway import Gateway
from .model import Model


@dataclass(frozen=True, slots=True)
class Package:
    """The distribution to generate."""

    name: str
    import_name: str
    version: str
    summary: str
    command: str
    license: str
    gateways: tuple[Gateway, ...]

    @property
    def models(self) -> tuple[Model, ...]:
        """Every model of every gateway, in the order of their keys' gateways and names."""
        return tuple(model for gateway in self.gateways for model in gateway.models)

    def gateway(self, name: str) -> Gateway:
        """The gateway of that name; KeyError when there is none."""
        for gateway in self.gateways:
            if gateway.name == name:
                return gateway
        raise KeyError(name)

    def model(self, key: str) -> Model:
        """The model of that key; KeyError when there is none."""
        for model in self.models:
            if model.key == key:
                return model
        raise KeyError(key)
