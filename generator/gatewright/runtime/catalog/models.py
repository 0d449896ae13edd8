"""The models of the package, by key, each loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..client.errors import UnknownModel
    from ..rules.violations import Violation
    from .info import GatewayInfo, ModelInfo


def unknown_model(key: object, keys: tuple[str, ...]) -> UnknownModel:
    """The error for a key that is not among `keys`; it names the nearest one."""
    from ..client.errors import UnknownModel
    from ..rules.messages import nearest, show_value

    near = nearest(str(key), keys)
    hint = f"did you mean {near}?" if near else "see MODELS"
    return UnknownModel(f"no model {show_value(key)}; {hint}", key=key)


def find_notices(package: str, module: str, body: Any) -> list[Violation]:
    """The notices of a gateway's model about a body; most models have none to give."""
    rules = import_module(f"{package}.rules.{module}")
    notices: Callable[[Any], list[Violation] | None] | None = getattr(rules, "notices", None)
    return [] if notices is None else notices(body) or []


class Catalog:
    """A read-only mapping from model key to `ModelInfo`; iterating gives the keys, sorted by gateway.

    The models of a gateway are loaded when one of them is first used, so a package of many
    gateways costs no more than one of few.
    """

    __slots__ = ("_gateways", "_homes", "_package", "_whole")

    def __init__(self, package: str, gateways: dict[str, str]) -> None:
        """`gateways` are names → packages below `package`, whose ``_models`` names their models."""
        self._package = package
        self._gateways = gateways
        self._homes: dict[str, tuple[str, str]] = {}
        """Model key → (gateway's package, model's module), as far as that was loaded."""
        self._whole = False

    def __getitem__(self, key: str) -> ModelInfo:
        from .shipped import model_info

        gateway, module = self._home(key)
        return model_info(f"{self._package}.{gateway}", module)

    def get(self, key: str) -> ModelInfo | None:
        """The model's facts, or None."""
        return None if self._find_home(key) is None else self[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find_home(key) is not None

    @property
    def package(self) -> str:
        """The import name of the package that the models are of."""
        return self._package

    @property
    def gateways(self) -> tuple[str, ...]:
        """The names of the gateways that have models."""
        return tuple(dict.fromkeys(key.partition("/")[0] for key in self.keys()))

    def first(self, gateway: str) -> str:
        """The first key of a gateway's models."""
        return next(key for key in self.keys() if key.partition("/")[0] == gateway)

    def keys(self) -> tuple[str, ...]:
        """Every key."""
        if not self._whole:
            homes: dict[str, tuple[str, str]] = {}
            for name in self._gateways:
                homes |= self._homes_of(name)
            self._homes, self._whole = homes, True
        return tuple(self._homes)

    def values(self) -> Iterator[ModelInfo]:
        """The facts of every model, in the order of the keys. No module of a model is imported."""
        from .shipped import model_infos

        for gateway in self._gateways.values():
            yield from model_infos(f"{self._package}.{gateway}")

    def index(self) -> Iterator[dict[str, Any]]:
        """What a list shows of every model, as data; quicker than `values`."""
        from .shipped import shipped_all

        for gateway in self._gateways.values():
            yield from (entry for _, entry in shipped_all(f"{self._package}.{gateway}", "index"))

    def rules(self, key: str) -> Callable[[Any], list[Violation] | None]:
        """The validator of a model: every broken rule of a body, or None."""
        gateway, module = self._home(key)
        check: Callable[[Any], list[Violation] | None] = import_module(
            f"{self._package}.{gateway}.rules.{module}"
        ).check
        return check

    def notices(self, key: str, body: Any) -> list[Violation]:
        """What `body` has that is taken though no page lists it; nothing of it is refused."""
        gateway, module = self._home(key)
        return find_notices(f"{self._package}.{gateway}", module, body)

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
        from .data import load_data

        gateway, module = self._home(key)
        return load_data(f"{self._package}.{gateway}", kind, module)

    def gateway_facts(self, key: str) -> dict[str, Any]:
        """The facts of a model's gateway."""
        from .shipped import gateway_facts

        gateway, _ = self._home(key)
        return gateway_facts(f"{self._package}.{gateway}")

    def _home(self, key: str) -> tuple[str, str]:
        home = self._find_home(key)
        if home is None:
            raise unknown_model(key, self.keys())
        return home

    def _find_home(self, key: str) -> tuple[str, str] | None:
        home = self._homes.get(key)
        name = key.partition("/")[0]
        if home is None and not self._whole and name in self._gateways:
            self._homes |= self._homes_of(name)
            home = self._homes.get(key)
        return home

    def _homes_of(self, name: str) -> dict[str, tuple[str, str]]:
        module = self._gateways[name]
        models: dict[str, str] = import_module(f"{self._package}.{module}._models").MODELS
        return {f"{name}/{id}": (module, attribute) for id, attribute in models.items()}

    def __repr__(self) -> str:
        return f"<{len(self)} models of {', '.join(self.gateways)}>"
