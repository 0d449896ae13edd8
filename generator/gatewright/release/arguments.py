"""The arguments and modes of a model: added, removed and changed ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..ir import Mode, Model, Param
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.messages import code_span, code_spans
from ..runtime.rules.relations.conditions import value_in_words
from .change import Change, Verdict, change
from .values import requirement, text_changes, value_changes

_FILES = "uploads"
"""The argument for files. Its existence and its number of files are facts of uploads."""


def argument_changes(old: Model, new: Model, shared: frozenset[str]) -> Iterator[Change]:
    """Changes of the params and the modes.

    `shared` are the facts of params that the gateway owns: they are compared once, there.
    """
    owner = new.key
    before = {one.fact: one for one in old.params if one.fact not in shared}
    after = {one.fact: one for one in new.params if one.fact not in shared}
    for fact, one in before.items():
        if fact not in after and fact != _FILES:
            yield removed_param(owner, one)
    for fact, one in after.items():
        if fact not in before and fact != _FILES:
            yield added_param(owner, one)
    yield from _in_modes(owner, old, new, before.keys() & after.keys())
    yield from _mode_changes(owner, old, new)


def removed_param(owner: str, param: Param) -> Change:
    """The change for a removed param."""
    text = f"{code_span(param.name)} is gone."
    effect = f"the argument `{param.name}` is gone"
    return change(owner, param.fact, "removed", param.kind.word, None, text, interface=effect)


def added_param(owner: str, param: Param) -> Change:
    """The change for a new param."""
    must = " and must be given" if param.required else ""
    text = f"{code_span(param.name)} is new{must}."
    effect = f"a new argument `{param.name}`"
    verdict: Verdict | None = "major" if param.required else None
    return change(owner, param.fact, "added", None, param.kind.word, text, verdict, effect)


def param_changes(owner: str, old: Param, new: Param) -> Iterator[Change]:
    """Returns every change of one param, in one mode or in all."""
    fact, what = new.fact, code_span(new.name)
    if old.name != new.name:
        text = f"The argument {code_span(old.name)} is called {what} now."
        effect = f"the argument `{old.name}` is gone, `{new.name}` came"
        yield change(owner, f"{fact}.name", "changed", old.name, new.name, text, interface=effect)
    if (*old.at, old.wire) != (*new.at, new.wire):
        place, was = "/".join((*new.at, new.wire)), "/".join((*old.at, old.wire))
        text = f"{what} travels at {code_span(place)} now; bodies made by hand must follow."
        yield change(owner, f"{fact}.at", "changed", was, place, text)
    if old.role != new.role:
        yield _role(owner, old, new)
    yield from requirement(owner, fact, what, old.required, new.required)
    yield from value_changes(owner, fact, what, _align_file_count(old, new), new.kind)
    yield from text_changes(owner, fact, what, old, new)


def _role(owner: str, old: Param, new: Param) -> Change:
    """The change of a param that became the first argument of a call, or no longer is."""
    what = code_span(new.name)
    if not (old.positional or new.positional):
        said = new.role.replace("_", " ") or "of no special use"
        text = f"{what} is documented as {said} now."
        return change(
            owner, f"{new.fact}.role", "changed", old.role or None, new.role or None, text, "patch"
        )
    now = "is the prompt now" if new.positional else "is no longer the prompt"
    verdict: Verdict = "minor" if new.positional else "major"
    return change(
        owner,
        f"{new.fact}.role",
        "changed",
        old.role or None,
        new.role or None,
        f"{what} {now}.",
        verdict,
        f"`{new.name}` {'may' if new.positional else 'can no longer'} be given without its name",
    )


def _align_file_count(old: Param, new: Param) -> Kind:
    """The kind of `old`; for files with the number of `new`, which is a fact of the uploads."""
    return old.kind.counted_as(new.kind) if new.fact == _FILES else old.kind


def _in_modes(owner: str, old: Model, new: Model, lasting: set[str]) -> Iterator[Change]:
    """Changes of params in both states: once when every mode has the change, else for each mode."""
    modes = {one.name: one for one in new.modes}
    both = [(one, modes[one.name]) for one in old.modes if one.name in modes]
    if not both:
        # No common mode is left, so compare the widest limits.
        after = {one.fact: one for one in new.params}
        for param in old.params:
            if param.fact in lasting:
                yield from param_changes(owner, param, after[param.fact])
        return
    for fact in (one.fact for one in old.params if one.fact in lasting):
        found: list[tuple[Change, list[str]]] = []
        taking: list[str] = []
        for before, now in both:
            mine, theirs = _by_fact(old, before).get(fact), _by_fact(new, now).get(fact)
            if mine is None or theirs is None:
                moved = _mode_change(owner, mine, theirs, before, now)
                _note(found, [] if moved is None else [moved], before.name)
            else:
                taking.append(before.name)
                _note(found, param_changes(owner, mine, theirs), before.name)
        for one, names in found:
            whole = names == taking
            yield from [one] if whole else [one.within(name) for name in names]


def _by_fact(model: Model, mode: Mode) -> dict[str, Param]:
    """Every param of `mode` by its fact.

    What makes a mode must be there for it to be this mode; that is its condition and no demand.
    """
    decisive = {*mode.present, *(one.name for one in mode.when)}
    return {
        one.fact: replace(one, required=False) if one.name in decisive else one
        for one in model.params_in(mode)
    }


def _note(found: list[tuple[Change, list[str]]], changes: Iterable[Change], mode: str) -> None:
    for one in changes:
        names = next((names for known, names in found if known == one), None)
        if names is None:
            found.append((one, [mode]))
        else:
            names.append(mode)


def _mode_change(
    owner: str, mine: Param | None, theirs: Param | None, old: Mode, new: Mode
) -> Change | None:
    """The change of a param that a mode added or removed, except in the mode's own condition."""
    param = mine or theirs
    if param is None or param.name in {*old.absent, *new.absent}:
        return None
    if mine is None:
        text = f"{code_span(param.name)} is taken too."
        return change(owner, param.fact, "loosened", None, param.kind.word, text)
    text = f"{code_span(param.name)} is no longer taken."
    effect = "an argument is gone from a mode"
    return change(owner, param.fact, "tightened", param.kind.word, None, text, interface=effect)


