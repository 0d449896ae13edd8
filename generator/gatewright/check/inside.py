"""Keys inside the objects of a param, as conditions name them: ``video_list.refer_type``."""

from __future__ import annotations

from collections.abc import Iterator

from ..runtime.rules.pointers import EACH
from ..runtime.rules.relations.base import Facts


def keys_inside(name: str, facts: Facts) -> Iterator[tuple[str, tuple[str, ...], Facts]]:
    """(what a condition calls it, where it is below the param, facts) of each key of the param's objects."""
    several = "items" in facts
    owner: Facts = facts.get("items", {}) if several else facts
    for key, one in owner.get("fields", {}).items():
        wire: str = one.get("key", key)
        yield f"{name}.{wire}", ((EACH, wire) if several else (wire,)), one


def keys_of(facts: Facts) -> dict[str, Facts]:
    """The keys of a param's objects, each with its facts."""
    inside = keys_inside("", facts) if facts else ()
    return {word.removeprefix("."): one for word, _, one in inside}


def with_keys_inside(params: dict[str, Facts]) -> dict[str, Facts]:
    """`params` by argument, and the keys inside them as conditions name them."""
    inner = ((word, one) for name, own in params.items() for word, _, one in keys_inside(name, own))
    return {**params, **dict(inner)}


def owner_of(word: str) -> str:
    """The argument that a condition is about: ``video_list`` of ``video_list.refer_type``."""
    return word.partition(".")[0]
