"""The models of the package, by key, each loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .info import GatewayInfo, ModelInfo
    from .violations import Violation

Homes = dict[str, tuple[str, str]]
"""Model key → (gateway's package, model's module)."""


class UnknownModel(LookupError):
    """There is no model of that key; the message names the nearest one."""

    def __init__(self, key: object, keys: tuple[str, ...]) -> None:
        from .messages import nearest, shown

        self.key = key
        near = nearest(str(key), keys)
        hint = f"did you mean {near}?" if near else "see MODELS"
        super().__init__(f"no model {shown(key)}; {hint}")


class Catalog:
    """A read-only mapping from model key to `ModelInfo`; iterating gives the keys, sorted."""

    __slots__ = ("_homes", "_package")

    def __init__(self, package: str, homes: Homes) -> None:
        self._package = package
        self._homes = homes

    def __getitem__(self, key: str) -> ModelInfo:
        gateway, module = self._home(key)
        info: ModelInfo = import_module(f"{self._package}.{gateway}.{module}").INFO
        return info

    def get(self, key: str) -> ModelInfo | None:
        """The model's facts, or None."""
        return self[key] if key in self._homes else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def __contains__(self, key: object) -> bool:
        return key in self._homes

    @property
    def package(self) -> str:
        """The import name of the package that the models are of."""
        return self._package

    def keys(self) -> tuple[str, ...]:
        """Every key."""
        return tuple(self._homes)

    def rules(self, key: str) -> Callable[[Any], list[Violation] | None]:
        """The validator of a model: every broken rule of a body, or None."""
        gateway, module = self._home(key)
        check: Callable[[Any], list[Violation] | None] = import_module(
            f"{self._package}.{gateway}.rules.{module}"
        ).check
        return check

    def gateway(self, key: str) -> GatewayInfo:
        """How the gateway of a model is talked to."""
        gateway, _ = self._home(key)
        info: GatewayInfo = import_module(f"{self._package}.{gateway}._gateway").GATEWAY
        return info

    def client(self, key: str, asynchronous: bool = False) -> Any:
        """The client class of a model's gateway."""
        gateway, _ = self._home(key)
        package = import_module(f"{self._package}.{gateway}")
        name = self.gateway(key).class_name
        return getattr(package, f"{'Async' if asynchronous else ''}{name}")

    def data(self, key: str, kind: str) -> Any:
        """The JSON shipped for a model: its ``facts`` or the ``schemas`` of its request."""
        gateway, module = self._home(key)
        return self._shipped(gateway, kind, module)

    def gateway_facts(self, key: str) -> dict[str, Any]:
        """The facts of a model's gateway."""
        gateway, _ = self._home(key)
        facts: dict[str, Any] = self._shipped(gateway, "facts", "_gateway")
        return facts

    def _shipped(self, gateway: str, kind: str, name: str) -> Any:
        import json
        from importlib.resources import files

        home = files(f"{self._package}.{gateway}").joinpath(kind, f"{name}.json")
        return json.loads(home.read_text(encoding="utf-8"))

    def _home(self, key: str) -> tuple[str, str]:
        home = self._homes.get(key)
        if home is None:
            raise UnknownModel(key, self.keys())
        return home

    def __repr__(self) -> str:
        return f"<{len(self)} models: {', '.join(self)}>"
