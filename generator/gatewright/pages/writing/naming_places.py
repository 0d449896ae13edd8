"""Every place of a model's spec that names a param: as a value, in a list, or as the key of a condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from ...load import SpecFile
from ...relations import relations
from ..facts import FactPath
from .edit import change_fact, rename_key

OUTPUTS = ("format_param", "count_params", "seconds_param")
PRICE = ("of", "by")
MODE = ("present", "absent")
_CONDITION = "#/$defs/values"
_NAMES = ("#/$defs/argument", "#/$defs/argument_or_several", "#/$defs/several_arguments")


class NamingPlace(NamedTuple):
    """Where a param stands by its name."""

    path: FactPath
    key: bool
    """Whether the name is the last key of the path, perhaps with a key of an object behind a dot."""


def naming_places(file: SpecFile, name: str) -> Iterator[NamingPlace]:
    """Each place of `file` that names the param `name`, but examples and changes of modes."""
    data = file.data
    modes = cast(dict[str, Any], data.get("modes", {}))
    for mode, facts in modes.items():
        yield from _values(facts, ("modes", mode), MODE, name)
        yield from _condition(facts, ("modes", mode, "when"), name)
        yield from _of_price(facts.get("price", {}), ("modes", mode, "price"), name)
    yield from _values(data.get("outputs", {}), ("outputs",), OUTPUTS, name)
    yield from _of_price(data.get("price", {}), ("price",), name)
    for rule, facts in cast(dict[str, Any], data.get("rules", {})).items():
        for made in relations().values():
            if made.is_stated_in(facts):
                for key, schema in made.keys.items():
                    if schema.get("$ref") == _CONDITION:
                        yield from _condition(facts, ("rules", rule, key), name)
                    elif schema.get("$ref") in _NAMES:
                        yield from _values(facts, ("rules", rule), (key,), name)


def with_name(file: SpecFile, place: NamingPlace, before: str, now: str) -> str:
    """The text of `file` with another name at a place. Raises EditError where it cannot be written."""
    if place.key:
        return rename_key(file, place.path, now + place.path[-1].removeprefix(before))
    value: Any = file.data
    for step in place.path:
        value = value[step]
    if isinstance(value, list):
        names = [now if one == before else one for one in cast(list[object], value)]
        return change_fact(file, place.path, names)
    return change_fact(file, place.path, now)


def _of_price(price: dict[str, Any], path: FactPath, name: str) -> Iterator[NamingPlace]:
    yield from _values(price, path, PRICE, name)
    more: dict[str, Any] = price.get("adds", {})
    yield from _values(more, (*path, "adds"), ("each",), name)
    yield from _condition(more, (*path, "adds", "when"), name)


def _values(
    facts: dict[str, Any], path: FactPath, keys: tuple[str, ...], name: str
) -> Iterator[NamingPlace]:
    for key in keys:
        value = facts.get(key)
        if value == name or (isinstance(value, list) and name in value):
            yield NamingPlace((*path, key), False)


def _condition(facts: dict[str, Any], path: FactPath, name: str) -> Iterator[NamingPlace]:
    for key in facts.get(path[-1], {}):
        if key.partition(".")[0] == name:
            yield NamingPlace((*path, key), True)
