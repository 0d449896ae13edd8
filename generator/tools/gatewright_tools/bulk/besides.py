"""What is said of requests beside what they break: what no page lists, and what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from .part import ChunkReport, tally

if TYPE_CHECKING:
    from ..package import InstalledPackage, Violation

Money = dict[str, Decimal]
"""Unit → amount."""


class Besides:
    """Looks at each record that was judged; `settle` counts the costs since the last time into a part."""

    def __init__(self, package: InstalledPackage, warnings: bool, estimate: bool) -> None:
        self._package, self._warns, self._estimates = package, warnings, estimate
        self._money: Money = {}
        self._unknown: dict[str, int] = {}

    @classmethod
    def from_options(
        cls, package: InstalledPackage, warnings: bool, estimate: bool
    ) -> Besides | None:
        """None where nothing but the rules is asked for."""
        return cls(package, warnings, estimate) if warnings or estimate else None

    def look(self, model: str | None, body: Any, violations: Sequence[Any]) -> list[Violation]:
        """What `body` has that is taken though no page lists it; its cost is counted where it is right."""
        if model is None or model not in self._package.models:
            return []
        if self._estimates and not violations:
            self._count(model, body)
        return self._package.models.notices(model, body) if self._warns else []

    def settle(self, part: ChunkReport) -> None:
        """Counts what was estimated into `part`."""
        if self._money or self._unknown:
            more(part.money, self._money)
            tally(part.unpriced, self._unknown)
            self._money, self._unknown = {}, {}

    def _count(self, model: str, body: Any) -> None:
        price = self._package.price.estimate(self._package.models[model], body)
        if price.amount is None or price.per != "request":
            self._unknown[model] = self._unknown.get(model, 0) + 1
        else:
            more(self._money, {price.unit: price.amount})


def more(money: Money, further: Money) -> None:
    """Adds `further` to `money`, unit by unit."""
    for unit, amount in further.items():
        money[unit] = money.get(unit, Decimal(0)) + amount
