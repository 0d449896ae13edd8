"""The default of a value, and limits that nothing can meet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from ..runtime.rules.kinds import kind_of, kinds
from ..runtime.rules.relations.base import Facts
from . import reasons
from .flat import FlatSchema
from .options import Clash
from .places import SchemaPlace
from .reader import SchemaReader
from .writable import writable

_USUAL = ("enum", "const", "anyOf", "oneOf", "format", "type")
"""Where a default is contradicted, if the broken rule stands nowhere itself."""


def read_default(reader: SchemaReader, flat: FlatSchema, fact: str, made: Facts) -> None:
    """Adds the default to the facts of a value, or tells why it cannot be one."""
    places = list(flat.places("default"))
    if not places:
        return
    first, *others = places
    for other in others:
        if json.dumps(other.node) == json.dumps(first.node):
            reader.accounting.carry(other, f"{fact}.default")
        else:
            reader.accounting.leave(other, reasons.TWICE)
    value = first.node
    if not writable(value):
        reader.accounting.leave(first, reasons.UNWRITABLE)
        return
    broken = _default_fault(made, value)
    if broken is None:
        made["default"] = value
        reader.accounting.carry(first, f"{fact}.default")
        return
    wrong, rules = broken
    other = _rule(flat, rules)
    reader.clashes.append(
        Clash(fact, first, other, f"the default cannot be: {wrong}", "leave the default out")
    )
    reader.accounting.leave(first, reasons.CHOSEN)


def _rule(flat: FlatSchema, rules: tuple[str, ...]) -> SchemaPlace:
    """Where the broken rule stands."""
    holders = [flat]
    for items in flat.places("items"):
        holders.append(FlatSchema(items, {word: [items.at(word)] for word in items.members}))
    for words in (rules, _USUAL):
        for holder in holders:
            found = next(holder.places(*words), None)
            if found is not None:
                return found
    return flat.place


def _default_fault(facts: Facts, value: Any) -> tuple[str, tuple[str, ...]] | None:
    """Why the value cannot be a default, with the keywords of the rules that it breaks."""
    kind = kind_of(facts)
    broken = tuple(kind.broken_keywords(value))
    if broken:
        return f"{json.dumps(value)} breaks {', '.join(broken)}", broken
    if kind.element() is not None and isinstance(value, list):
        inner = (_default_fault(facts["items"], one) for one in cast("list[object]", value))
        return next((one for one in inner if one is not None), None)
    return None


def check_ends(reader: SchemaReader, flat: FlatSchema, facts: Facts, fact: str) -> None:
    """Tells limits that no value meets: a lower one that is above the upper one. Then neither counts."""
    for lows, highs in _ends(facts["type"]):
        low = next((name for name in lows if name in facts), None)
        high = next((name for name in highs if name in facts), None)
        if low is None or high is None or not _apart(facts, low, high):
            continue
        first, other = (
            _limit_place(flat, keyword, facts[name])
            for keyword, name in ((lows[low], low), (highs[high], high))
        )
        said = f"nothing meets {lows[low]} {facts[low]} and {highs[high]} {facts[high]}"
        reader.clashes.append(Clash(fact, first, other, said, "leave both limits out"))
        for keyword in (*lows.values(), *highs.values()):
            for place in flat.places(keyword):
                reader.accounting.leave(place, reasons.CHOSEN)
        del facts[low], facts[high]


def _ends(word: str) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The lower and the upper limits of each thing that a kind limits → their keywords."""
    found: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    for limit in kinds()[word].limits:
        keyword = (limit.keyword or "").lower().removeprefix("exclusive")
        if keyword[:3] in ("min", "max"):
            ends = found.setdefault(keyword[3:], ({}, {}))
            ends[keyword[:3] == "max"][limit.name] = limit.keyword or ""
    yield from found.values()


def _apart(facts: Facts, low: str, high: str) -> bool:
    """Whether no value is between two limits."""
    open_end = low == "above" or high == "below"
    return bool(facts[low] > facts[high] or (open_end and facts[low] == facts[high]))


def _limit_place(flat: FlatSchema, keyword: str, value: Any) -> SchemaPlace:
    """Where a limit of that value stands; OpenAPI 3.0 writes an open end beside the limit."""
    words = (keyword, keyword.replace("exclusiveM", "m"))
    found = [one for one in flat.places(*words) if one.node == value and one.node is not True]
    return found[0] if found else flat.place
