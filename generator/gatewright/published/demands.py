"""What a whole request asks of its keys: sets of which some are there, and keys that need others."""

from __future__ import annotations

from typing import Any

from ..names import snake
from ..runtime.rules.relations.base import Facts
from . import reasons
from .branches import lost_part, named_keys
from .flat import FlatSchema
from .places import SchemaPlace
from .values import ValueReader

StatedRules = dict[str, dict[str, Any]]
_ONE_OF = {"anyOf": "at_least_one_of", "oneOf": "exactly_one_of"}


def read_demands(reader: ValueReader, flat: FlatSchema, params: dict[str, Facts]) -> StatedRules:
    """The rules of a request. What is not a set of keys is listed."""
    rules: StatedRules = {}
    names = {
        facts.get("key", key): facts.get("name") or snake(key) for key, facts in params.items()
    }
    keys_there = named_keys(list(flat.places("properties")))
    for word, form in _ONE_OF.items():
        for place in flat.places(word):
            keys = [_only(place.at(index)) for index in range(len(place.elements))]
            known = [names[key] for key in keys if key in names]
            if len(known) == len(keys) > 1 and len(set(known)) == len(known):
                rules[_free(rules, form)] = {form: known}
                _carry(reader, place, f"rules.{form}")
            else:
                _leave(reader, place, lost_part(place, word, reader.library, keys_there))
    for place in flat.places("not"):
        keys = _required_keys(place)
        if len(keys) == 2 and all(key in names for key in keys):
            rules[_free(rules, "at_most_one_of")] = {"at_most_one_of": [names[key] for key in keys]}
            _carry(reader, place, "rules.at_most_one_of")
        else:
            _leave(reader, place)
    for place in flat.places("dependentRequired"):
        rules |= _needs(reader, place, names, rules)
    return rules


def _needs(
    reader: ValueReader, place: SchemaPlace, names: dict[str, str], rules: StatedRules
) -> StatedRules:
    """The rules of `dependentRequired`, which is one statement: all of it is said, or none."""
    found: StatedRules = {}
    for key in place.members:
        others = [str(one) for one in place.at(key).elements]
        if key not in names or not all(one in names for one in others):
            _leave(reader, place)
            return {}
        if others:
            made: dict[str, Any] = {"param": names[key], "needs": [names[one] for one in others]}
            found[_free({**rules, **found}, f"{names[key]}_needs")] = made
    reader.accounting.carry(place, "rules")
    return found


def _only(place: SchemaPlace) -> str:
    """The one key that a schema asks for, where it asks for nothing else."""
    keys = _required_keys(place)
    return keys[0] if len(keys) == 1 else ""


def _required_keys(place: SchemaPlace) -> list[str]:
    """The keys that a schema asks for, where it says nothing else that refuses requests."""
    if set(place.members) - {"required", "title", "description"} or not place.has("required"):
        return []
    return [str(one) for one in place.at("required").elements]


def _carry(reader: ValueReader, place: SchemaPlace, fact: str) -> None:
    reader.accounting.carry(place, fact)
    inner = [place.at(index) for index in range(len(place.elements))] or [place]
    for one in inner:
        for index in range(len(one.at("required").elements)):
            reader.accounting.carry(one.at("required", index), fact)
        for word in ("title", "description"):
            if one.has(word):
                reader.accounting.leave(one.at(word), reasons.WORDS)


def _leave(reader: ValueReader, place: SchemaPlace, part: str = "limits") -> None:
    reader.lose(place, reasons.NOT_SAID, part)
    reader.lost.add("limits")
    reader.accounting.leave_all(place, reader.library, reasons.INSIDE)
    for index in range(len(place.elements)):
        reader.accounting.leave_all(place.at(index), reader.library, reasons.INSIDE)


def _free(rules: StatedRules, name: str) -> str:
    """A name that no rule has."""
    free, count = name, 2
    while free in rules:
        free, count = f"{name}_{count}", count + 1
    return free
