"""`enum` and `const` → the options of a param; and statements that contradict each other."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..runtime.rules.kinds import kind_of
from ..runtime.rules.kinds.number import Number
from ..runtime.rules.kinds.text import Text
from ..runtime.rules.relations.base import Facts
from . import reasons
from .flat import FlatSchema
from .places import SchemaPlace
from .statements import Accounting
from .writable import writable


@dataclass(frozen=True, slots=True)
class Clash:
    """Two statements of a document that cannot both be right."""

    fact: str
    place: SchemaPlace
    other: SchemaPlace
    said: str
    choice: str
    """What is done where contradictions are accepted."""


@dataclass(slots=True)
class OptionReader:
    """Reads the listed values of one param."""

    accounting: Accounting
    clashes: list[Clash]
    accept: bool
    lose: Callable[[SchemaPlace, str], None]

    def read(self, flat: FlatSchema, fact: str) -> Facts | None:
        """The facts of a value that is one of a few; None where the language cannot say it."""
        places = list(flat.places("enum", "const"))
        values = self._values(places, fact)
        if values is None:
            return None
        if not all(writable(one) for one in values):
            return None
        nullable = any(one is None for one in values)
        values = [one for one in values if one is not None]
        made = self._kinds(values)
        if made is None:
            return None
        lost = {clash.place.key for clash in self.clashes if clash.other.key == places[0].key}
        for place in places:
            if place.key in lost:
                self.accounting.leave(place, reasons.CHOSEN)
            else:
                self.accounting.carry(place, f"{fact}.options")
        self._types(flat, fact, values, places[0], nullable)
        self._limits(flat, fact, values, places[0])
        for place in flat.places("format"):
            self.accounting.leave(place, reasons.FORM)
        return {**made, "nullable": True} if nullable else made

    def _values(self, places: list[SchemaPlace], fact: str) -> list[Any] | None:
        """The values that every place lists, each once; None where one of them lists nothing."""
        found: list[Any] | None = None
        for place in places:
            if place.pointer.endswith("/const"):
                listed = [place.node]
            elif isinstance(place.node, list):
                listed = place.elements
            else:
                return None
            once = list({json.dumps(one): one for one in listed}.values())
            if len(once) != len(listed):
                said = [json.dumps(one) for one in listed]
                at = next(index for index, one in enumerate(said) if one in said[:index])
                first, again = place.at(said.index(said[at])), place.at(at)
                text = f"the option {said[at]} is listed twice"
                self.clashes.append(Clash(fact, again, first, text, "list it once"))
            kept = {json.dumps(one) for one in once}
            both = once if found is None else [one for one in found if json.dumps(one) in kept]
            if found and not both and not is_member(fact):
                text = f"no value is in both lists: {json.dumps(found[0])}\u2026 and {json.dumps(once[0])}\u2026"
                self.clashes.append(Clash(fact, place, places[0], text, "take the outer options"))
                continue
            found = both
        return found or None

    def _kinds(self, values: list[Any]) -> Facts | None:
        texts = [one for one in values if isinstance(one, str)]
        numbers: list[Any] = [one for one in values if _is(one, "number")]
        booleans = [one for one in values if isinstance(one, bool)]
        if len(texts) + len(numbers) + len(booleans) != len(values):
            return None
        members: list[Facts] = []
        if texts:
            members.append({"type": "enum", "options": texts})
        if numbers:
            whole = all(float(one).is_integer() for one in numbers)
            numbers = [int(one) for one in numbers] if whole else numbers
            members.append({"type": "integer" if whole else "number", "options": numbers})
        if booleans and len(booleans) < 2:
            return None
        if booleans:
            members.append({"type": "boolean"})
        if not members:
            return None
        made: Facts = members[0] if len(members) == 1 else {"type": "union", "any_of": members}
        return None if kind_of(made).contradictions() else made

    def _types(
        self, flat: FlatSchema, fact: str, values: list[Any], options: SchemaPlace, nullable: bool
    ) -> None:
        """`type` beside the options: said again, or contradicted."""
        for place in flat.places("type"):
            stated = place.elements or [place.node]
            wrong = [one for one in values if not any(_is(one, str(word)) for word in stated)]
            if not wrong:
                self.accounting.carry(place, f"{fact}.type")
                continue
            said = f"the option {json.dumps(wrong[0])} is not of the type {json.dumps(place.node)}"
            self.clashes.append(Clash(fact, place, options, said, "take the options"))
            self.accounting.leave(place, reasons.CHOSEN)

    def _limits(self, flat: FlatSchema, fact: str, values: list[Any], options: SchemaPlace) -> None:
        """Limits beside the options: they follow from the options, or are contradicted."""
        for kind in (Text, Number):
            for limit in kind.limits:
                for place in flat.places(limit.keyword) if limit.keyword else ():
                    wrong = [one for one in values if _breaks(kind, limit.name, place.node, one)]
                    if not wrong:
                        self.accounting.carry(place, f"{fact}.options")
                        continue
                    said = f"the option {json.dumps(wrong[0])} breaks {limit.keyword}"
                    self.clashes.append(Clash(fact, place, options, said, "take the options"))
                    self.accounting.leave(place, reasons.CHOSEN)


def is_member(fact: str) -> bool:
    """Whether a fact is a member of a union, which nothing has to meet."""
    return fact.endswith(".any_of")


def _is(value: Any, word: str) -> bool:
    """Whether a value is of the JSON type `word`."""
    if isinstance(value, bool):
        return word == "boolean"
    if isinstance(value, int | float):
        return word == "number" or (word == "integer" and float(value).is_integer())
    return word == "string"


def _breaks(kind: type[Text] | type[Number], name: str, limit: Any, value: Any) -> bool:
    """Whether an option breaks a limit that counts for values of its type."""
    if isinstance(value, str) != (kind is Text) or isinstance(value, bool | type(None)):
        return False
    if isinstance(limit, bool):
        return False
    return bool(kind_of({"type": kind.word, name: limit}).broken_keywords(value))