def _mode_changes(owner: str, old: Model, new: Model) -> Iterator[Change]:
    before = {one.name: one for one in old.modes}
    after = {one.name: one for one in new.modes}
    for name, mode in before.items():
        fact = f"modes.{name}"
        if name not in after:
            text, effect = f"The mode {code_span(name)} is gone.", "an overload is gone"
            yield change(owner, fact, "removed", name, None, text, interface=effect)
            continue
        now = after[name]
        if mode != now:
            text = f"The mode {code_span(name)} is decided otherwise now: {_condition(now)}."
            was, is_now = _condition(mode), _condition(now)
            yield change(owner, fact, "changed", was, is_now, text, interface="overloads differ")
    for name in after:
        if name not in before:
            text, effect = f"The mode {code_span(name)} is new.", "a new overload"
            yield change(owner, f"modes.{name}", "added", None, name, text, interface=effect)
    lasting = [name for name in before if name in after]
    if lasting != [name for name in after if name in before]:
        text = "Where several modes fit, another one counts first now."
        yield change(owner, "modes", "changed", list(before), list(after), text)


def _condition(mode: Mode) -> str:
    parts = [f"with {code_spans(mode.present)}"] if mode.present else []
    parts += [f"without {code_spans(mode.absent)}"] if mode.absent else []
    parts += [
        f"with {code_span(one.label)} {code_spans(map(value_in_words, one.values))}"
        for one in mode.when
    ]
    return " and ".join(parts) or "always"
