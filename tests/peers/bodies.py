"""Request bodies, right ones and wrong ones: the examples of the specs, changed in one place or a few."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

from gatewright import ir
from tests.catalogue.requests import body_of

_STRANGE: tuple[Any, ...] = (
    None,
    True,
    "",
    "x",
    0,
    1,
    -1,
    2.5,
    1.0,
    [],
    {},
    "21:9",
    "false",
    "é" * 900,
)


def bodies(model: ir.Model, count: int, seed: int) -> Iterator[Any]:
    """`count` bodies for `model`, the same ones for the same `seed`."""
    chance = random.Random(f"{model.key} {seed}")
    examples = [body for _, body in model.examples] or [_least(model)]
    yield from examples[:count]
    for number in range(count - len(examples)):
        body = copy.deepcopy(chance.choice(examples))
        for _ in range(chance.choice((1, 1, 1, 2))):
            change = _vary if number % 2 else _spoilt
            change(model, body, chance)
        yield body


def _least(model: ir.Model) -> dict[str, Any]:
    """What a model without an example of its own cannot do without; its neighbour in a spec has the example."""
    mode = model.modes[-1]
    needed = [param for param in model.params_in(mode) if param.required]
    return body_of(model, mode, {param.name: param.kind.example() for param in needed})


def _vary(model: ir.Model, body: Any, chance: random.Random) -> None:
    """Sets a param to a value of its own kind, mostly within its limits."""
    param = chance.choice(model.params)
    value = _value(param.kind, chance)
    if value is not None or param.kind.nullable:
        _home(param, body)[param.wire] = value


def _spoilt(model: ir.Model, body: Any, chance: random.Random) -> None:
    """Takes a key away, adds one, or gives one a strange value."""
    param = chance.choice(model.params)
    home = _home(param, body)
    match chance.randrange(4):
        case 0:
            home.pop(param.wire, None)
        case 1:
            home[f"{param.wire}s"] = "x"
        case _:
            home[param.wire] = chance.choice(_STRANGE)


def _home(param: ir.Param, body: Any) -> Any:
    for key in param.at:
        body = body.setdefault(key, {}) if isinstance(body.get(key, {}), dict) else {}
    return body


def _value(value: Any, chance: random.Random) -> Any:
    match value.word:
        case "enum":
            return chance.choice(value.options)
        case "boolean":
            truth = chance.choice((True, False))
            return value.travels(truth)
        case "integer" | "number":
            ends = (value.minimum or 0, value.maximum if value.maximum is not None else 9)
            return chance.choice((*ends, ends[0] - 1, ends[1] + 1, float(ends[0])))
        case "string":
            longest = value.max_length or 40
            return chance.choice(("ab", "\U0001f600" * longest, "é" * (longest + 1)))
        case "url":
            ways = (
                "https://a.example/b.png",
                "HTTPS://a.example",
                "http://a.example",
                "a.example/b",
                "",
            )
            return chance.choice(ways)
        case "size":
            sides = (value.min_side or 1, value.max_side or 99)
            each = (*sides, sides[0] - 1, sides[1] + 1)
            return f"{chance.choice(each)}x{chance.choice(each)}"
        case "list" if value.items is not None:
            items = [_value(value.items, chance) for _ in range(chance.randrange(6))]
            return None if None in items else items
        case _:
            return None
