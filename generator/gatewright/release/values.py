"""What a value of a request may be: which way each of its limits moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..ir import Number, Value
from ..runtime.rules.decimals import written
from .change import Change, Direction, Verdict, change, code, quoted

LOWER = ("minimum", "min_length", "min_side", "min_pixels", "min_items")
UPPER = ("maximum", "max_length", "max_side", "max_pixels", "max_items")
_UNITS = {"length": " characters", "side": " pixels a side", "pixels": " pixels", "items": " items"}
_WIDENS = {
    ("integer", "number"),
    ("enum", "string"),
    ("url", "string"),
    ("size", "string"),
    ("const", "string"),
}
"""(old, new) kinds of which the new one takes all that the old one took."""


def value_changes(owner: str, fact: str, what: str, old: Value, new: Value) -> Iterator[Change]:
    """Every way in which `new` takes more or less than `old`; `what` names it in sentences."""
    way: Direction
    if old.kind != new.kind:
        yield _kind(owner, fact, what, old, new)
        return
    for key in (*LOWER, *UPPER):
        if old.kind != "enum":
            before, after = getattr(old, key), getattr(new, key)
            yield from limit(owner, f"{fact}.{key}", what, before, after, key in UPPER, _unit(key))
    if old.step != new.step:
        finer = new.step is None or (old.step is not None and _divides(new.step, old.step))
        said = (
            "no longer moves in steps"
            if new.step is None
            else f"moves in steps of {written(new.step)}"
        )
        way = "loosened" if finer else "tightened"
        yield change(owner, f"{fact}.step", way, old.step, new.step, f"{what} {said}.")
    yield from choices(owner, f"{fact}.options", what, old.options, new.options, typed=True)
    yield from choices(owner, f"{fact}.schemes", what, old.schemes, new.schemes)
    if old.nullable != new.nullable:
        said = "may be null now" if new.nullable else "may no longer be null"
        way = "loosened" if new.nullable else "tightened"
        yield change(
            owner,
            f"{fact}.nullable",
            way,
            old.nullable,
            new.nullable,
            f"{what} {said}.",
            interface="its type is wider" if new.nullable else "its type is narrower",
        )
    if old.as_string != new.as_string:
        said = 'as the string "true" or "false"' if new.as_string else "as a JSON boolean"
        text = f"{what} travels {said} now; bodies made by hand must follow."
        yield change(owner, f"{fact}.wire", "changed", old.as_string, new.as_string, text)
    if old.open != new.open:
        said = "takes any key" if new.open else "takes no other keys any more"
        way = "loosened" if new.open else "tightened"
        yield change(owner, f"{fact}.open", way, old.open, new.open, f"{what} {said}.")
    if old.items is not None and new.items is not None:
        yield from value_changes(owner, f"{fact}.items", f"each of {what}", old.items, new.items)
    yield from _fields(owner, fact, what, old, new)


def limit(
    owner: str,
    fact: str,
    what: str,
    old: Number | None,
    new: Number | None,
    upper: bool,
    unit: str = "",
) -> Iterator[Change]:
    """The change of a bound; None is no bound."""
    if old == new:
        return
    looser = new is None or (old is not None and (new > old) is upper)
    end = "most" if upper else "least"
    if new is None:
        text = f"{what} has no documented limit of at {end} {_shown(old)}{unit} any more."
    elif old is None:
        text = f"{what} is limited to at {end} {_shown(new)}{unit} now."
    else:
        text = f"{what} may be at {end} {_shown(new)}{unit} now; it was {_shown(old)}."
    yield change(owner, fact, "loosened" if looser else "tightened", old, new, text)


def choices(
    owner: str,
    fact: str,
    what: str,
    old: tuple[str, ...],
    new: tuple[str, ...],
    typed: bool = False,
) -> Iterator[Change]:
    """The change of a set of allowed words; an empty set allows any. The order means nothing."""
    if set(old) == set(new):
        return
    if not old or not new:
        said = f"takes {quoted(new)} only now" if new else "takes any now"
        way: Direction = "tightened" if new else "loosened"
        yield change(owner, fact, way, list(old), list(new), f"{what} {said}.")
        return
    gone = [one for one in old if one not in new]
    more = [one for one in new if one not in old]
    if gone:
        text = f"{what} no longer takes {quoted(gone)}."
        effect = "its type is narrower" if typed else ""
        yield change(owner, fact, "tightened", list(old), list(new), text, interface=effect)
    if more:
        text = f"{what} takes {quoted(more)} too."
        effect = "its type is wider" if typed else ""
        yield change(owner, fact, "loosened", list(old), list(new), text, interface=effect)


def _kind(owner: str, fact: str, what: str, old: Value, new: Value) -> Change:
    bounded = any(
        getattr(new, key) is not None and getattr(new, key) != getattr(old, key)
        for key in (*LOWER, *UPPER, "step")
    )
    wider = (old.kind, new.kind) in _WIDENS and not bounded and new.nullable >= old.nullable
    return change(
        owner,
        f"{fact}.type",
        "loosened" if wider else "tightened" if (new.kind, old.kind) in _WIDENS else "changed",
        old.kind,
        new.kind,
        f"{what} is of the type {code(new.kind)} now; it was {code(old.kind)}.",
        interface="its type is wider" if wider else "its type is another one",
    )


def _fields(owner: str, fact: str, what: str, old: Value, new: Value) -> Iterator[Change]:
    before = {one.wire: one for one in old.fields}
    after = {one.wire: one for one in new.fields}
    for wire, one in before.items():
        if wire not in after:
            text = f"{what} has no key {code(wire)} any more."
            yield change(owner, f"{fact}.{wire}", "removed", one.value.kind, None, text)
            continue
        now = after[wire]
        yield from value_changes(
            owner, f"{fact}.{wire}", f"{code(wire)} of {what}", one.value, now.value
        )
        yield from requirement(
            owner, f"{fact}.{wire}", f"{code(wire)} of {what}", one.required, now.required
        )
    for wire, one in after.items():
        if wire not in before:
            must = ", which must be given" if one.required else ""
            text = f"{what} has a key {code(wire)} now{must}."
            verdict: Verdict | None = "major" if one.required else None
            yield change(owner, f"{fact}.{wire}", "added", None, one.value.kind, text, verdict)


def requirement(owner: str, fact: str, what: str, old: bool, new: bool) -> Iterator[Change]:
    """The change of whether something must be given."""
    if old != new:
        said = "must be given now" if new else "may be left out now"
        way: Direction = "tightened" if new else "loosened"
        effect = "an argument became required" if new else "an argument became optional"
        yield change(owner, f"{fact}.required", way, old, new, f"{what} {said}.", interface=effect)


def _unit(key: str) -> str:
    return _UNITS.get(key.partition("_")[2], "")


def _shown(number: Any) -> str:
    return written(number) if isinstance(number, float) else f"{number:,}"


def _divides(small: Number, large: Number) -> bool:
    return bool(small) and Decimal(str(large)) % Decimal(str(small)) == 0
