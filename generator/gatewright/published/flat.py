"""A schema without its references and `allOf`: each member with every place that says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from . import reasons
from .places import BrokenReference, Library, SchemaPlace
from .statements import Accounting

ANNOTATIONS = frozenset(
    {"title", "description", "example", "examples", "x-order", "$comment", "externalDocs", "xml"}
    | {"$schema", "$id", "deprecated", "readOnly", "writeOnly", "default", "propertyOrdering"}
)
"""Members that refuse no request."""

SCHEMA_WORDS = frozenset(
    {
        "discriminator",
        "type",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "not",
        "if",
        "then",
        "else",
    }
    | {
        "contains",
        "minContains",
        "maxContains",
        "patternProperties",
        "propertyNames",
        "prefixItems",
    }
    | {"dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems"}
    | {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength"}
    | {"maxLength", "pattern", "minItems", "maxItems", "format", "contentMediaType", "items"}
    | {"additionalProperties", "properties", "required", "enum", "const", "nullable"}
)
"""Members with which JSON Schema and OpenAPI refuse requests."""


_TEXTS = frozenset({"pattern", "format", "contentEncoding", "contentMediaType", "$ref"})
_NUMBERS = frozenset({"minimum", "maximum", "multipleOf"})
_COUNTS = frozenset({"minLength", "maxLength", "minItems", "maxItems"})
_ENDS = frozenset({"exclusiveMinimum", "exclusiveMaximum"})
_OBJECTS = frozenset({"properties", "dependentRequired"})


def is_sound(word: str, value: Any) -> bool:
    """Whether a member has a value that its word can have."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if word in _TEXTS:
        return isinstance(value, str)
    if word in _NUMBERS:
        return number and (word != "multipleOf" or value > 0)
    if word in _COUNTS:
        return number and value >= 0 and value % 1 == 0
    if word in _ENDS:
        return number or isinstance(value, bool)
    if word in _OBJECTS:
        return isinstance(value, dict)
    if word == "type":
        said = cast("list[object]", value) if isinstance(value, list) else [value]
        return all(isinstance(one, str) for one in said) and bool(said)
    if word in ("enum", "required", "anyOf", "oneOf"):
        return isinstance(value, list) and (bool(value) or word == "required")  # pyright: ignore[reportUnknownArgumentType]
    return word != "nullable" or isinstance(value, bool)


class NoSchema(Exception):
    """A schema that cannot be read as one; the text says why."""


@dataclass(slots=True)
class FlatSchema:
    """The members of a schema."""

    place: SchemaPlace
    """Where it begins."""
    words: dict[str, list[SchemaPlace]] = field(default_factory=dict[str, list[SchemaPlace]])
    """Member → where it stands, the outermost place first."""

    def first(self, word: str) -> Any:
        """What the outermost place says, or None."""
        return self.words[word][0].node if word in self.words else None

    def places(self, *words: str) -> Iterator[SchemaPlace]:
        """Every place that says one of `words`."""
        for word in words:
            yield from self.words.get(word, ())

    def with_outer(self, outer: FlatSchema) -> FlatSchema:
        """This schema where `outer`, which it is a member of, counts too."""
        words = {word: list(places) for word, places in self.words.items()}
        for word, places in outer.words.items():
            if word not in ANNOTATIONS and not word.startswith("x-"):
                words[word] = [*words.get(word, ()), *places]
        return FlatSchema(self.place, words)

    def without(self, *words: str) -> FlatSchema:
        """This schema as if it did not have these members."""
        return FlatSchema(
            self.place, {word: at for word, at in self.words.items() if word not in words}
        )


def flatten(place: SchemaPlace, library: Library, accounting: Accounting, fact: str) -> FlatSchema:
    """The schema at `place`. Raises NoSchema where it holds itself or a reference leads nowhere."""
    flat = FlatSchema(place)
    above: set[tuple[str, str]] = set()
    done: set[tuple[str, str]] = set()
    todo = [(place, False)]
    while todo:
        here, leaving = todo.pop()
        if leaving:
            above.discard(here.key)
        elif here.key in above:
            raise NoSchema("the schema refers back to itself")
        elif here.key not in done:
            above.add(here.key)
            done.add(here.key)
            todo.append((here, True))
            inner = _gather(here, flat, library, accounting, fact)
            todo += [(one, False) for one in reversed(inner)]
    return flat


def _gather(
    place: SchemaPlace, flat: FlatSchema, library: Library, accounting: Accounting, fact: str
) -> list[SchemaPlace]:
    """Adds what stands at `place` itself; gives the schemas that count as parts of it."""
    if not isinstance(place.node, dict):
        raise NoSchema("a schema is an object")
    inner: list[SchemaPlace] = []
    for word, value in place.members.items():
        if word == "$ref" and isinstance(value, str):
            try:
                inner.append(library.step(place))
            except BrokenReference as error:
                raise NoSchema(str(error)) from None
        elif word == "allOf" and isinstance(value, list):
            accounting.carry(place.at(word), fact)
            inner += [place.at(word, index) for index in range(len(place.at(word).elements))]
        elif not is_sound(word, value):
            accounting.leave(place.at(word), reasons.MALFORMED)
            accounting.leave_all(place.at(word), library, reasons.INSIDE)
            accounting.malformed = True
        else:
            flat.words.setdefault(word, []).append(place.at(word))
    return inner
