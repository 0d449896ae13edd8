"""The type words of pages: ``enum<string>``, ``integer | null``, ``string<uri>[]``, ``select``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...runtime.rules.kinds import Boolean, Text
from .known_limits import numeric
from .vocabulary import Vocabulary

_LIST = re.compile(
    r"(?P<inner>.+)\[\]\Z|\[\](?P<each>[^\[\]]+)\Z|(?:array|list)(?:\s?[<(\[](?P<of>[^<>()\[\]]+(?:<[^<>]+>)?)[>)\]]| of (?P<many>[\w ]+?)s?)\Z"
    r"|\[(?P<held>[^\[\]]+)\]\Z",
    re.I,
)
_INNER = ("inner", "each", "of", "many", "held")
_ENUM = re.compile(r"enum\s?<(?P<of>[^<>]+)>\Z", re.I)
_NAMED = re.compile(r"(?:\w+\.)*[A-Z]\w*Enum\Z|Literal\[.+\]\Z")
"""The name of a choice: ``DurationEnum``."""
_OPTIONAL = re.compile(r"Optional\[(?P<inner>.+)\]\Z", re.I)
_KEYS = re.compile(r"(?<=object) ?\{[\w, ]*\}\Z", re.I)
"""The names of an object's keys behind its type."""
_TRUTH = re.compile(r"true ?(?:or|/|\|) ?false\Z", re.I)
_FORMAT = re.compile(r"string\s?<(?P<format>[\w-]+)>\Z", re.I)


@dataclass(frozen=True, slots=True)
class PageType:
    """A type as a page names it."""

    kind: str
    items: str = ""
    """Of a list: the kind of its elements, or empty when the page does not say."""
    nullable: bool = False


def type_of(text: str, words: Vocabulary) -> PageType | None:
    """The type that `text` names and nothing else, or None."""
    if len(text) > 60:
        return None
    plain = _KEYS.sub("", text.strip()).removesuffix("(enum)").strip("*_ ").removesuffix("?")
    if _TRUTH.match(plain):
        return PageType(Boolean.word)
    held = _OPTIONAL.match(plain)
    parts = [part.strip() for part in re.split(r"\s\|\s|\sor\s", held["inner"] if held else plain)]
    present = [part for part in parts if part.casefold() not in ("null", "none")]
    if len(present) == 2 and {words.type_named(one) for one in present} == {"integer", "number"}:
        present = ["number"]
    if len(present) != 1 or not present[0]:
        return None
    nullable = any(part.casefold() == "null" for part in parts)
    word = present[0].rpartition("·")[2].strip()
    chosen = _ENUM.match(word)
    numbers = words.type_named(chosen["of"]) if chosen else None
    if numbers is not None and numeric(numbers):
        # A choice of numbers is a number.
        return PageType(numbers, nullable=nullable)
    if chosen or _NAMED.match(word):
        return PageType("enum", nullable=nullable)
    listed = _LIST.match(word)
    if listed:
        inner = type_of(
            next((listed[name] for name in _INNER if listed[name]), ""),
            words,
        )
        if inner is None and listed["held"]:
            return None
        return PageType("list", inner.kind if inner else "", nullable)
    formatted = _FORMAT.match(word)
    if formatted:
        return PageType(words.type_named(formatted["format"]) or Text.word, nullable=nullable)
    named = words.type_named(word)
    return None if named is None else PageType(named, nullable=nullable)
