"""What a model's methods take: over all modes, and as the alternatives that a type checker can tell apart.

Alternatives come from the modes, and from the rules that go by presence. Each is an overload.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..ir import Mode, Model, Param, split_by_mode
from . import types
from .presence import alternatives, asks
from .types import Name, Type

SURFACE = ".._runtime.client.surface"
"""The module that hands out what all modules of models need."""
_MEDIA = Name("Media", SURFACE)
_MEDIA_FILES = Name("MediaFiles", SURFACE)
_NULL = Name("Null", SURFACE)

CALL_OPTIONS, COMMON = "CallOptions", "Common"
_MANY = 12
"""From how many repeated arguments on overloads leave them to one class."""
MOST_OVERLOADS = 8
"""With more of them, rules by presence are left to the validator: an editor shows them one by one."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The arguments of a method in some modes."""

    modes: tuple[Mode, ...]
    params: tuple[Param, ...]
    """The arguments of the model, the prompt first."""
    others: tuple[str, ...] = ()
    """Arguments of other modes, or of other alternatives, which are not given here."""
    options: str = CALL_OPTIONS
    """The class of what a call takes beside these."""


def overloads(model: Model) -> tuple[Signature, ...]:
    """A signature for each alternative that a type checker can tell from others; none where it can tell none."""
    apart = {param.fact for param in common(model)}
    found: list[Signature] = []
    for one in _alternatives(model):
        if apart:
            left = tuple(param for param in one.params if param.fact not in apart)
            one = replace(one, params=left, options=COMMON)
        place = next((place for place, before in enumerate(found) if _covers(before, one)), None)
        if place is not None:
            found[place] = _of_both(found[place], one)
            continue
        for before in [before for before in found if _covers(one, before)]:
            found.remove(before)
            one = _of_both(one, before)
        found.append(one)
    return tuple(found) if len(found) > 1 else ()


def common(model: Model) -> tuple[Param, ...]:
    """The options that all overloads have alike and leave to one class, where they are many."""
    first, *others = _alternatives(model)
    if not others:
        return ()
    known = [{param.fact: param for param in one.params} for one in others]
    alike = tuple(
        param
        for param in first.params
        if not param.positional
        and not param.required
        and all(_same(param, one.get(param.fact)) for one in known)
    )
    return alike if len(alike) * (len(others) + 1) >= _MANY else ()


def merge_modes(model: Model) -> Signature:
    """Returns the arguments over all modes. An argument is required when every mode requires it."""
    modes = [by_fact(model, mode) for mode in model.modes]
    params = tuple(
        param.where_required(
            all(param.fact in mode and mode[param.fact].required for mode in modes)
        )
        for param in model.params
    )
    return Signature(model.modes, params)


def by_fact(model: Model, mode: Mode) -> dict[str, Param]:
    """The params of a mode by their fact names."""
    return {param.fact: param for param in model.params_in(mode)}


def type_of(param: Param) -> Type:
    """Returns the Python type of an argument. A media argument also takes local files.

    None means that it is not given, so a null that may travel has a type of its own.
    """
    travels = types.of_kind(param.kind)
    one = types.without_none(travels)
    if param.takes_local:
        one = _MEDIA_FILES if param.kind.walks == "items" else _MEDIA
    if not types.allows_none(travels):
        return one
    members = one.members if isinstance(one, types.Union) else (one,)
    return types.Union((*members, _NULL))


def _alternatives(model: Model) -> tuple[Signature, ...]:
    """The modes as signatures, and each of them as rules by presence part it; one: they tell nothing apart."""
    modes = (
        tuple(_of_mode(model, mode) for mode in model.modes)
        if split_by_mode(model.body) and "modes" in model.overloads_by
        else (merge_modes(model),)
    )
    if "presence" not in model.overloads_by or not model.rules:
        return modes
    found = tuple(one for mode in modes for one in _by_presence(model, mode))
    return found if len(found) <= MOST_OVERLOADS else modes


def _of_mode(model: Model, mode: Mode) -> Signature:
    """What the methods take in one mode, and what they take as None only."""
    known = by_fact(model, mode)
    others = tuple(param.name for param in model.params if param.fact not in known)
    return Signature((mode,), model.params_in(mode), others)


def _by_presence(model: Model, one: Signature) -> Iterator[Signature]:
    """The signature as the rules that go by presence part it."""
    params = {param.place: param for param in one.params}
    known = {param.place: False for param in model.params if param.place not in params}
    known |= {place: True for place, param in params.items() if param.required}
    asked = asks(tuple(rule.relation for rule in model.rules), params)
    for settled in alternatives(asked, known):
        taken = tuple(
            param.where_required(param.required or settled.get(place, False))
            for place, param in params.items()
            if settled.get(place, True)
        )
        fewer = {ask.places[-1][:-2]: ask.limits for ask in asked if ask.places[-1] in settled}
        taken = tuple(
            replace(param, kind=kind) if (kind := fewer.get(param.place)) else param
            for param in taken
        )
        none = (param.name for place, param in params.items() if not settled.get(place, True))
        yield replace(one, params=taken, others=(*one.others, *none))


def _covers(one: Signature, other: Signature) -> bool:
    """Whether `one` takes all that `other` takes, so that a type checker never comes to `other`."""
    mine, theirs = ({param.name: param for param in each.params} for each in (one, other))
    return set(one.others) <= set(other.others) and all(
        _takes(param, theirs.get(name)) for name, param in mine.items()
    )


def _of_both(one: Signature, other: Signature) -> Signature:
    """`one`, which takes all that `other` takes, as the signature of the modes of both."""
    return replace(one, modes=tuple(dict.fromkeys((*one.modes, *other.modes))))


def _takes(mine: Param, theirs: Param | None) -> bool:
    """Whether an argument takes what another does; None: that one takes None only."""
    if theirs is None:
        return not mine.required
    return mine.required <= theirs.required and _alike(mine, theirs)


def _same(one: Param, other: Param | None) -> bool:
    return other is not None and not other.required and type_of(one) == type_of(other)


def _alike(one: Param, other: Param) -> bool:
    return one.kind == other.kind or type_of(one) == type_of(other)
