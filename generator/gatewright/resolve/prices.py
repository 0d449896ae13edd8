"""What a model's file says of its price → `ir.StatedPrice`, for every mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal, cast

from ..check import changed_price
from ..ir import Mode, Param, StatedPrice, decisive_params, leaves
from ..runtime.catalog.info import Price, Unit
from ..runtime.facts.price import plain, row_text
from ..runtime.rules.kinds.base import Kind
from .provenance import Provenances
from .sight import unseen_parts

_UNITS: dict[str, Unit] = {"credits": "credit", "usd": "USD", "cny": "CNY"}


def price_of(
    facts: dict[str, Any], stated: dict[str, Any], params: Iterable[Param], provenances: Provenances
) -> StatedPrice:
    """The price that `stated` describes, of a model with those facts and `params`."""
    key = next((key for key in _UNITS if key in stated), None)
    per_usd: int | None = stated.get("credits_per_usd")
    from_usd = key == "usd" and per_usd is not None
    factor = Decimal(per_usd or 1) if from_usd else Decimal(1)
    amount: Any = None if key is None else stated[key]
    rows = tuple(_rows(cast("dict[str, Any]", amount), factor)) if isinstance(amount, dict) else ()
    parts: tuple[Any, ...] = ()
    if rows and not stated.get("by"):
        rows, parts = (), rows
    flat = None if amount is None or rows or parts else _amount(amount, factor)
    by = tuple(f"params.{name}" for name in stated.get("by", ())) if rows else ()
    of = _charged_params(facts, stated) if key is not None else ()
    minimum = stated.get("minimum")
    taken = list(params)
    more: dict[str, Any] = stated.get("adds", {})
    adds, adds_when = _adds(more or None, taken, factor)
    each = f"params.{more['each']}" if adds is not None and "each" in more else ""
    price = Price(
        unit="credit" if key is None or from_usd else _UNITS[key],
        amount=flat,
        per=_per(stated),
        known=_known_when(facts, stated, key),
        credits_per_usd=per_usd,
        round=stated.get("round"),
        source=provenances.of("price"),
        of=of,
        by=by,
        table=rows,
        minimum=None if minimum is None else _amount(minimum, factor),
        round_to=None if "round_to" not in stated else _amount(stated["round_to"], Decimal(1)),
        parts=parts,
        adds=adds,
        adds_when=adds_when,
        adds_each=each,
        adds_free=more.get("included", 0) if each else 0,
    )
    decisive = (*decisive_params(price), each)
    defaults = {
        param.fact: param.kind.travels(param.default)
        for param in taken
        if param.fact in decisive and param.has_default
    }
    return replace(price, defaults=defaults)


def _adds(
    stated: dict[str, Any] | None, params: list[Param], factor: Decimal
) -> tuple[str | None, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The fixed amount beside a price, and its condition.

    None where nothing is added, as in a mode that does not take what the amount depends on.
    """
    if stated is None:
        return None, ()
    kinds = {param.fact: param.kind for param in params}
    when: list[tuple[str, tuple[str, ...]]] = []
    if "each" in stated and f"params.{stated['each']}" not in kinds:
        return None, ()
    for name, values in stated.get("when", {}).items():
        kind = kinds.get(f"params.{name}")
        if kind is None:
            return None, ()
        several: list[Any] = [values]
        if isinstance(values, list):
            several = values  # pyright: ignore[reportUnknownVariableType]
        when.append((f"params.{name}", tuple(row_text(kind.travels(one)) for one in several)))
    return _amount(stated["amount"], factor), tuple(when)


def prices_by_mode(
    facts: dict[str, Any],
    body: Kind,
    modes: tuple[Mode, ...],
    provenances: Provenances,
    whole: StatedPrice,
) -> tuple[tuple[str, StatedPrice], ...]:
    """(mode, price) of the modes whose price, or a default that it rests on, differs from `whole`."""
    stated_modes: dict[str, Any] = facts.get("modes", {})
    if not (decisive_params(whole) or any("price" in one for one in stated_modes.values())):
        return ()
    found: list[tuple[str, StatedPrice]] = []
    for mode in modes:
        change = stated_modes.get(mode.name, {}).get("price", {})
        stated = changed_price(facts.get("price", {}), change)
        params = [param for param, _ in leaves(body, mode.name)]
        price = price_of(facts, stated, params, provenances)
        if change:
            price = replace(price, source=provenances.of(f"modes.{mode.name}.price"))
        if price != whole:
            found.append((mode.name, price))
    return tuple(found)


def _charged_params(facts: dict[str, Any], stated: dict[str, Any]) -> tuple[str, ...]:
    """The params that say how many are charged: those named, else those that say what comes out."""
    if "of" in stated:
        return tuple(f"params.{name}" for name in stated["of"])
    outputs: dict[str, Any] = facts.get("outputs", {})
    if _per(stated) in ("second", "minute", "started_minute") and "seconds_param" in outputs:
        return (f"params.{outputs['seconds_param']}",)
    counts: list[str] = outputs.get("count_params", [])
    single = _per(stated) == "image" and len(counts) == 1
    return (f"params.{counts[0]}",) if single else ()


def _rows(amounts: dict[str, Any], factor: Decimal) -> Iterator[tuple[str, ...]]:
    """The rows of a table, the innermost params last."""
    for value, below in amounts.items():
        if isinstance(below, dict):
            nested = cast("dict[str, Any]", below)
            yield from ((value, *row) for row in _rows(nested, factor))
        else:
            yield value, _amount(below, factor)


def _amount(stated: Any, factor: Decimal) -> str:
    return plain(Decimal(str(stated)) * factor)


def _per(stated: dict[str, Any]) -> str:
    billing: str = stated.get("billing", "fixed")
    return "request" if billing == "fixed" else billing.removeprefix("per_")


def _known_when(
    facts: dict[str, Any], stated: dict[str, Any], key: str | None
) -> Literal["before", "after", "undocumented", "unseen"]:
    if stated.get("known") == "after":
        return "after"
    if key is not None:
        return "before"
    return "unseen" if "price" in unseen_parts(facts) else "undocumented"
