"""What a price counts, by what it differs, and what does not go together in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ..diagnostics import Diagnostic, Hint, did_you_mean
from ..load import SpecFile, SpecPath, Workspace
from ..runtime.facts.changes import apply_change
from ..runtime.facts.price import PARTS, STARTED, quantity_of, row_text
from ..runtime.rules.kinds import kind_class
from .changes import AMOUNTS, changed_price
from .values import stated_kind, value_faults

Found = tuple[str | int, str, str]
"""(key, what is wrong, what would be right)."""
_OF_THE_ANSWER = ("token", "thousand_tokens", "million_tokens")


def price_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every contradiction in a price, and in what a mode makes of it."""
    price: dict[str, Any] = file.data.get("price", {})
    params: dict[str, Any] = file.data.get("params", {})
    yield from _faults(file, ("price",), price, price, params)
    for name, mode in file.data.get("modes", {}).items():
        if "price" in mode:
            here = {
                key: apply_change(facts, mode.get("params", {}).get(key, {})) or facts
                for key, facts in params.items()
            }
            whole = changed_price(price, mode["price"])
            yield from _faults(file, ("modes", name, "price"), mode["price"], whole, here)


def _faults(
    file: SpecFile,
    at: SpecPath,
    stated: dict[str, Any],
    whole: dict[str, Any],
    params: dict[str, Any],
) -> Iterator[Diagnostic]:
    """Faults of a price; `whole` is all that is stated where it counts."""
    for key, message, hint in _own_faults(whole):
        if key in stated:
            yield file.fault((*at, key), message, hint, key=True)
    for key in ("of", "by"):
        for index, name in enumerate(stated.get(key, ())):
            here = (*at, key, index)
            if name not in params:
                yield file.fault(here, f"there is no param `{name}`", did_you_mean(name, params))
            elif "const" in params[name]:
                yield _of_a_constant(file, here, name)
            elif key == "of" and not _counts(params[name], _per(whole)):
                what = _per(whole).replace("_", " ")
                yield file.fault(here, f"`{name}` does not say how many: the price is per {what}")
    amounts = next((stated[key] for key in AMOUNTS if key in stated), None)
    unit = next((key for key in AMOUNTS if key in stated), "")
    by: list[str] = whole.get("by", [])
    yield from _each_faults(file, (*at, "adds"), stated.get("adds", {}), params)
    when: dict[str, Any] = stated.get("adds", {}).get("when", {})
    for name in when:
        if name not in params:
            here = (*at, "adds", "when", name)
            yield file.fault(
                here, f"there is no param `{name}`", did_you_mean(name, params), key=True
            )
        elif "const" in params[name]:
            yield _of_a_constant(file, (*at, "adds", "when", name), name)
    yield from value_faults(file, (*at, "adds", "when"), when, params, None)
    if unit and not by and isinstance(amounts, dict) and _per(whole) in _OF_THE_ANSWER:
        yield from _part_faults(file, (*at, unit), cast("dict[str, Any]", amounts))
    elif unit and all(name in params for name in by):
        yield from _table_faults(file, (*at, unit), amounts, by, params)


def _each_faults(
    file: SpecFile, at: SpecPath, adds: dict[str, Any], params: dict[str, Any]
) -> Iterator[Diagnostic]:
    """Elements that nothing can count."""
    each = adds.get("each")
    if each is None:
        if "included" in adds:
            message = "nothing says of which list so many cost nothing more"
            yield file.fault((*at, "included"), message, "add `each`", key=True)
    elif each not in params:
        yield file.fault((*at, "each"), f"there is no param `{each}`", did_you_mean(each, params))
    elif (kind := stated_kind(params[each])) is not None and kind.walks != "items":
        message = f"`{each}` is not a list, so it has no elements to count"
        yield file.fault((*at, "each"), message, "say with `when` what the amount depends on")


def _of_a_constant(file: SpecFile, at: SpecPath, name: str) -> Diagnostic:
    return file.fault(
        at, f"`{name}` is a constant, so no price depends on it", "give the mode a price", key=True
    )


