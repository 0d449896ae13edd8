"""What a document states about a request, statement by statement, and what became of each.

A statement is a member of a schema that the request reaches. Four members are more, or less, than one.
Each key of `properties` is a statement, and so is each text of `required`. `$ref` is followed and is none.
A member with schemas (`items`, `allOf`, …) is one, and what these state is counted too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .places import BrokenReference, Library, SchemaPlace

SCHEMAS = frozenset(
    {"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"}
    | {"unevaluatedProperties", "unevaluatedItems", "additionalItems"}
)
"""Members that hold a schema."""
LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
"""Members that hold a list of schemas."""
MAPS = frozenset({"patternProperties", "dependentSchemas"})
"""Members that hold schemas by name, beside `properties`."""
MAX_STATEMENTS = 100_000

PlaceKey = tuple[str, str]


@dataclass(slots=True)
class PublishedStatement:
    """One statement of a document. Nobody changes one; see `SchemaPlace`."""

    document: str
    pointer: str
    word: str
    """The member of the schema; `properties` and `required` for their parts."""
    value: Any = field(repr=False)

    @property
    def key(self) -> PlaceKey:
        """Where it stands."""
        return self.document, self.pointer


def statements_of(place: SchemaPlace, library: Library) -> Iterator[PublishedStatement]:
    """Every statement of the schema at `place`, each once, in the order of the document."""
    seen: set[PlaceKey] = set()
    todo: list[Iterator[PublishedStatement | SchemaPlace]] = [iter((place,))]
    while todo:
        one = next(todo[-1], None)
        if one is None:
            todo.pop()
        elif isinstance(one, PublishedStatement):
            yield one
        elif one.key not in seen and len(seen) <= MAX_STATEMENTS:
            seen.add(one.key)
            todo.append(_below(one, library))


def _below(place: SchemaPlace, library: Library) -> Iterator[PublishedStatement | SchemaPlace]:
    """The statements at a place, and the schemas in them, in the order of the document."""
    if not isinstance(place.node, dict):
        return
    for word, value in place.members.items():
        here = place.at(word)
        if word == "$ref" and isinstance(value, str):
            try:
                yield library.step(place)
            except BrokenReference:
                yield PublishedStatement(*here.key, word, value)
        elif word == "properties" and isinstance(value, dict):
            for name in here.members:
                yield PublishedStatement(*here.at(name).key, word, name)
                yield here.at(name)
        elif word == "required" and isinstance(value, list):
            for index, name in enumerate(here.elements):
                yield PublishedStatement(*here.at(index).key, word, name)
        else:
            yield PublishedStatement(*here.key, word, value)
            yield from _schemas(here, word)


def _schemas(here: SchemaPlace, word: str) -> Iterator[SchemaPlace]:
    """The schemas in a member."""
    node = here.node
    if word in SCHEMAS and isinstance(node, dict):
        yield here
    elif word in LISTS and isinstance(node, list):
        yield from (here.at(index) for index in range(len(here.elements)))
    elif word in MAPS and isinstance(node, dict):
        yield from (here.at(name) for name in here.members)


@dataclass(slots=True)
class Accounting:
    """What became of each statement: carried into a fact, or listed with a reason."""

    stated: dict[PlaceKey, PublishedStatement] = field(
        default_factory=dict[PlaceKey, PublishedStatement]
    )
    carried: dict[PlaceKey, str] = field(default_factory=dict[PlaceKey, str])
    """→ the name of the fact."""
    listed: dict[PlaceKey, str] = field(default_factory=dict[PlaceKey, str])
    """→ the reason."""
    malformed: bool = False
    """Whether a member has a value that its word cannot have."""

    def count(self, place: SchemaPlace) -> None:
        """Counts what stands at `place`, outside of every schema, as a statement."""
        word = place.pointer.rpartition("/")[2]
        self.stated[place.key] = PublishedStatement(*place.key, word, place.node)

    def note(self, place: SchemaPlace, reason: str) -> None:
        """Counts what stands at `place`, outside of every schema, as a statement that no fact says."""
        self.count(place)
        self.leave(place, reason)

    def carry(self, place: SchemaPlace, fact: str) -> None:
        """Notes that a fact says what stands at `place`."""
        if self.listed.get(place.key) is None:
            self.carried[place.key] = fact

    def leave(self, place: SchemaPlace, reason: str) -> None:
        """Notes that no fact says what stands at `place`, and why.

        A statement that two params share counts as listed as soon as one of them does not say it.
        """
        self.carried.pop(place.key, None)
        self.listed[place.key] = reason

    def leave_all(self, place: SchemaPlace, library: Library, reason: str) -> None:
        """Lists everything at `place` and below that no fact says yet."""
        for one in statements_of(place, library):
            if one.key not in self.carried and one.key not in self.listed:
                self.listed[one.key] = reason

    def close(self, places: list[SchemaPlace], library: Library) -> None:
        """Counts the statements of the schemas at `places`; lists those that nothing looked at."""
        for place in places:
            for one in statements_of(place, library):
                self.stated[one.key] = one
        unknown = {key for key in (*self.carried, *self.listed) if key not in self.stated}
        for key in unknown:
            self.carried.pop(key, None)
            self.listed.pop(key, None)
        for key, one in self.stated.items():
            if key not in self.carried and key not in self.listed:
                self.listed[key] = f"`{one.word}` is a word that is not understood here"
