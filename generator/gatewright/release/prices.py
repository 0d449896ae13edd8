"""What a request costs against what it cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..ir import Model, StatedPrice, decisive_params, states_amount
from ..runtime.facts.price import (
    amount_in_words,
    join_names,
    measure,
    rate_in_words,
    rounding_in_words,
    unit_word,
)
from ..runtime.rules.messages import code_span
from ..runtime.rules.relations.conditions import value_in_words
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


def _terms(price: StatedPrice) -> StatedPrice:
    """All that a change may lie in: where it was read is none of it."""
    return replace(price, source=None)  # type: ignore[arg-type]


def _change(owner: str, fact: str, old: StatedPrice, new: StatedPrice) -> Change:
    was, now = terms_in_words(old), terms_in_words(new)
    # A bound refuses an unknown price, so calls that went through are refused now.
    lost = _is_known(old) and not _is_known(new)
    fewer = bool({row[:-1] for row in old.table} - {row[:-1] for row in new.table}) and new.table
    effect = ""
    if lost:
        effect = "`max_credits` refuses this model now, its price being unknown"
    elif fewer or {*decisive_params(new)} - {*decisive_params(old)}:
        effect = "`max_credits` refuses some requests now, their price being unknown"
    verdict: Verdict = "major" if effect else "minor"
    text = f"The price is {now}; it was {was}."
    return change(owner, fact, "repriced", was, now, text, verdict, effect)


def _is_known(price: StatedPrice) -> bool:
    return price.known == "before" and states_amount(price) and not price.parts


def terms_in_words(price: StatedPrice) -> str:
    """The price in words, and everything else that a change may lie in."""
    whole, words = amount_in_words(price), amount_in_words(replace(price, adds=None, minimum=None))
    beside = whole.removeprefix(words)
    if price.table:
        rows = (f"{', '.join(row[:-1])}: {row[-1]}" for row in price.table)
        words += f" ({'; '.join(rows)})"
    if price.of:
        words += f" of {' times '.join(_param(name) for name in price.of)}"
    words += beside
    if price.defaults:
        usual = [
            f"{_param(name)} is {value_in_words(value)}" for name, value in price.defaults.items()
        ]
        words += f", where left out {join_names(usual)}"
    if not states_amount(price):
        what = "" if price.per == "request" else f" per {measure(price.per)}"
        words += f", in {unit_word(price.unit)}{what}"
    elif price.known == "after":
        words += ", settled afterwards"
    if price.credits_per_usd is not None:
        words += f", {rate_in_words(price.credits_per_usd)}"
    if price.round:
        words += f", {rounding_in_words(price.round, price.round_to)}"
    return words


def _param(fact: str) -> str:
    return code_span(fact.removeprefix("params."))
