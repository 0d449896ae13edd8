"""Every constraint of every model on both sides of its limit: at it is right, one past it is not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from gatewright.ir import Mode, Model, Param, Value

from .everything import KEYS, package, validator
from .strategies import mode_of

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Side:
    """A constraint with a value that keeps it and one that breaks it."""

    name: str
    path: Path
    inside: Any
    outside: Any
    rule: str


def plain(value: Value) -> Any:
    """Some value that `value` allows."""
    match value.kind:
        case "const":
            return value.const
        case "enum":
            return value.options[0]
        case "boolean":
            return "true" if value.as_string else True
        case "integer" | "number":
            low = value.minimum if value.minimum is not None else value.maximum
            step = value.step or 0
            return 0 if low is None else (step * -(-low // step) if step else low)
        case "string":
            return "x" * (value.min_length or 1)
        case "url":
            return f"{(value.schemes or ('https',))[0]}://x.example/a"
        case "size":
            side = value.min_side or 64
            while value.min_pixels and side * side < value.min_pixels:
                side += 1
            return f"{side}x{side}"
        case "list":
            assert value.items is not None
            return [plain(value.items)] * max(1, value.min_items or 0)
        case "object":
            return {field.wire: plain(field.value) for field in value.fields if field.required}


def sides(value: Value, path: Path) -> Iterator[Side]:
    """The constraints of one value and of what is inside it."""
    good = plain(value)
    texts = value.as_string or value.kind in ("string", "enum", "const", "url", "size", "object")
    wrong: Any = {} if value.kind == "list" else 3 if texts else "x"
    yield Side("type", path, good, wrong, "const" if value.kind == "const" else "type")
    yield Side("null", path, None if value.nullable else good, [] if value.nullable else None,
               "const" if value.kind == "const" else "type")  # fmt: skip
    if value.kind in ("enum", "const") or value.as_string:
        rule = "const" if value.kind == "const" else "enum"
        for option in value.options or (good,):
            yield Side(f"option {option}", path, option, f"{option}_", rule)
    step = value.step or 0
    if value.minimum is not None:
        at = step * -(-value.minimum // step) if step else value.minimum
        yield Side("minimum", path, at, value.minimum - (step or 1), "minimum")
    if value.maximum is not None:
        at = round(step * (value.maximum // step), 9) if step else value.maximum
        yield Side("maximum", path, at, value.maximum + (step or 1), "maximum")
    if value.step is not None:
        past = 1 if value.kind == "integer" else value.step / 2
        yield Side("step", path, good, good + past, "multipleOf")
    if value.kind == "integer":
        yield Side("whole", path, float(good), good + 0.5, "type")
    if value.max_length is not None:
        longest = value.max_length
        if value.kind == "string":
            yield Side("max_length", path, "\u00e9" * longest, "x" * (longest + 1), "maxLength")
    if value.min_length is not None and value.kind == "string":
        yield Side("min_length", path, good, "x" * (value.min_length - 1), "minLength")
    for scheme in value.schemes:
        yield Side(f"scheme {scheme}", path, f"{scheme.upper()}://h", f"{scheme}x://h", "pattern")
    if value.kind == "url":
        yield Side("address", path, good, "cat.png", "pattern")
    if value.min_side is not None:
        low = value.min_side
        high = value.max_side or low * 2
        yield Side("min_side", path, _fitting(value, low), f"{low - 1}x{high}", "pattern")
    if value.max_side is not None:
        high = value.max_side
        yield Side("max_side", path, _fitting(value, high), f"{high + 1}x{high}", "pattern")
    if value.kind == "size" and value.min_pixels is not None:
        low = value.min_side or 1
        yield Side("min_pixels", path, _fitting(value, None), f"{low}x{low}", "minimum")
    if value.kind == "size" and value.max_pixels is not None:
        high = value.max_side or 99999
        yield Side("max_pixels", path, _fitting(value, None), f"{high}x{high}", "maximum")
    if value.items is not None:
        one = plain(value.items)
        if value.max_items is not None:
            most = value.max_items
            yield Side("max_items", path, [one] * most, [one] * (most + 1), "maxItems")
        if value.min_items is not None and value.min_items > 0:
            least = value.min_items
            yield Side("min_items", path, [one] * least, [one] * (least - 1), "minItems")
        yield from sides(value.items, (*path, 0))
    for field in value.fields:
        yield from sides(field.value, (*path, field.wire))
        if field.required:
            yield Side(f"required {field.wire}", path, good, _MISSING(field.wire), "required")
    if value.kind == "object" and not value.open:
        yield Side("closed", path, good, {**good, "unheard_of": 1}, "additionalProperties")


@dataclass(frozen=True)
class _MISSING:
    """The object at the path, without one key."""

    key: str


def _fitting(value: Value, side: int | None) -> str:
    """A size within all limits, one of whose sides is `side`."""
    low, high = value.min_side or 1, value.max_side or 99999
    for width in [side] if side is not None else [low, (low + high) // 2]:
        for height in range(low, high + 1):
            pixels = width * height
            if (value.min_pixels or 0) <= pixels <= (value.max_pixels or 10**12):
                return f"{width}x{height}"
    raise AssertionError("no size fits")


def put(body: Any, path: Path, value: Any, fields: tuple[Param, ...]) -> Any:
    """`body` with `value` at `path`; what leads there is filled in with right values."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    known = next((field for field in fields if field.wire == key), None)
    inner = known.value if known is not None else None
    below = body.get(key) if isinstance(body, dict) else None
    if rest and below is None and inner is not None:
        below = plain(inner)
    if rest and isinstance(rest[0], int) and inner is not None and inner.items is not None:
        elements = list(below)
        elements[0] = _into(elements[0], rest[1:], value, inner.items)
        return {**body, key: elements}
    return {**body, key: put(below, rest, value, inner.fields if inner is not None else ())}


