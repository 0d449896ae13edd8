"""The type words of pages: ``enum<string>``, ``integer | null``, ``string<uri>[]``, ``select``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ...runtime.rules.kinds import Boolean, Enum, List, Text
from .known_limits import numeric
from .vocabulary import Vocabulary

_LONGEST = 60
_OR = re.compile(r"\s\|\s|\sor\s")
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
    if len(text) > _LONGEST:
        return None
    plain = _KEYS.sub("", text.strip()).removesuffix("(enum)").strip("*_ ").removesuffix("?")
    if _TRUTH.match(plain):
        return PageType(Boolean.word)
    held = _OPTIONAL.match(plain)
    parts = [part.strip() for part in _OR.split(held["inner"] if held else plain)]
    present = [part for part in parts if part.casefold() not in ("null", "none")]
    if len(present) == 2 and {words.type_named(one) for one in present} == {"integer", "number"}:
        present = ["number"]
    if len(present) != 1 or not present[0]:
        return None
    nullable = any(part.casefold() == "null" for part in parts)
    found = _single_type(present[0].rpartition("·")[2].strip(), words)
    return replace(found, nullable=nullable) if found else None


def _single_type(word: str, words: Vocabulary) -> PageType | None:
    """The type that one word names, with what it holds in brackets."""
    chosen = _ENUM.match(word)
    numbers = words.type_named(chosen["of"]) if chosen else None
    if numbers is not None and numeric(numbers):
        # A choice of numbers is a number.
        return PageType(numbers)
    if chosen or _NAMED.match(word):
        return PageType(Enum.word)
    listed = _LIST.match(word)
    if listed:
        inner = type_of(next((listed[name] for name in _INNER if listed[name]), ""), words)
        unknown = inner is None and listed["held"]
        return None if unknown else PageType(List.word, inner.kind if inner else "")
    formatted = _FORMAT.match(word)
    if formatted:
        return PageType(words.type_named(formatted["format"]) or Text.word)
    named = words.type_named(word)
    return None if named is None else PageType(named)
