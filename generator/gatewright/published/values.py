"""The schema of a value → the facts of a param. What the language cannot say is listed, never bent."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from ..runtime.rules.kinds import kind_of, kinds
from ..runtime.rules.relations.base import Facts
from . import reasons
from .branches import lost_part, named_keys
from .defaults import check_ends, read_default
from .flat import ANNOTATIONS, SCHEMA_WORDS, FlatSchema, NoSchema, flatten
from .objects import read_object
from .options import Clash, OptionReader, is_member
from .places import BrokenReference, Library, SchemaPlace
from .statements import Accounting, PlaceKey
from .unions import read_union
from .writable import tighter, whole_form, writable

_ADDRESSES = frozenset({"uri", "url", "iri", "http-url", "uri-reference"})
_CONTENT = frozenset({"byte", "base64"})
_SIMPLE = {"string": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
DEEPEST = 10
"""Values inside values; a spec cannot hold many more."""
MOST_READS = 200
"""Of one schema in one model. Schemas that hold each other would be read without end."""
_WIDTHS = frozenset({"float", "double"})


def keywords_of(word: str) -> dict[str, str]:
    """The JSON Schema keywords that limits of the kind `word` say → the names of the limits."""
    limits = kinds()[word].limits
    found = {limit.keyword: limit.name for limit in limits if limit.keyword}
    # The keyword of a pattern is the kind's own, because a form is the whole text.
    return found | {limit.name: limit.name for limit in limits if limit.name == "pattern"}


@dataclass(slots=True)
class ValueReader:
    """Reads the values of one model."""

    library: Library
    accounting: Accounting
    accept: bool = False
    """Whether the other side of a contradiction counts, so that the model can be written."""
    clashes: list[Clash] = field(default_factory=list[Clash])
    lost: set[str] = field(default_factory=set[str])
    """The parts of the document that are not said: params, limits."""
    forms: bool = False
    """Whether files are parts of a form."""
    binary: dict[str, str] = field(default_factory=dict[str, str])
    """The facts whose values are files in a form → the media type that the schema states."""
    why: str = reasons.ANYTHING
    """Why the value that was read last has no facts."""
    inside: set[PlaceKey] = field(default_factory=set[PlaceKey])
    """The schemas that are being read, without their references."""
    depth: int = 0
    """How many values are around the one that is being read."""
    reads: Counter[PlaceKey] = field(default_factory=Counter[PlaceKey])
    """How often each schema was read."""

    def read(self, place: SchemaPlace, fact: str) -> Facts | None:
        """The facts of the param at `place`; None, and everything listed, where there are none."""
        self.why = reasons.ANYTHING
        try:
            made = self._read_at(place, fact, inner=False)
        except NoSchema as error:
            made, self.why = None, str(error)
        if made is None:
            self.accounting.leave_all(place, self.library, self.why)
        return made

    def read_inner(self, place: SchemaPlace, fact: str) -> Facts | None:
        """The facts of an element or a member at `place`, which has no default. Raises NoSchema."""
        return self._read_at(place, fact, inner=True)

    def _read_at(self, place: SchemaPlace, fact: str, inner: bool) -> Facts | None:
        """The facts of the value at `place`, which is not inside itself."""
        if self.depth > DEEPEST:
            raise NoSchema(reasons.RECURSIVE)
        self.depth += 1
        try:
            with self.enter(place):
                flat = flatten(place, self.library, self.accounting, fact)
                if inner:
                    for one in flat.places("default"):
                        self.accounting.leave(one, reasons.INNER_DEFAULT)
                    flat = flat.without("default")
                return self.facts(flat, fact)
        finally:
            self.depth -= 1

    @contextmanager
    def enter(self, place: SchemaPlace) -> Generator[None]:
        """Reads the schema at `place`, which is not inside itself, and not in very many places."""
        try:
            key = self.library.follow(place).key
        except BrokenReference:
            key = place.key
        self.reads[key] += 1
        if key in self.inside or self.reads[key] > MOST_READS:
            raise NoSchema(reasons.RECURSIVE)
        self.inside.add(key)
        try:
            yield
        finally:
            self.inside.discard(key)

    def facts(self, flat: FlatSchema, fact: str) -> Facts | None:
        """The facts of a schema, its default and its notes among them."""
        nullable = self._nullable(flat, fact)
        made = self._value(flat, fact)
        if made is None:
            return None
        if nullable or made.get("nullable"):
            made["nullable"] = True
        read_default(self, flat, fact, made)
        self._rest(flat)
        return made

    def lose(self, place: SchemaPlace, reason: str, part: str = "limits") -> None:
        """Lists a statement that would refuse requests."""
        self.accounting.leave(place, reason)
        self.lost.add(part)

    def _nullable(self, flat: FlatSchema, fact: str) -> bool:
        found = False
        for place in flat.places("nullable", "x-nullable"):
            self.accounting.carry(place, fact)
            found = found or place.node is True
        types = flat.first("type")
        return found or (isinstance(types, list) and "null" in types)

    def _value(self, flat: FlatSchema, fact: str) -> Facts | None:
        members: list[str] = [word for word in ("anyOf", "oneOf") if word in flat.words]
        if members:
            union = read_union(self, flat, members, fact)
            self.why = self.why if union is not None else reasons.UNION
            return union
        if "enum" in flat.words or "const" in flat.words:
            return OptionReader(self.accounting, self.clashes, self.accept, self.lose).read(
                flat, fact
            )
        types = self._types(flat, fact)
        if not types:
            return None
        if len(types) == 1:
            return self.typed_facts(flat, types[0], fact)
        made = [self.typed_facts(flat, one, fact) for one in types]
        if None in made:
            return None
        return self.union(cast("list[Facts]", made))

    def union(self, members: list[Facts]) -> Facts | None:
        """A value of several kinds; None where the language cannot tell them apart."""
        facts: Facts = {"type": "union", "any_of": members}
        return None if kind_of(facts).contradictions() else facts

    def _types(self, flat: FlatSchema, fact: str) -> list[str]:
        """The JSON types but null, of which `number` covers `integer`."""
        stated: list[str] | None = None
        for place in flat.places("type"):
            said = place.elements or [place.node]
            here = [str(one) for one in said if one != "null"]
            both = here if stated is None else _both(stated, here)
            if here and stated and not both and not is_member(fact):
                first = next(flat.places("type"))
                text = f"nothing is of {json.dumps(first.node)} and {json.dumps(place.node)}"
                self.clashes.append(Clash(fact, place, first, text, "take the outer type"))
                self.accounting.leave(place, reasons.CHOSEN)
                continue
            self.accounting.carry(place, fact)
            stated = both
        if stated is None:
            guessed = [("properties", "object"), ("items", "array")]
            stated = [name for word, name in guessed if word in flat.words][:1]
        if "number" in stated and "integer" in stated:
            stated.remove("integer")
        return stated

    def typed_facts(self, flat: FlatSchema, name: str, fact: str) -> Facts | None:
        """The facts of a value of one JSON type."""
        if name == "array":
            return self._list(flat, fact)
        if name == "object":
            return read_object(self, flat, fact)
        if name not in _SIMPLE:
            return None
        word = self._text(flat, fact) if name == "string" else _SIMPLE[name]
        facts: Facts = {"type": word}
        for place in flat.places("format"):
            if name != "string" and place.node in _WIDTHS:
                self.accounting.carry(place, fact)
            elif name != "string":
                self.lose(place, reasons.FORM)
        self.limits(flat, facts, fact)
        return facts

    def _text(self, flat: FlatSchema, fact: str) -> str:
        """The kind of a text."""
        word = "string"
        for place in flat.places("format", "contentEncoding"):
            said = place.node
            if said in _ADDRESSES or (said == "binary" and self.forms):
                word = "url"
                if said == "binary":
                    self.binary.setdefault(fact, "")
            elif said in _CONTENT:
                word = "base64"
            else:
                self.lose(place, reasons.FORM)
                continue
            self.accounting.carry(place, fact)
        for place in flat.places("contentMediaType"):
            if self.forms and "contentEncoding" not in flat.words and is_media(place.node):
                word, self.binary[fact] = "url", place.node
                self.accounting.carry(place, fact)
        return word

    def _list(self, flat: FlatSchema, fact: str) -> Facts | None:
        items = next(flat.places("items"), None)
        if items is None or not isinstance(items.node, dict):
            return None
        inner = self.read_inner(items, f"{fact}.items")
        if inner is None:
            return None
        for place in flat.places("items"):
            self.accounting.carry(place, f"{fact}.items")
        facts: Facts = {"type": "list", "items": inner}
        self.limits(flat, facts, fact)
        return facts

    def limits(self, flat: FlatSchema, facts: Facts, fact: str) -> None:
        """Adds the limits that the kind of `facts` has a word for."""
        known = keywords_of(facts["type"])
        stated = flat.without()
        self._open_ends(flat, facts, known, fact)
        for keyword, name in known.items():
            for place in flat.places(keyword):
                value = place.node
                if isinstance(value, bool):
                    continue  # an open end, as OpenAPI 3.0 writes it
                written = self._limit_in_spec(keyword, value)
                if written is None:
                    pattern = keyword == "pattern"
                    self.lose(place, reasons.PATTERN if pattern else reasons.UNWRITABLE)
                elif name not in facts or tighter(keyword, written, facts[name]):
                    facts[name] = written
                    self.accounting.carry(place, f"{fact}.{name}")
                elif written == facts[name] or keyword != "pattern":
                    self.accounting.carry(place, f"{fact}.{name}")
                else:
                    self.lose(place, reasons.TWICE)
        self._closer_end(facts)
        check_ends(self, stated, facts, fact)

    def _open_ends(self, flat: FlatSchema, facts: Facts, known: dict[str, str], fact: str) -> None:
        """`exclusiveMinimum: true` beside `minimum`, as OpenAPI 3.0 writes it."""
        for keyword, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            for place in flat.places(keyword):
                if not isinstance(place.node, bool) or keyword not in known:
                    continue
                limit = next(flat.places(bound), None)
                if place.node and limit is not None:
                    facts[known[keyword]] = limit.node
                    self.accounting.carry(limit, f"{fact}.{known[keyword]}")
                    flat.words.pop(bound)
                self.accounting.carry(place, f"{fact}.{known[keyword]}")

    def _closer_end(self, facts: Facts) -> None:
        """Of two ends on one side, the language takes the closer one; the other follows from it."""
        if "above" in facts and "minimum" in facts:
            del facts["above" if facts["minimum"] > facts["above"] else "minimum"]
        if "below" in facts and "maximum" in facts:
            del facts["below" if facts["maximum"] < facts["below"] else "maximum"]

    def _limit_in_spec(self, keyword: str, value: Any) -> Any:
        """A limit as a spec writes it, or None where it cannot."""
        if keyword == "pattern":
            return whole_form(value) if isinstance(value, str) else None
        if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
            value = int(value)
        return value if writable(value) else None

    def _rest(self, flat: FlatSchema) -> None:
        """Lists what is left: notes that refuse nothing, and words that no kind here has."""
        known = named_keys(list(flat.places("properties")))
        for word, places in flat.words.items():
            for place in places:
                if place.key in self.accounting.carried or place.key in self.accounting.listed:
                    continue
                if word in ("properties", "required", "items") and word in flat.words:
                    continue
                if word in ANNOTATIONS or word.startswith("x-"):
                    self.accounting.leave(place, note_reason(word))
                else:
                    why = reasons.NOT_SAID if word in SCHEMA_WORDS else reasons.UNKNOWN
                    self.lose(place, why, lost_part(place, word, self.library, known))
                    self.accounting.leave_all(place, self.library, reasons.INSIDE)


def _both(some: list[str], others: list[str]) -> list[str]:
    """The JSON types that two lists share; a whole number is a number too."""
    found = [one for one in some if one in others]
    for one, other in ((some, others), (others, some)):
        if "integer" in one and "number" in other and "integer" not in found:
            found = ["integer", *(word for word in found if word != "number")]
    return found


def is_media(said: Any) -> bool:
    """Whether a media type is that of a file: OpenAPI 3.1 spells `format: binary` so."""
    main = said.partition("/")[0] if isinstance(said, str) else ""
    return main in ("image", "video", "audio") or said == "application/octet-stream"


def note_reason(word: str) -> str:
    """Why a member that refuses no request becomes no fact."""
    if word in ("title", "description"):
        return reasons.WORDS
    if word in ("example", "examples"):
        return reasons.EXAMPLE
    return {
        "deprecated": reasons.DEPRECATED,
        "readOnly": reasons.READ_ONLY,
        "writeOnly": reasons.WRITE_ONLY,
    }.get(word, reasons.HINT)
