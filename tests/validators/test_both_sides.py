"""Every constraint of every model on both sides of its limit: at it is right, one past it is not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from gatewright.ir import Mode, Model, Param, Value

from .everything import KEYS, package, validator


@dataclass(frozen=True)
class Side:
    """A constraint with a value that keeps it and one that breaks it."""

    name: str
    path: tuple[str | int, ...]
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


def sides(value: Value, path: tuple[str | int, ...]) -> Iterator[Side]:
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


def put(body: Any, path: tuple[str | int, ...], value: Any, fields: tuple[Param, ...]) -> Any:
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


def _into(element: Any, path: tuple[str | int, ...], value: Any, known: Value) -> Any:
    if not path:
        return value
    if isinstance(path[0], int):
        assert known.items is not None
        return [_into(element[0], path[1:], value, known.items), *element[1:]]
    return put(element, path, value, known.fields)


def base_of(model: Model, mode: Mode) -> dict[str, Any]:
    """The smallest right body in a mode."""
    body: dict[str, Any] = plain(mode.body)
    for name in mode.present:
        param = next(one for one in model.params if one.name == name)
        body = put(body, (*param.at, param.wire), plain(param.value), mode.body.fields)
    return body


def cases(key: str) -> Iterator[tuple[Mode, Side]]:
    """Every constraint of a model, in every mode."""
    model = package().model(key)
    for mode in model.modes:
        places = {param.name: (*param.at, param.wire) for param in model.params}
        banned = [places[name] for name in (*mode.absent, *mode.present)]
        for side in sides(mode.body, ()):
            if not any(side.path[: len(place)] == place for place in banned):
                yield mode, side


def pointer(path: tuple[str | int, ...]) -> str:
    return "".join(f"/{part}" for part in path)


@pytest.mark.parametrize("key", KEYS)
def test_every_constraint_is_kept_at_its_limit_and_broken_one_past_it(
    key: str, record_property: Any
) -> None:
    model = package().model(key)
    check = validator(model)
    tested = 0
    for mode, side in cases(key):
        body = base_of(model, mode)
        assert not check(body), (mode.name, check(body))
        fields = mode.body.fields
        good = put(copy.deepcopy(body), side.path, _with(body, side, side.inside), fields)
        bad = put(copy.deepcopy(body), side.path, _with(body, side, side.outside), fields)
        where = pointer(side.path)
        label = f"{mode.name} {where} {side.name}"
        assert not check(good), (label, good, check(good))
        found = [(one.path, one.rule) for one in check(bad) or []]
        assert any(path.startswith(where) and rule == side.rule for path, rule in found), (
            label,
            bad,
            found,
        )
        tested += 1
    assert tested == sum(1 for _ in cases(key)) > 5
    record_property("constraints tested", tested)
    print(f"{key}: constraints tested: {tested}/{tested}")


def _with(body: dict[str, Any], side: Side, value: Any) -> Any:
    """The object of a "required" or "closed" case, made from what the body already has there."""
    if side.path == () and isinstance(value, dict):
        return {**body, **value}
    if isinstance(value, _MISSING):
        whole = _at(body, side.path)
        return {key: one for key, one in whole.items() if key != value.key}
    return value


def _at(body: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        if isinstance(body, dict) and part not in body:
            return {}
        body = body[part]
    return body
