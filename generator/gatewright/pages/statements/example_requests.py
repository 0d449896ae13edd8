"""Example requests held against what the page says in words: each value confirms or contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from ..facts import FactPath, PageFact, PagePlace, Statement
from ..shapes.examples import is_request, pairs_in_code
from ..shapes.extract import Example, Extract
from ..shapes.sheet import Sheet
from ..words.known_limits import broken_limit
from ..words.vocabulary import Vocabulary

_OWN = frozenset({"model", "prompt"})


def request_statements(example: Example, words: Vocabulary) -> Iterator[Statement]:
    """What a request shows about the model's id and about reference files."""
    model = example.body.get("model")
    if isinstance(model, str):
        place = example.at("model")
        yield Statement("model", ("id",), model, place, example=True)
        if words.operation:
            path = ("operations", words.operation, "request", "model")
            yield Statement("gateway", path, "body", place)
    items = held_params(example.body, words).get(words.media_field)
    if isinstance(items, list) and items and isinstance(items[0], dict):
        place = example.at(words.media_field)
        yield Statement("gateway", ("uploads", "field"), words.media_field, place, example=True)
        keys = list(cast(dict[str, Any], items[0]))
        yield Statement("gateway", ("uploads", "item"), keys, place, partial=True)


def check_examples(
    facts: tuple[PageFact, ...], found: Extract, sheet: Sheet, words: Vocabulary
) -> tuple[tuple[PageFact, ...], set[int]]:
    """Holds the examples on a page against `facts`.

    Returns the facts, each with the places of examples that show something it does not allow, and the
    indexes of lines that were understood on the way.
    """
    pairs, lines = _pairs(found, sheet)
    by_path = {fact.path: fact for fact in facts if fact.owner == "model"}
    against: dict[FactPath, list[PagePlace]] = {}
    extra: dict[FactPath, PageFact] = {}
    for name, value, place in (*_values(found.examples, words), *pairs):
        if name in _OWN or name == words.media_field or name in words.gateway_params:
            continue
        type_ = by_path.get(("params", name, "type"))
        if type_ is None:
            path = ("params", name)
            note = f"only an example names `{name}`"
            extra.setdefault(path, PageFact("model", path, value, place, "unsure", note=note))
            continue
        broken = _broken_fact(by_path, name, value)
        if broken is not None:
            against.setdefault(broken, []).append(place)
    if not extra and not against:
        return facts, lines
    changed = [
        replace(fact, contradicted=(*fact.contradicted, *against.get(fact.path, ())))
        if fact.owner == "model"
        else fact
        for fact in facts
    ]
    return (*changed, *extra.values()), lines


def request_bodies(examples: Iterable[Example], words: Vocabulary) -> tuple[tuple[str, Any], ...]:
    """The request bodies among the examples, each with the heading above it."""
    return tuple((one.place.heading, one.body) for one in examples if is_request(one.body, words))


def shown_params(found: Extract, sheet: Sheet, words: Vocabulary) -> dict[int, FactPath]:
    """The param that each line of an example request gives a value."""
    parts = [one for one in found.examples if one.body.keys() <= _request_keys(found)]
    values = [*_values(found.examples, words), *_pairs(found, sheet)[0]]
    values += [(name, value, one.at(name)) for one in parts for name, value in one.body.items()]
    return {place.line: ("params", name) for name, _, place in values if name not in _OWN}


def _values(examples: Iterable[Example], words: Vocabulary) -> Iterator[tuple[str, Any, PagePlace]]:
    for example in examples:
        if is_request(example.body, words):
            for name, value in held_params(example.body, words).items():
                yield name, value, example.at(name)


def _pairs(found: Extract, sheet: Sheet) -> tuple[list[tuple[str, Any, PagePlace]], set[int]]:
    """(key, value, place) of params in examples that are not JSON, and the lines they stand on."""
    known = _request_keys(found)
    pairs = [one for one in pairs_in_code(sheet, found.lines) if one[0] in known]
    values = [
        (name, value, sheet.place(index))
        for name, value, index in pairs
        if sheet.roles[index] != "response"
    ]
    return values, {index for name, _, index in pairs if name not in _OWN}


def _request_keys(found: Extract) -> set[str]:
    """The keys of requests that the page describes."""
    return {field.name for field in found.fields if field.role != "response"}


def held_params(body: dict[str, Any], words: Vocabulary) -> dict[str, Any]:
    """The params of a body."""
    if words.container:
        held = body.get(words.container)
        return cast(dict[str, Any], held) if isinstance(held, dict) else {}
    values = {key: value for key, value in body.items() if key not in words.containers}
    for container in sorted(words.containers):
        held = body.get(container)
        values |= cast(dict[str, Any], held) if isinstance(held, dict) else {}
    return values


def _broken_fact(facts: dict[FactPath, PageFact], name: str, value: Any) -> FactPath | None:
    """The fact that `value` breaks, or None."""
    path = ("params", name)
    stated = {
        fact_path[2]: fact.value
        for fact_path, fact in facts.items()
        if fact_path[:2] == path and len(fact_path) == 3
    }
    if value is None or (isinstance(value, str) and value.startswith("<")):
        return None
    also = [
        option
        for fact_path, fact in facts.items()
        if fact_path[0] == "modes" and fact_path[-2:] == (name, "also")
        for option in fact.value
    ]
    broken = broken_limit(stated, also, value)
    return None if broken is None else (*path, broken)
