"""Requests of any model, found from its rules: the smallest, the fullest, one with a certain argument."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import combinations
from typing import Any

from gatewright.ir import Mode, Model, ModeValue, Param
from gatewright.runtime.rules.kinds.base import Kind

Given = dict[str, Any]
"""Arguments by name, as they travel."""
Check = Callable[[Any], list[Any] | None]
TOGETHER = 3
"""Arguments that are taken out at a time, at most."""


def smallest(model: Model, mode: Mode, check: Check) -> Given:
    """As few arguments as the mode can do with."""
    params = model.params_in(mode)
    needed = {param.name: param.kind.example() for param in params if param.required}
    return settled(model, mode, check, {**needed, **_deciding(model, mode)}, set())


def fullest(model: Model, mode: Mode, check: Check) -> Given:
    """As many arguments as the mode takes beside each other."""
    given = {param.name: _any(param) for param in model.params_in(mode)}
    return settled(model, mode, check, {**given, **_deciding(model, mode)}, set(given))


def with_argument(model: Model, check: Check, param: Param, value: Any) -> tuple[Mode, Given]:
    """A small request that has that value, in the first mode that takes it; AssertionError: none does."""
    for mode in model.modes:
        if all(one.fact != param.fact for one in model.params_in(mode)):
            continue
        given = {**smallest(model, mode, check), param.name: value}
        try:
            return mode, settled(model, mode, check, given, set(), {param.name})
        except AssertionError:
            continue
    raise AssertionError(f"{model.key}: no request is right with {param.name}")


def settled(
    model: Model,
    mode: Mode,
    check: Check,
    given: Given,
    spare: set[str],
    keep: set[str] = frozenset(),  # type: ignore[assignment]
) -> Given:
    """`given` with arguments added or, of `spare`, taken out until it breaks no rule."""
    params = {param.name: param for param in model.params_in(mode)}
    while found := check(body_of(model, mode, given)):
        more = ({**given, name: _any(param)} for name, param in params.items() if name not in given)
        loose = [left for left in given if left in (spare or given) and left not in keep]
        # An argument may be needed by others that have to go with it.
        for count in range(1, TOGETHER + 1):
            fewer = (without(given, left) for left in combinations(loose, count))
            tries: Iterable[Given] = [
                *(more if not spare else ()),
                *fewer,
                *(more if spare else ()),
            ]
            better = [(len(check(body_of(model, mode, one)) or ()), one) for one in tries]
            left, best = min(better, key=lambda one: one[0], default=(len(found), given))
            if left < len(found):
                break
        else:
            raise AssertionError((model.key, mode.name, body_of(model, mode, given), found))
        given = best
    return given


def without(given: Given, names: Collection[str]) -> Given:
    """The arguments but for these."""
    return {name: one for name, one in given.items() if name not in names}


def body_of(model: Model, mode: Mode, given: Given) -> dict[str, Any]:
    """The body of these arguments, with what the page fixes for the mode."""
    body: dict[str, Any] = {}
    if model.operation.model_at:
        _put(body, model.operation.model_at, model.id)
    places = {param.name: param.place for param in model.params}
    for name, value in given.items():
        _put(body, places[name], value)
    for constant in model.constants:
        fixed = model.constant_in(mode.name, constant.fact)
        if fixed is not None:
            _put(body, constant.place, fixed)
    return body


def as_arguments(model: Model, given: Given) -> Given:
    """The same as a caller writes it in Python."""
    kinds: dict[str, Kind] = {param.name: param.kind for param in model.params}
    return {name: kinds[name].returns(value) for name, value in given.items()}


def _put(body: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    for key in place[:-1]:
        body = body.setdefault(key, {})
    body[place[-1]] = value


def _any(param: Param) -> Any:
    """A right value; of a list one with something in it."""
    value = param.kind.example()
    element = param.kind.element()
    if element is not None and value == []:
        return [element.example()]
    return value


def _deciding(model: Model, mode: Mode) -> Given:
    kinds: dict[str, Kind] = {param.name: param.kind for param in model.params}
    return {
        one.name: deciding_value(kinds[one.name], one)
        for one in mode.when
        if one.inside or not one.otherwise
    }


def deciding_value(kind: Kind, one: ModeValue) -> Any:
    """A value of a param of that kind that makes a request one of a mode."""
    *each, key = one.inside or ("",)
    if not key:
        return one.values[0]
    owner = kind.single() if each else kind
    value = {**owner.example(), key: one.values[0]}
    return [value] if each else value
