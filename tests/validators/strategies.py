"""Hypothesis strategies from the intermediate representation: bodies that are right, and bent ones.

What they make is judged by jsonschema and by the generated validator, never by themselves. A kind
that has no strategy here gives the values at its limits.
"""

from __future__ import annotations

import copy
import math
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from gatewright.ir import Case, Key, Mode, Model
from gatewright.runtime.rules.kinds.base import Kind
from gatewright.runtime.rules.kinds.object import Object
from gatewright.runtime.rules.relations.conditions import Is

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 1.0, 0.5, 2**70, -(2**70), "", "x", "true", "1", "\u00e9\U0001f98a",
    "https://", "https://x.example/a.png", "HTTPS://X.example", "http://x.example", "ftp:x", "cat.png",
    "1024x1024", "255x255", "1536x1537", "0256x256", "1024X1024", [], [1], {}, {"a": 1}, [["x"]],
    "x" * 499, "x" * 500, "x" * 501, "\u00e9" * 800, "\u00e9" * 801,
]  # fmt: skip


def body_in(model: Model, mode: Mode) -> Object:
    """The body as one mode takes it: each key with one case."""
    return _object_in(model.body, mode.name)


def _object_in(kind: Any, mode: str) -> Object:
    fields: list[Key] = []
    for key in kind.fields:
        case = key.case(mode)
        if case.param is not None:
            param = case.param
            if param.kind.walks == "keys":
                param = replace(param, kind=_object_in(param.kind, mode))
            fields.append(Key(key.wire, (Case((), param, case.required),)))
    return Object(fields=tuple(fields), open=kind.open, nullable=kind.nullable)


def valid(kind: Any) -> st.SearchStrategy[Any]:
    """Values that `kind` allows."""
    made = _valid(kind)
    return st.one_of(st.none(), made) if kind.nullable else made


