"""Rules that a document tells only in descriptions: listed as candidates, never taken as facts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"-?\d+(?:\.\d+)?"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form, re.IGNORECASE))
    for name, form in (
        ("range", rf"\b(?:between|from)\s+{_NUMBER}\s+(?:and|to)\s+{_NUMBER}"),
        ("range", rf"\brange(?:\s+is|\s+of|:)?\s*[\[(]?{_NUMBER}\s*(?:-|to|,)\s*{_NUMBER}"),
        ("maximum", rf"\b(?:max(?:imum)?|at most|up to|no more than)\s*(?:is|of|:)?\s*{_NUMBER}"),
        ("minimum", rf"\b(?:min(?:imum)?|at least|no less than)\s*(?:is|of|:)?\s*{_NUMBER}"),
        ("step", r"\b(?:multiples? of|divisible by)\s+\d+"),
        ("only_when", r"\b(?:only|must be|required)\b[^.]{0,40}\b(?:if|when|with|for)\b[^.]{3,60}"),
        (
            "forbidden",
            r"\b(?:ignored|not supported|incompatible|cannot be used|no effect)\b[^.]{0,60}",
        ),
        ("needs", r"\b(?:requires?|must (?:also )?(?:set|provide)|needs)\b[^.]{3,60}"),
        ("not_with", r"\b(?:mutually exclusive|either\b[^.]{3,40}\bor|not both)[^.]{0,40}"),
        ("options", r"\b(?:one of|options are|choose from|supported values)\b[^.]{3,80}"),
        ("deprecated", r"\bdeprecated\b[^.]{0,60}"),
    )
)
_AROUND = 160


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that a description may tell."""

    fact: str
    """The param that it is about."""
    pointer: str
    form: str
    """What it may be, in the language's words."""
    words: str
    """The words of the document."""


_PRICE = re.compile(r"x-.*(?:price|pricing|cost|credit|billing)", re.IGNORECASE)


def price_hint(word: str, value: object, pointer: str, fact: str) -> Iterator[Candidate]:
    """A member such as `x-price` as a candidate of the price, in its own words."""
    if _PRICE.match(word):
        said = json.dumps(value, ensure_ascii=False, default=str)
        yield Candidate(fact, pointer, "price", said[: 2 * _AROUND])


def candidates_in(text: object, pointer: str, fact: str) -> Iterator[Candidate]:
    """The candidates in the description that stands at `pointer`."""
    if not isinstance(text, str):
        return
    taken: set[int] = set()
    for form, pattern in _FORMS:
        for match in pattern.finditer(text):
            if taken & set(range(*match.span())):
                continue
            taken |= set(range(*match.span()))
            yield Candidate(fact, pointer, form, _around(text, *match.span()))


def _around(text: str, start: int, end: int) -> str:
    """The sentence around a match, in one line."""
    first = max(text.rfind(". ", 0, start) + 1, text.rfind("\n", 0, start) + 1, start - _AROUND)
    last = min(
        (at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0), default=len(text)
    )
    return " ".join(text[first : min(last, end + _AROUND)].split())
