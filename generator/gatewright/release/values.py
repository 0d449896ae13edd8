"""Compares the limits of a value in two states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ..ir import Param
from ..runtime.facts.expiry import span_words
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.limits import Move, bound_move, choice_moves
from ..runtime.rules.messages import code_span
from .change import Change, Direction, Verdict, change


def value_changes(owner: str, fact: str, what: str, old: Kind, new: Kind) -> Iterator[Change]:
    """Returns every change of limits from `old` to `new`. `what` is the subject of sentences."""
    for move in old.moves(new):
        yield change_of_move(owner, f"{fact}.{move.name}", what, move)
    if old.word != new.word:
        return
    was, now = old.element(), new.element()
    if was is not None and now is not None:
        yield from value_changes(owner, f"{fact}.items", f"each of {what}", was, now)
    yield from _fields(owner, fact, what, old, new)
    theirs = {one.label: one for one in new.members()}
    for one in old.members():
        if one.label in theirs:
            yield from value_changes(owner, f"{fact}.any_of", what, one, theirs[one.label])


def change_of_move(owner: str, fact: str, what: str, move: Move) -> Change:
    """Returns the change for one move of a limit of `what`."""
    way = cast(Direction, move.way)
    text = f"{what} {move.text}."
    return change(owner, fact, way, move.old, move.new, text, interface=move.interface)


def limit(
    owner: str, fact: str, what: str, old: Any, new: Any, upper: bool, unit: str = ""
) -> Iterator[Change]:
    """The change of a bound; None means no bound."""
    if old != new:
        yield change_of_move(owner, fact, what, bound_move(fact, old, new, upper, unit))


def longest(
    owner: str, fact: str, what: str, old: float | None, new: float | None
) -> Iterator[Change]:
    """The change of a longest span in seconds, told in its largest whole unit."""
    if old != new:
        move = bound_move(fact, old, new, True, span=span_words)
        yield change_of_move(owner, fact, what, move)


def choices(
    owner: str, fact: str, what: str, old: tuple[str, ...], new: tuple[str, ...]
) -> Iterator[Change]:
    """The change of a set of allowed words; an empty set allows any. The order means nothing."""
    for move in choice_moves(fact, old, new):
        yield change_of_move(owner, fact, what, move)


def _fields(owner: str, fact: str, what: str, old: Kind, new: Kind) -> Iterator[Change]:
    before = {key.wire: key.params[0] for key in old.inner_keys()}
    after = {key.wire: key.params[0] for key in new.inner_keys()}
    for wire, one in before.items():
        place, name = f"{fact}.{wire}", f"{code_span(wire)} of {what}"
        if wire not in after:
            text = f"{what} has no key {code_span(wire)} any more."
            yield change(owner, place, "removed", one.kind.word, None, text)
            continue
        now = after[wire]
        yield from value_changes(owner, place, name, one.kind, now.kind)
        yield from requirement(owner, place, name, one.required, now.required)
        yield from text_changes(owner, place, name, one, now)
    for wire, one in after.items():
        if wire not in before:
            must = ", which must be given" if one.required else ""
            text = f"{what} has a key {code_span(wire)} now{must}."
            verdict: Verdict | None = "major" if one.required else None
            yield change(owner, f"{fact}.{wire}", "added", None, one.kind.word, text, verdict)


def requirement(owner: str, fact: str, what: str, old: bool, new: bool) -> Iterator[Change]:
    """The change of whether something must be given."""
    if old != new:
        said = "must be given now" if new else "may be left out now"
        way: Direction = "tightened" if new else "loosened"
        effect = "an argument became required" if new else "an argument became optional"
        yield change(owner, f"{fact}.required", way, old, new, f"{what} {said}.", interface=effect)


def deprecation(owner: str, fact: str, what: str, old: str, new: str) -> Change:
    """The change of what to use instead of an argument, or of a key inside one; empty: it is not deprecated."""
    said = "is deprecated" if new else "is no longer deprecated"
    was, now = old or None, new or None
    return change(owner, f"{fact}.deprecated", "changed", was, now, f"{what} {said}.", "minor")


def text_changes(owner: str, fact: str, what: str, old: Param, new: Param) -> Iterator[Change]:
    """The changes of what is said of an argument, or of a key inside one, beside its limits."""
    yield from _default(owner, f"{fact}.default", what, old, new)
    if old.deprecated != new.deprecated:
        yield deprecation(owner, fact, what, old.deprecated, new.deprecated)
    if old.doc != new.doc:
        text = f"{what} is described in other words."
        yield change(owner, f"{fact}.doc", "reworded", old.doc or None, new.doc or None, text)


def _default(owner: str, fact: str, what: str, old: Param, new: Param) -> Iterator[Change]:
    # Compare the text, because 1 == True in Python and the two defaults differ.
    if (old.has_default, repr(old.default)) == (new.has_default, repr(new.default)):
        return
    was = old.default if old.has_default else None
    now = new.default if new.has_default else None
    if not old.has_default:
        text = f"Left out, {what} is documented to be {code_span(now)}."
        yield change(owner, fact, "added", was, now, text)
    elif not new.has_default:
        text = f"Left out, {what} is no longer documented to be {code_span(was)}."
        yield change(owner, fact, "removed", was, now, text)
    else:
        text = f"Left out, {what} is {code_span(now)} now; it was {code_span(was)}."
        yield change(owner, fact, "changed", was, now, text)
