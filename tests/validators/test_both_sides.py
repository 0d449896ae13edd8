"""Every constraint of every model on both sides of its limit: at it is right, one past it is not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from gatewright.ir import Mode, Model
from gatewright.runtime.rules.kinds.base import Kind
from gatewright.runtime.rules.relations.base import Relation
from tests.catalogue.requests import body_of, deciding_value, smallest

from .everything import EVERY, model_of, validator
from .strategies import body_in, mode_of

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Side:
    """A limit at a place, with a value that keeps it and one that breaks it."""

    name: str
    path: Path
    inside: Any
    outside: Any
    rule: str


def sides(kind: Kind, path: Path) -> Iterator[Side]:
    """The limits of one value and of what is inside it."""
    good = kind.example()
    for one in kind.sides():
        yield Side(one.limit, path, one.inside, one.outside, one.rule)
    if (element := kind.element()) is not None:
        yield from sides(element, (*path, 0))
    for field in kind.inner_keys():
        case = field.cases[0]
        yield from sides(case.param.kind, (*path, field.wire))
        if case.required:
            yield Side(f"required {field.wire}", path, good, _MISSING(field.wire), "required")
    if kind.only_keys() is not None:
        yield Side("closed", path, good, {**good, "unheard_of": 1}, "additionalProperties")


@dataclass(frozen=True)
class _MISSING:
    """The object at the path, without one key."""

    key: str


def put(body: Any, path: Path, value: Any, kind: Kind | None) -> Any:
    """`body` with `value` at `path`; what leads there is filled in with right values."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        inner = kind.element() if kind is not None else None
        return [put(body[0], rest, value, inner), *body[1:]]
    fields = kind.inner_keys() if kind is not None else ()
    known = next((field.cases[0].param for field in fields if field.wire == key), None)
    inner = known.kind if known is not None else None
    below = body.get(key) if isinstance(body, dict) else None
    if rest and below is None and inner is not None:
        below = inner.example()
    return {**body, key: put(below, rest, value, inner)}


def base_of(model: Model, mode: Mode) -> dict[str, Any]:
    """The smallest right body in a mode."""
    body: dict[str, Any] = body_in(model, mode).example()
    params = {param.name: param for param in model.params}
    for name in mode.present:
        param = params[name]
        body = put(body, param.place, param.kind.example(), body_in(model, mode))
    for one in mode.when:
        param = params[one.name]
        body = put(body, param.place, deciding_value(param.kind, one), body_in(model, mode))
    while (other := mode_of(model, body)) is not mode:
        # The last mode takes the rest: select it with the first key that no other mode takes.
        param = params[other.absent[0]]
        body = put(body, param.place, param.kind.example(), body_in(model, mode))
    return body


def right_in(model: Model, mode: Mode, check: Any) -> dict[str, Any]:
    """The smallest right body in a mode, with what rules between params ask for."""
    body = base_of(model, mode)
    if check(body):
        body = body_of(model, mode, smallest(model, mode, check))
    assert not check(body), (mode.name, check(body))
    return body


def deciding(mode: Mode) -> list[str]:
    """The params whose other values make a request one of another mode."""
    return [one.name for one in mode.when]


def cases(key: str) -> Iterator[tuple[Mode, Side]]:
    """Every constraint of a model, in every mode in which its key may be there."""
    model = model_of(key)
    places = {param.name: param.place for param in model.params}
    for mode in model.modes:
        absent = [places[name] for name in (*mode.absent, *deciding(mode))]
        for side in sides(body_in(model, mode), ()):
            if not any(side.path[: len(place)] == place for place in absent):
                yield mode, side


def limits(kind: Kind, path: Path) -> Iterator[tuple[Path, str]]:
    """Every limit that is set at or below `path`, counted without `sides`."""
    inner = ("items", "fields", "open")
    for limit in kind.limits:
        unset = getattr(kind, limit.name) in (None, (), "", False)
        if limit.judged and limit.name not in inner and not unset:
            yield path, limit.name
    if kind.nullable:
        yield path, "nullable"
    if (element := kind.element()) is not None:
        yield from limits(element, (*path, 0))
    for field in kind.inner_keys():
        yield from limits(field.cases[0].param.kind, (*path, field.wire))


def pointer(path: Path) -> str:
    return "".join(f"/{part}" for part in path)


@pytest.mark.parametrize("key", EVERY)
def test_every_constraint_is_kept_at_its_limit_and_broken_one_past_it(
    key: str, record_property: Any
) -> None:
    model = model_of(key)
    check = validator(model)
    tested: set[tuple[str, Path, str]] = set()
    elsewhere: set[tuple[str, Path, str]] = set()
    for mode, side in cases(key):
        body = right_in(model, mode, check)
        whole = body_in(model, mode)
        good = put(copy.deepcopy(body), side.path, _with(body, side, side.inside), whole)
        bad = put(copy.deepcopy(body), side.path, _with(body, side, side.outside), whole)
        case = mode.name, side.path, side.name.split()[0]
        if mode_of(model, good) is not mode or mode_of(model, bad) is not mode:
            elsewhere.add(case)
            continue  # the key decides the mode: the request is one of another mode
        where = pointer(side.path)
        label = f"{mode.name} {where} {side.name}"
        # What the key asks of others does not belong to its own limits.
        own = [one for one in check(good) or [] if not isinstance(one[0], Relation)]
        assert not own, (label, good, own)
        found = [(one.path, one.rule) for one in check(bad) or []]
        assert any(path.startswith(where) and rule == side.rule for path, rule in found), (
            label,
            bad,
            found,
        )
        tested.add(case)
    expected = {
        (mode.name, path, word)
        for mode in model.modes
        for param in model.params_in(mode)
        if param.name not in (*mode.absent, *deciding(mode))
        for path, word in limits(param.kind, param.place)
    }
    expected -= elsewhere
    assert expected <= tested, sorted(expected - tested, key=str)
    record_property("constraints tested", len(tested))
    print(
        f"{key}: constraints tested: {len(expected & tested)}/{len(expected)}, others {len(tested - expected)}"
    )


@pytest.mark.parametrize("key", EVERY)
def test_a_param_of_other_modes_only_is_refused_with_the_way_out(key: str) -> None:
    model = model_of(key)
    check = validator(model)
    for mode in model.modes:
        body = right_in(model, mode, check)
        mine = {param.name for param in model.params_in(mode)} | set(mode.absent)
        for param in model.params:
            if param.name in mine:
                continue
            path = param.place
            bad = put(copy.deepcopy(body), path, param.kind.example(), body_in(model, mode))
            if mode_of(model, bad) is not mode:
                continue
            (violation,) = (one for one in check(bad) or [] if not isinstance(one[0], Relation))
            assert (violation.path, violation.rule) == (pointer(path), "mode")
            assert violation.suggestion


def _with(body: dict[str, Any], side: Side, value: Any) -> Any:
    """The object of a "required" or "closed" case, made from what the body already has there."""
    if isinstance(value, dict) and isinstance(there := _at(body, side.path), dict):
        return {**there, **value}
    if isinstance(value, _MISSING):
        whole = _at(body, side.path)
        return {key: one for key, one in whole.items() if key != value.key}
    return value


def _at(body: Any, path: Path) -> Any:
    for part in path:
        if isinstance(body, dict) and part not in body:
            return {}
        body = body[part]
    return body
