"""Which checks there are, and which facts each of them holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Run = Callable[[Any, Any, Any], None]
"""(package; table, gateway or model; sync or async)."""


@dataclass(frozen=True)
class Check:
    """One promise of the package."""

    run: Run
    covers: tuple[str, ...]
    by: Literal["behaviour", "data"]
    """Whether the promise shows in what the package does, or only in the data that it ships."""
    sends: bool
    """Whether the check sends requests, so that it runs with both the sync and the async client."""

    @property
    def sentence(self) -> str:
        """The promise in words."""
        return self.run.__name__.replace("_", " ")

    def touches(self, fact: str) -> bool:
        """Whether this check probably notices a change of the fact."""
        return any(fact == one or fact.startswith(f"{one}.") for one in self.covers)


for_packages: list[Check] = []
for_models: list[Check] = []
for_gateways: list[Check] = []


def of_package(run: Run) -> Run:
    """Registers a check about the distribution."""
    return _into(for_packages, ("",), "data", False)(run)


def of_model(
    *covers: str, by: Literal["behaviour", "data"] = "behaviour", sends: bool = False
) -> Callable[[Run], Run]:
    """Registers a check about one model."""
    return _into(for_models, covers, by, sends)


def of_gateway(
    *covers: str, by: Literal["behaviour", "data"] = "behaviour", sends: bool = False
) -> Callable[[Run], Run]:
    """Registers a check about one gateway."""
    return _into(for_gateways, covers, by, sends)


def _into(
    home: list[Check], covers: tuple[str, ...], by: Literal["behaviour", "data"], sends: bool
) -> Callable[[Run], Run]:
    def register(run: Run) -> Run:
        home.append(Check(run, covers, by, sends))
        return run

    return register