def _into(element: Any, path: Path, value: Any, known: Value) -> Any:
    if not path:
        return value
    if isinstance(path[0], int):
        assert known.items is not None
        return [_into(element[0], path[1:], value, known.items), *element[1:]]
    return put(element, path, value, known.fields)


def base_of(model: Model, mode: Mode) -> dict[str, Any]:
    """The smallest right body in a mode."""
    body: dict[str, Any] = plain(mode.body)
    params = {param.name: param for param in model.params}
    for name in mode.present:
        param = params[name]
        body = put(body, (*param.at, param.wire), plain(param.value), mode.body.fields)
    while (other := mode_of(model, body)) is not mode:
        # The mode is what others leave over: here with the first key that they do not take.
        param = params[other.absent[0]]
        body = put(body, (*param.at, param.wire), plain(param.value), mode.body.fields)
    return body


def cases(key: str) -> Iterator[tuple[Mode, Side]]:
    """Every constraint of a model, in every mode in which its key may be there."""
    model = package().model(key)
    places = {param.name: (*param.at, param.wire) for param in model.params}
    for mode in model.modes:
        absent = [places[name] for name in mode.absent]
        for side in sides(mode.body, ()):
            if not any(side.path[: len(place)] == place for place in absent):
                yield mode, side


LIMITS = {
    "const": "option", "options": "option", "schemes": "scheme", "nullable": "null",
    **{name: name for name in (
        "minimum", "maximum", "step", "min_length", "max_length", "min_side", "max_side",
        "min_pixels", "max_pixels", "min_items", "max_items",
    )},
}  # fmt: skip
"""Limit in the representation → first word of the case that tests it."""


def limits(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    """Every limit that the representation sets at or below `path`, counted without `sides`."""
    for name, word in LIMITS.items():
        preset = value.kind == "enum" and name.endswith("_pixels")
        if getattr(value, name) not in (None, (), "", False) and not preset:
            yield path, word
    if value.items is not None:
        yield from limits(value.items, (*path, 0))
    for field in value.fields:
        yield from limits(field.value, (*path, field.wire))


def pointer(path: Path) -> str:
    return "".join(f"/{part}" for part in path)


@pytest.mark.parametrize("key", KEYS)
def test_every_constraint_is_kept_at_its_limit_and_broken_one_past_it(
    key: str, record_property: Any
) -> None:
    model = package().model(key)
    check = validator(model)
    tested: set[tuple[str, Path, str]] = set()
    for mode, side in cases(key):
        body = base_of(model, mode)
        assert not check(body), (mode.name, check(body))
        fields = mode.body.fields
        good = put(copy.deepcopy(body), side.path, _with(body, side, side.inside), fields)
        bad = put(copy.deepcopy(body), side.path, _with(body, side, side.outside), fields)
        if side.rule == "required" and mode_of(model, bad) is not mode:
            continue  # the key decides the mode: without it the request is right in another one
        where = pointer(side.path)
        label = f"{mode.name} {where} {side.name}"
        assert not check(good), (label, good, check(good))
        found = [(one.path, one.rule) for one in check(bad) or []]
        assert any(path.startswith(where) and rule == side.rule for path, rule in found), (
            label,
            bad,
            found,
        )
        tested.add((mode.name, side.path, side.name.split()[0]))
    expected = {
        (mode.name, path, word)
        for mode in model.modes
        for param in (model.prompt, *mode.params)
        if param.name not in mode.absent
        for path, word in limits(param.value, (*param.at, param.wire))
    }
    assert expected <= tested, sorted(expected - tested, key=str)
    record_property("constraints tested", len(tested))
    print(
        f"{key}: constraints tested: {len(expected & tested)}/{len(expected)}, others {len(tested - expected)}"
    )


@pytest.mark.parametrize("key", KEYS)
def test_a_param_of_other_modes_only_is_refused_with_the_way_out(key: str) -> None:
    model = package().model(key)
    check = validator(model)
    for mode in model.modes:
        body = base_of(model, mode)
        mine = {param.name for param in mode.params} | set(mode.absent)
        for param in model.params:
            if param.name in mine:
                continue
            path = (*param.at, param.wire)
            bad = put(copy.deepcopy(body), path, plain(param.value), mode.body.fields)
            (violation,) = check(bad) or []
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
