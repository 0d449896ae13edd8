"""What a request costs, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from .provenance import Provenance

Unit = Literal["credit", "USD", "CNY"]
"""What a gateway charges in."""


@dataclass(frozen=True, slots=True)
class Price:
    """What a request costs in some modes; a missing amount is unknown, never 0.

    Names of params are facts (``params.duration``).
    """

    unit: Unit
    amount: str | None
    """A decimal number in `unit`; None: the table has it, or no page does."""
    per: str
    """A word of `runtime.facts.price.MEASURES`: request, image, second, started_minute and so on."""
    known: Literal["before", "after", "undocumented", "unseen"]
    credits_per_usd: int | None
    round: Literal["up", "down", "half_even"] | None
    provenance: Provenance
    of: tuple[str, ...] = ()
    """Params whose product is how many are charged; empty: how many is not known before."""
    by: tuple[str, ...] = ()
    """Params whose values choose a row of the table."""
    table: tuple[tuple[str, ...], ...] = ()
    """A row: the value of each param of `by` as text, then the amount."""
    minimum: str | None = None
    """The least that a request costs."""
    round_to: str | None = None
    """What the charge is a multiple of; None: whole units, where it is rounded."""
    defaults: tuple[tuple[str, Any], ...] = ()
    """(param, value in JSON) of those of `of` and `by` that may be left out."""

    parts: tuple[tuple[str, str], ...] = ()
    """(word of `runtime.facts.price.PARTS`, amount) of a price that is counted in parts."""
    adds: str | None = None
    """A fixed amount that a request costs beside all else."""
    adds_when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(param, its values as text) of the condition of `adds`; empty: always."""
    adds_each: str = ""
    """The list for each of whose elements `adds` counts; empty: it counts once."""
    adds_free: int = 0
    """How many elements of that list cost nothing more."""

    @property
    def is_stated(self) -> bool:
        """Whether a page states any amount."""
        return self.amount is not None or bool(self.table or self.parts)

    @property
    def decisive(self) -> tuple[str, ...]:
        """Every param that the price of a request depends on."""
        named = (*self.of, *self.by, *(fact for fact, _ in self.adds_when))
        return tuple(dict.fromkeys(named))
