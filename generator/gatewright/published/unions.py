"""`anyOf` and `oneOf` → one kind, options that others may stand beside, or a union."""

from __future__ import annotations

from ..runtime.rules.kinds import kind_class
from ..runtime.rules.relations.base import Facts
from . import reasons
from .discriminators import tell_apart
from .flat import ANNOTATIONS, FlatSchema, flatten
from .places import SchemaPlace
from .reader import SchemaReader


def read_union(reader: SchemaReader, flat: FlatSchema, words: list[str], fact: str) -> Facts | None:
    """The facts of a value of several schemas; None where the language cannot say it."""
    accounting = reader.accounting
    place, *others = flat.places(*words)
    for other in others:
        reader.lose(other, reasons.TWICE)
    if not isinstance(place.node, list):
        return None
    outer = flat.without(*words, "discriminator")
    members: list[Facts] = []
    nullable = False
    for index in range(len(place.elements)):
        here = place.at(index)
        inner = flatten(here, reader.library, accounting, fact)
        if _is_null(inner):
            for one in inner.places("type", "enum", "const", "nullable"):
                accounting.carry(one, f"{fact}.nullable")
            nullable = True
            continue
        for one in inner.places("default"):
            accounting.leave(one, reasons.INNER_DEFAULT)
        with reader.enter(here):
            made = reader.facts(inner.without("default").with_outer(outer), f"{fact}.any_of")
        if made is None:
            return None
        tell_apart(reader, flat, here, made)
        nullable = bool(made.pop("nullable", False)) or nullable
        members += made.get("any_of", [made])
    merged = _merge_members(reader, members, place)
    if merged is None:
        return None
    accounting.carry(place, fact)
    for word in list(flat.words):
        if word == "discriminator":
            for one in flat.places(word):
                accounting.carry(one, fact)
    return {**merged, "nullable": True} if nullable else merged


def _is_null(flat: FlatSchema) -> bool:
    said = [one.node for one in flat.places("type", "enum", "const")]
    if any(one in (None, "null", ["null"], [None]) for one in said):
        return True
    # `nullable: true` alone is how some write OpenAPI 3.0's null.
    refusing = {word for word in flat.words if word not in ANNOTATIONS and word[:2] != "x-"}
    return refusing == {"nullable"} and flat.first("nullable") is True


def _merge_members(reader: SchemaReader, members: list[Facts], place: SchemaPlace) -> Facts | None:
    """The members as one value."""
    members = _open_options(_all_options(_once(members), place))
    if place.pointer.endswith("/anyOf"):
        members = _uncovered_members(members)
    if not members:
        return None
    return members[0] if len(members) == 1 else reader.union(members)


def _once(members: list[Facts]) -> list[Facts]:
    kept: list[Facts] = []
    for one in members:
        if one not in kept:
            kept.append(one)
    return kept


def _all_options(members: list[Facts], place: SchemaPlace) -> list[Facts]:
    """Lists of options of one kind as one list, where it does not matter that several fit."""
    kept: list[Facts] = []
    for one in members:
        same = [other for other in kept if set(one) == set(other) == {"type", "options"}]
        same = [other for other in same if other["type"] == one["type"]]
        shared = [
            option for other in same for option in other["options"] if option in one["options"]
        ]
        if not same or (shared and place.pointer.endswith("/oneOf")):
            kept.append(one)
            continue
        more = [option for option in one["options"] if option not in same[0]["options"]]
        same[0]["options"] = [*same[0]["options"], *more]
    return kept


def _open_options(members: list[Facts]) -> list[Facts]:
    """Any text beside a list of texts: options of which others are taken too."""
    if not any(map(_takes_any_text, members)):
        return members
    listed = [one for one in members if set(one) == {"type", "options"} and _texts(one)]
    if len(listed) != 1:
        return members
    rest = [one for one in members if one is not listed[0] and not _takes_any_text(one)]
    return [{**listed[0], "open": True}, *rest]


def _uncovered_members(members: list[Facts]) -> list[Facts]:
    """The members without addresses and contents where any text is taken beside them."""
    if not any(map(_takes_any_text, members)):
        return members
    covered = ((one, kind_class(one)) for one in members)
    return [one for one, kind in covered if not (kind.address or kind.content)]


def _takes_any_text(member: Facts) -> bool:
    """Whether it is a text without limits."""
    return set(member) == {"type"} and kind_class(member).free_text


def _texts(member: Facts) -> bool:
    return all(isinstance(one, str) for one in member["options"])
