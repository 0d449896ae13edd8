"""What a request costs against what it cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..ir import Model, Price
from ..runtime.price import spoken
from .change import Change, Verdict, change


def price_changes(old: Model, new: Model) -> Iterator[Change]:
    """The price of every request, or of those in one mode."""
    if _terms(old.price) != _terms(new.price):
        yield _change(new.key, "price", old.price, new.price)
    for mode in new.modes:
        was = dict(old.mode_prices).get(mode.name)
        now = dict(new.mode_prices).get(mode.name)
        if was is None and now is None:
            continue
        before, after = old.price_in(mode.name), new.price_in(mode.name)
        if _terms(before) != _terms(after):
            yield _change(new.key, f"modes.{mode.name}.price", before, after)


def _terms(price: Price) -> Price:
    """All that a change may lie in: where it was read is none of it."""
    return replace(price, provenance=None)  # type: ignore[arg-type]


def _change(owner: str, fact: str, old: Price, new: Price) -> Change:
    was, now = price_in_words(old), price_in_words(new)
    # A bound refuses an unknown price, so calls that went through are refused now.
    lost = _known(old) and not _known(new)
    fewer = bool({row[:-1] for row in old.table} - {row[:-1] for row in new.table}) and new.table
    effect = ""
    if lost:
        effect = "`max_credits` refuses this model now, its price being unknown"
    elif fewer or (set(new.of) | set(new.by)) - set(old.of) - set(old.by):
        effect = "`max_credits` refuses some requests now, their price being unknown"
    verdict: Verdict = "major" if effect else "minor"
    text = f"A request costs {now}; it was {was}."
    return change(owner, fact, "repriced", was, now, text, verdict, effect)


def _known(price: Price) -> bool:
    return price.known == "before" and price.stated


def price_in_words(price: Price) -> str:
    """The price as a person would say it, with what a change may lie in."""
    if price.stated:
        words = spoken(price)
        if price.table:
            rows = (f"{', '.join(row[:-1])}: {row[-1]}" for row in price.table)
            words += f" ({'; '.join(rows)})"
        if price.of:
            words += f" of {' times '.join(_param(name) for name in price.of)}"
        if price.defaults:
            words += f", without it {', '.join(f'{value}' for _, value in price.defaults)}"
        words += ", settled afterwards" if price.known == "after" else ""
    else:
        known = {
            "after": "what is known afterwards",
            "undocumented": "what no page states",
            "unseen": "what was not seen",
        }
        words = known.get(price.known, price.known)
        words += f", in {price.unit}" + ("" if price.per == "request" else f" per {price.per}")
    if price.credits_per_usd is not None:
        words += f" at {price.credits_per_usd:,} credits a dollar"
    if price.round:
        words += f", rounded {price.round.replace('_', ' ')}"
        words += f" to {price.round_to}" if price.round_to else ""
    return words


def _param(fact: str) -> str:
    return f"`{fact.removeprefix('params.')}`"
