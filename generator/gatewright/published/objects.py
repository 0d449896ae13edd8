"""Objects: keys → params of a spec, with names that Python takes."""

from __future__ import annotations

import re

from ..names import snake
from ..reserved import refused_argument
from ..runtime.rules.kinds import kind_class
from ..runtime.rules.kinds.const import Const
from ..runtime.rules.relations.base import Facts
from . import reasons
from .flat import FlatSchema
from .places import SchemaPlace
from .reader import SchemaReader
from .writable import writable

ORDERS = ("x-fal-order-properties", "propertyOrdering")
"""Lists of the keys of an object in the order in which pages show them."""
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}\Z")


def read_object(reader: SchemaReader, flat: FlatSchema, fact: str) -> Facts:
    """The facts of an object inside a value."""
    facts: Facts = {"type": "object"}
    fields = read_fields(reader, flat, f"{fact}.fields")
    if fields:
        facts["fields"] = fields
    known = {one.get("key", key) for key, one in fields.items()}
    if _takes_more(reader, flat, fact, known) or not fields:
        facts["open"] = True
    return facts


def _takes_more(reader: SchemaReader, flat: FlatSchema, fact: str, known: set[str]) -> bool:
    """Whether the document says that other keys are taken too. `known` are the keys that became facts."""
    found = False
    unsaid = any(
        name not in known and place.at(name).get("readOnly") is not True
        for place in flat.places("properties")
        for name in place.members
    )
    for place in flat.places("additionalProperties"):
        if place.node is False and unsaid:
            reader.accounting.leave(place, reasons.OPENED)
        elif isinstance(place.node, bool):
            reader.accounting.carry(place, f"{fact}.open")
        else:
            reader.lose(place, reasons.NOT_SAID)
            reader.accounting.leave_all(place, reader.library, reasons.INSIDE)
        found = found or place.node is not False
    return found


def read_fields(
    reader: SchemaReader, flat: FlatSchema, fact: str, skip: frozenset[str] = frozenset()
) -> dict[str, Facts]:
    """The keys of an object, in the document's order. `skip` are keys that are not params."""
    required: dict[str, list[SchemaPlace]] = {}
    for place in flat.places("required"):
        for index, name in enumerate(place.elements):
            required.setdefault(str(name), []).append(place.at(index))
    found: dict[str, list[SchemaPlace]] = {}
    for place in flat.places("properties"):
        for name in place.members:
            found.setdefault(name, []).append(place.at(name))
    fields: dict[str, Facts] = {}
    listed = _listed_order(reader, flat)
    for name in sorted(found, key=lambda name: _rank(found[name][0], name, listed)):
        if name in skip:
            continue
        first = found[name][0]
        if first.has("x-order"):
            reader.accounting.carry(first.at("x-order"), reasons.ORDER)
        if not writable(name):
            for place in (*found[name], *required.pop(name, ())):
                reader.lose(place, reasons.UNWRITABLE, "params")
                reader.accounting.leave_all(place, reader.library, reasons.INSIDE)
            continue
        if first.get("readOnly") is True:
            for place in (*found[name], *required.pop(name, ())):
                reader.accounting.leave(place, reasons.READ_ONLY)
                reader.accounting.leave_all(place, reader.library, reasons.READ_ONLY)
            continue
        facts = _field(reader, found[name], f"{fact}.{spec_key(name, fields)}")
        if facts is None:
            for place in (*found[name], *required.pop(name, ())):
                reader.lose(place, reader.why, "params")
            continue
        key = spec_key(name, fields)
        for place in found[name]:
            reader.accounting.carry(place, f"{fact}.{key}")
        if name in required:
            facts = {**constant_facts(facts), "required": True}
            for place in required.pop(name):
                reader.accounting.carry(place, f"{fact}.{key}.required")
        if key != name:
            facts["key"] = name
        fields[key] = order_facts(facts)
    for name, places in required.items():
        for place in places:
            if name not in skip:
                reader.lose(place, "the key it names is not described", "params")
    return fields


def _field(reader: SchemaReader, places: list[SchemaPlace], fact: str) -> Facts | None:
    first, *others = places
    for other in others:
        reader.accounting.leave_all(other, reader.library, reasons.TWICE)
        reader.lost.add("limits")
    return reader.read(first, fact)


def beside_others(outside: dict[str, Facts], inside: dict[str, Facts]) -> dict[str, Facts]:
    """The params `outside` the body, with other keys of the spec where the body has one of that name."""
    found: dict[str, Facts] = {}
    for key, facts in outside.items():
        if key in inside:
            facts = {**facts, "key": facts.get("key", key)}
            key = spec_key(f"{key}_in_{facts['in']}", {**inside, **found})
        found[key] = facts
    return found


def constant_facts(facts: Facts) -> Facts:
    """A text that has to be there and may be one only is fixed; the client sends it."""
    rest = set(facts) - {"type", "options"}
    one = kind_class(facts).json_type == "string" and len(facts.get("options", ())) == 1
    if not one or (rest and (rest != {"default"} or facts["default"] != facts["options"][0])):
        return facts
    return {"type": Const.word, "const": facts["options"][0]}


def _listed_order(reader: SchemaReader, flat: FlatSchema) -> dict[str, int]:
    """The place of each key in the list of keys beside them, where there is one."""
    for place in flat.places(*ORDERS):
        names = place.elements
        if names and all(isinstance(one, str) for one in names):
            reader.accounting.carry(place, reasons.ORDER)
            return {name: at for at, name in reversed([*enumerate(names)])}
    return {}


def _rank(place: SchemaPlace, name: str, listed: dict[str, int]) -> float:
    """Where a key stands: by its own number, or by the list."""
    order = place.get("x-order", listed.get(name))
    return order if isinstance(order, int | float) else float("inf")


def spec_key(name: str, taken: dict[str, Facts]) -> str:
    """The key in a spec of what is called `name` in JSON."""
    if _KEY.match(name):
        return name
    key = re.sub(r"[^A-Za-z0-9_.-]+", "_", name).lstrip("_.-0123456789")[:60] or "unnamed"
    while key in taken:
        key += "_"
    return key


def order_facts(facts: Facts) -> Facts:
    """The facts in the order in which specs write them."""
    first = ("type", "role", "items", "fields", "any_of")
    last = ("nullable", "required", "default", "name", "key", "in", "at", "doc")
    keys = [key for key in first if key in facts]
    keys += [key for key in facts if key not in first and key not in last]
    return {key: facts[key] for key in (*keys, *(key for key in last if key in facts))}


def name_arguments(params: dict[str, Facts]) -> None:
    """Gives a `name` to each param whose argument Python or another param would not allow."""
    taken: set[str] = set()
    for key, facts in params.items():
        name = base = snake(key)
        while refused_argument(name) is not None or name in taken:
            name = f"{base}_value" if name == base else f"{name}_"
        taken.add(name)
        if name != base:
            facts["name"] = name
