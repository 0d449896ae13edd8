"""`discriminator` with a mapping: the value of a key that tells a member of a union."""

from __future__ import annotations

from contextlib import suppress

from ..runtime.rules.kinds import kind_class
from ..runtime.rules.kinds.const import Const
from ..runtime.rules.kinds.enum import Enum
from ..runtime.rules.relations.base import Facts
from .flat import FlatSchema
from .objects import order_facts
from .places import BrokenReference, SchemaPlace
from .reader import SchemaReader


def tell_apart(reader: SchemaReader, flat: FlatSchema, member: SchemaPlace, made: Facts) -> None:
    """Gives the key that tells objects apart the words that the mapping has for this member."""
    for place in flat.places("discriminator"):
        name, mapping = place.get("propertyName"), place.find("mapping")
        fields = made.get("fields", {})
        key = next((one for one in fields if fields[one].get("key", one) == name), None)
        if key is None or mapping is None or set(fields[key]) - {"type", "required", "key"}:
            continue
        words = [one for one in mapping.members if _leads(reader, mapping.at(one), member)]
        if kind_class(fields[key]).free_text and words:
            lone = len(words) == 1 and fields[key].get("required", False)
            said = (
                {"type": Const.word, "const": words[0]}
                if lone
                else {"type": Enum.word, "options": words}
            )
            fields[key] = order_facts({**fields[key], **said})


def _leads(reader: SchemaReader, word: SchemaPlace, member: SchemaPlace) -> bool:
    """Whether a word of the mapping stands for that member."""
    said = str(word.node)
    plain = "/" not in said and "#" not in said and "." not in said
    reference = f"#/components/schemas/{said}" if plain else said
    with suppress(BrokenReference):
        there = reader.library.follow(SchemaPlace(word.document, word.pointer, {"$ref": reference}))
        return there.key == reader.library.follow(member).key
    return False
