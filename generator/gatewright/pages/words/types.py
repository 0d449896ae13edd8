"""The type words of pages: ``enum<string>``, ``integer | null``, ``string<uri>[]``, ``select``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ...runtime.rules.kinds import Boolean, Enum, List, Text, Url
from .known_limits import is_text, needs, numeric
from .vocabulary import Vocabulary

_LONGEST = 60
_OR = re.compile(r"\s\|\s|\sor\s")
_LIST = re.compile(
    r"(?P<inner>.+)\[\]\Z|\[\](?P<each>[^\[\]]+)\Z|(?:array|list)(?:\s?[<(\[](?P<of>[^<>()\[\]]+(?:<[^<>]+>)?)[>)\]]| of (?P<many>[\w ]+?)s?)\Z"
    r"|\[(?P<held>[^\[\]]+)\]\Z|(?P<before>string|url|[\u4e00-\u9fff]{2,4}) ?(?:数组|列表|arrays?|lists?)\Z",
    re.I,
)
_INNER = ("inner", "each", "of", "many", "held", "before")
_ENUM = re.compile(r"enum\s?<(?P<of>[^<>]+)>\Z", re.I)
_NAMED = re.compile(r"(?:\w+\.)*[A-Z]\w*Enum\Z|Literal\[.+\]\Z")
"""The name of a choice: ``DurationEnum``."""
_OPTIONAL = re.compile(r"Optional\[(?P<inner>.+)\]\Z", re.I)
_KEYS = re.compile(r"(?<=object) ?\{[\w, ]*\}\Z", re.I)
"""The names of an object's keys behind its type."""
_TRUTH = re.compile(r"true ?(?:or|/|\|) ?false\Z|yes ?(?:or|/|\|) ?no\Z|on ?/ ?off\Z", re.I)
_FORMAT = re.compile(r"(?:string|text|str)\s?<(?P<format>[\w-]+)>\Z", re.I)
_REFINED = re.compile(
    r"(?P<whole>[\w\u4e00-\u9fff]+(?:\[\])?)(?: ?\((?P<inside>[\w -]{2,20})\)|(?:, ?|: ?| - |/)(?P<behind>[\w-]{2,12}))\Z"
)
"""A type and, behind it, a narrower word for the same: ``string (URL)``, ``string, uri``."""
_QUALIFIED = re.compile(
    r"(?:(?:a|an|one|single|any|optional|positive|non-?negative|signed|unsigned|plain|free|short|long|public|https?|image|video|audio|file|utf-8|json|native|whole|decimal|floating[- ]point) )+(?=\w)",
    re.I,
)
"""Words before a type that leave it as it is."""
_MANY = re.compile(
    r"(?:an? )?(?:array|list|sequence|set|collection)s? of (?:up to \d+ |\d+ to \d+ )?(?P<each>[\w ()/<>-]+?)\Z",
    re.I,
)
_ADDRESSES = re.compile(
    r"(?:https? |web |public |image |video |audio )?(?:links|addresses|urls|uris)\Z", re.I
)
_PLURAL = re.compile(r"(?<=[a-zA-Z])s\Z")


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


def is_type(text: str, words: Vocabulary) -> bool:
    """Whether `text` names a type and nothing else."""
    return type_of(text, words) is not None


def _single_type(word: str, words: Vocabulary) -> PageType | None:
    """The type that one word names, with what it holds in brackets."""
    chosen = _ENUM.match(word)
    numbers = words.type_named(chosen["of"]) if chosen else None
    if numbers is not None and numeric(numbers):
        # A choice of numbers is a number.
        return PageType(numbers)
    if chosen or _NAMED.match(word):
        return PageType(Enum.word)
    many = _MANY.match(word)
    if many:
        address = PageType(Url.word) if _ADDRESSES.match(many["each"]) else None
        each = (
            address or type_of(many["each"], words) or type_of(_PLURAL.sub("", many["each"]), words)
        )
        return PageType(List.word, each.kind if each else "")
    listed = _LIST.match(word)
    if listed:
        inner = type_of(next((listed[name] for name in _INNER if listed[name]), ""), words)
        unknown = inner is None and (listed["held"] or listed["before"])
        return None if unknown else PageType(List.word, inner.kind if inner else "")
    formatted = _FORMAT.match(word)
    if formatted:
        return PageType(words.type_named(formatted["format"]) or Text.word)
    named = words.type_named(word) or _refined_type(word, words)
    return None if named is None else PageType(named)


def _refined_type(word: str, words: Vocabulary) -> str | None:
    """The type of a word with a narrower one behind it, or with words before it that leave it as it is."""
    refined = _REFINED.match(word)
    if refined:
        whole = words.type_named(refined["whole"])
        inner = words.type_named(refined["inside"] or refined["behind"])
        if whole is None or inner is None or whole == inner:
            return whole if whole == inner else None
        # A text, or a number, of a narrower kind.
        narrower = (is_text(whole) and not numeric(inner)) or (numeric(whole) and numeric(inner))
        return inner if narrower and not needs(inner, "items") else None
    plain = _QUALIFIED.sub("", word)
    return words.type_named(plain) if plain != word else None