def _own_faults(price: dict[str, Any]) -> Iterator[Found]:
    """What contradicts itself in the facts of one price."""
    stated = [key for key in AMOUNTS if key in price]
    if len(stated) > 1:
        yield stated[1], f"the price is already in {stated[0]}", ""
    if stated and price.get("known") == "after":
        message = f"`{stated[0]}` is known before, so the price cannot be known only after"
        yield "known", message, "remove one of the two"
    if "credits_per_usd" in price and "cny" in price:
        yield "credits_per_usd", "a price in CNY has no credits", "remove one of the two"
    if "round_to" in price and "round" not in price:
        yield "round_to", "a price that is not rounded is a multiple of nothing", "add `round`"
    if (
        "round" in price
        and "round_to" not in price
        and not ({"credits_per_usd", "credits"} & price.keys())
    ):
        yield "round", "money is rounded to a part of it", "say which with `round_to`"
    for key in ("minimum", "by", "adds"):
        if key in price and not stated:
            yield key, f"`{key}` is of an amount, and none is stated", "add credits, usd or cny"
    if "of" in price and _per(price) in ("request", *_OF_THE_ANSWER):
        what = _per(price).replace("_", " ")
        yield "of", f"a price per {what} is not counted by a param", "remove it"


def _per(price: dict[str, Any]) -> str:
    billing: str = price.get("billing", "fixed")
    return "request" if billing == "fixed" else billing.removeprefix("per_")


def _counts(facts: dict[str, Any], per: str) -> bool:
    """Whether a value of the param may say how many of `per` are charged."""
    if "any_of" in facts:
        several: list[dict[str, Any]] = facts["any_of"]
        return any(_counts(one, per) or kind_class(one).free_text for one in several)
    kind = stated_kind(facts)
    if kind is None:
        return False
    if kind.links(kind.example()):  # a film or sound lasts, though only a local file tells how long
        return per.removeprefix(STARTED) in ("second", "minute")
    text = kind.json_type == "string" and not (kind.choices or kind.sizes)
    if text and not per.endswith("thousand_characters"):
        return False
    values = kind.choices or (kind.example(),)
    return any(quantity_of(per, value) is not None for value in values)


def _part_faults(file: SpecFile, at: SpecPath, amounts: dict[str, Any]) -> Iterator[Diagnostic]:
    """Parts of a price that nothing counts, and parts that are tables."""
    for word, amount in amounts.items():
        if word not in PARTS:
            message = f"`{word}` is not part of a price by tokens"
            yield file.fault((*at, word), message, did_you_mean(word, PARTS), key=True)
        elif isinstance(amount, dict):
            yield file.fault((*at, word), "a part of a price is one amount", "write the amount")


def _table_faults(
    file: SpecFile, at: SpecPath, amounts: Any, by: list[str], params: dict[str, Any]
) -> Iterator[Diagnostic]:
    """Rows that are too deep or not deep enough, and values that a param cannot have."""
    if not isinstance(amounts, dict):
        if by:
            message = f"an amount for each value of `{by[0]}` is missing here"
            yield file.fault(at, message, f"write {{value: amount}}, or remove `{by[0]}` from `by`")
        return
    if not by:
        yield file.fault(at, "amounts differ by nothing here", "name the param with `by`", key=True)
        return
    for value, below in cast("dict[str, Any]", amounts).items():
        here = (*at, value)
        hint = _hint(params[by[0]], value)
        if hint is not None:
            message = f"`{by[0]}` cannot be {value!r}"
            yield file.fault(here, message, hint, key=True)
        yield from _table_faults(file, here, below, by[1:], params)


def _hint(facts: dict[str, Any], text: str) -> str | Hint | None:
    """What a value in a table may have been meant to be; None where the param can have it."""
    kind = stated_kind(facts)
    if kind is None:
        return None
    choices = [row_text(one) for one in kind.choices]
    if choices:
        return None if text in choices else did_you_mean(text, choices)
    value = kind.parse(text)
    right = not kind.broken_keywords(value) and row_text(value) == text
    return None if right else ""