def _valid(kind: Any) -> st.SearchStrategy[Any]:
    if few_numbers(kind) or formed(kind):
        return st.sampled_from(at_limits(kind))
    match kind.word:
        case "integer":
            step = int(kind.step or 1)
            low = -(2**40) if kind.minimum is None else -(-int(kind.minimum) // step) * step
            high = 2**40 if kind.maximum is None else int(kind.maximum)
            return st.integers(0, max(0, (high - low) // step)).map(lambda n: low + n * step)
        case "number":
            if kind.step is not None:
                first = round((kind.minimum or 0) / kind.step)
                last = round((kind.maximum if kind.maximum is not None else 100) / kind.step)
                return st.integers(first, last).map(lambda n: round(n * float(kind.step or 1), 6))
            floats = st.floats(kind.minimum, kind.maximum, allow_nan=False, allow_infinity=False)
            lowest = -(2**40) if kind.minimum is None else math.ceil(kind.minimum)
            highest = 2**40 if kind.maximum is None else math.floor(kind.maximum)
            return st.one_of(st.integers(lowest, highest), floats) if lowest <= highest else floats
        case "string":
            longest = min(kind.max_length if kind.max_length is not None else 60, 900)
            text = st.text(
                st.characters(exclude_categories=("Cs",)),
                min_size=kind.min_length or 0,
                max_size=min(longest, 60),
            )
            texts = st.one_of(text, st.just("\u00e9" * longest), st.just("x" * longest))
            counts = kind.chinese_counts is not None
            return texts.filter(lambda one: not kind.broken_keywords(one)) if counts else texts
        case "url":
            schemes = kind.schemes or ("https", "http", "data", "s3")
            return st.tuples(st.sampled_from(schemes), st.booleans(), TEXT).map(
                lambda made: f"{made[0].upper() if made[1] else made[0]}://h/{fit(made[2])}"
            )
        case "size":
            low, high = kind.min_side or 1, kind.max_side or 4096
            sides = st.tuples(st.integers(low, high), st.integers(low, high))
            floor, ceiling = kind.min_pixels or 0, kind.max_pixels or 10**12
            ratio = kind.max_ratio or 10**6
            fitting = sides.filter(
                lambda side: (
                    floor <= side[0] * side[1] <= ceiling and max(side) <= min(side) * ratio
                )
            )
            return fitting.map(lambda side: f"{side[0]}x{side[1]}")
        case "list":
            if kind.counts:
                sizes = [st.lists(valid(kind.items), min_size=n, max_size=n) for n in kind.counts]
                return st.one_of(sizes)
            longest = 6 if kind.max_items is None else kind.max_items
            return st.lists(
                valid(kind.items),
                min_size=kind.min_items or 0,
                max_size=max(kind.min_items or 0, min(longest, 6)),
            )
        case "object":
            return objects(kind)
        case _:
            return st.sampled_from(at_limits(kind))


def fit(text: str) -> str:
    """The characters of `text` that an address may have."""
    unfit = {*map(chr, range(0x21)), *map(chr, range(0x7F, 0xA1)), *"<>\u2028\u2029\u3000"}
    return "".join(char for char in text if char not in unfit)


def few_numbers(kind: Any) -> bool:
    """Whether it is a number whose limits are more than two closed bounds and a step."""
    beyond = any(getattr(kind, name, None) is not None for name in ("above", "below"))
    return beyond or (kind.json_type in ("integer", "number") and bool(kind.choices))


def formed(kind: Any) -> bool:
    """Whether it is a text of a form."""
    return getattr(kind, "pattern", None) is not None


def at_limits(kind: Kind) -> list[Any]:
    """The right values at the limits of a kind, null not among them."""
    return [side.inside for side in kind.sides() if side.inside is not None]


def objects(kind: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with every required key and some of the others."""
    required = {key.wire: valid(key.kind()) for key in kind.fields if key.is_required}
    optional = {key.wire: valid(key.kind()) for key in kind.fields if not key.is_required}
    return st.fixed_dictionaries(required, optional=optional)


def bodies(model: Model) -> st.SearchStrategy[dict[str, Any]]:
    """Request bodies in some mode of `model`."""
    return st.one_of([_in_mode(model, index) for index in range(len(model.modes))])


def _in_mode(model: Model, index: int) -> st.SearchStrategy[dict[str, Any]]:
    mode = model.modes[index]
    places = {param.name: param.place for param in model.params}

    def shaped(body: dict[str, Any]) -> dict[str, Any]:
        for name in mode.absent:
            _remove(body, places[name])
        return body

    here = objects(body_in(model, mode)).map(shaped)
    return here.filter(lambda body: mode_of(model, body) is mode and obeys(model, body))


def obeys(model: Model, body: Any) -> bool:
    """Whether a body keeps what params ask of each other."""
    return not any(rule.relation.judge(None, body) for rule in model.rules)


def mode_of(model: Model, body: Any) -> Mode:
    """The mode that a body is in: the first that fits, else the last."""
    places = {param.name: param.place for param in model.params}

    def fits(mode: Mode) -> bool:
        return (
            all(_there(body, places[name]) for name in mode.present)
            and not any(_there(body, places[name]) for name in mode.absent)
            and all(
                Is((*places[one.name], *one.inside), one.values, one.otherwise).holds(body)
                for one in mode.when
            )
        )

    return next((mode for mode in model.modes if fits(mode)), model.modes[-1])


def _there(body: Any, path: tuple[str, ...]) -> bool:
    for key in path:
        if not isinstance(body, dict) or key not in body:
            return False
        body = body[key]
    return True


def _remove(body: Any, path: tuple[str, ...]) -> None:
    for key in path[:-1]:
        body = body.get(key, {})
    if isinstance(body, dict):
        body.pop(path[-1], None)


@st.composite
def bent(draw: st.DrawFn, model: Model) -> Any:
    """A right body with one to three things done to it: junk put in, keys dropped or invented."""
    body: Any = copy.deepcopy(draw(bodies(model)))
    for _ in range(draw(st.integers(1, 3))):
        found = spots(body)
        holder, key = draw(st.sampled_from(found)) if found else (None, None)
        action = draw(st.sampled_from(["junk", "drop", "invent", "whole"]))
        if action == "whole" and draw(st.integers(0, 9)) == 0:
            return draw(st.sampled_from(JUNK))
        if holder is None or action == "invent":
            target = draw(st.sampled_from([body, *(h for h, _ in found if isinstance(h, dict))]))
            if isinstance(target, dict):
                name = draw(st.sampled_from(["extra", "Prompt", "seed_", "", "a/b~c"]))
                target[name] = copy.deepcopy(draw(st.sampled_from(JUNK)))
        elif action == "drop" and isinstance(holder, dict):
            holder.pop(key, None)
        elif isinstance(holder, list) and draw(st.booleans()):
            holder.extend(copy.deepcopy(holder))
        else:
            holder[key] = copy.deepcopy(draw(st.sampled_from(JUNK)))
    return body


def spots(node: Any) -> list[tuple[Any, Any]]:
    """Every place of a body, as what holds it and the key or index there."""
    if isinstance(node, dict):
        return [(node, key) for key in node] + [s for child in node.values() for s in spots(child)]
    if isinstance(node, list):
        here = [(node, index) for index in range(len(node))]
        return here + [spot for child in node for spot in spots(child)]
    return []
