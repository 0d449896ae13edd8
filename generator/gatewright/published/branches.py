"""Statements that take keys of their own: what is lost where the language cannot say them."""

from __future__ import annotations

from .places import BrokenReference, Library, SchemaPlace
from .statements import PlaceKey

TAKERS = frozenset({"anyOf", "oneOf", "if", "then", "else", "dependentSchemas"})
"""Statements with schemas that stand beside the keys of an object."""
_OPEN = frozenset({"patternProperties", "discriminator", "unevaluatedProperties"})
"""Statements that take keys which no list names."""
_BESIDE = ("allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas")


def lost_part(place: SchemaPlace, word: str, library: Library, known: frozenset[str]) -> str:
    """What a request loses with the statement: params where it takes keys beside the `known`, else limits."""
    if word in _OPEN:
        return "limits" if place.node is False else "params"
    if word not in TAKERS:
        return "limits"
    several = [place.at(index) for index in range(len(place.elements))]
    if word == "dependentSchemas":
        several = [place.at(name) for name in place.members]
    return "params" if takes_keys(several or [place], library, known) else "limits"


def takes_keys(places: list[SchemaPlace], library: Library, known: frozenset[str]) -> bool:
    """Whether one of the schemas takes a key beside the `known`."""
    todo, done = list(places), set[PlaceKey]()
    while todo:
        try:
            place = library.follow(todo.pop())
        except BrokenReference:
            return True
        if place.key in done:
            continue
        done.add(place.key)
        named = place.find("properties")
        if named is not None and not set(named.members) <= known:
            return True
        if place.has("patternProperties") or place.get("additionalProperties", False) is not False:
            return True
        for word in _BESIDE:
            inner = place.find(word)
            if inner is None:
                continue
            keys = [*range(len(inner.elements))] or (
                [*inner.members] if word == "dependentSchemas" else []
            )
            todo += [inner.at(key) for key in keys] or [inner]
    return False


def named_keys(places: list[SchemaPlace]) -> frozenset[str]:
    """The keys that the `properties` at these places name."""
    return frozenset(name for place in places for name in place.members)
