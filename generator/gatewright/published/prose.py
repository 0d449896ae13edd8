"""Rules that a document tells only in descriptions: listed as candidates, never taken as facts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..candidates import candidates_in

_LONGEST = 320
"""Characters of a hint that are shown."""
_PRICE = re.compile(r"x-.*(?:price|pricing|cost|credit|billing)", re.IGNORECASE)


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


def price_hint(word: str, value: object, pointer: str, fact: str) -> Iterator[Candidate]:
    """A member such as `x-price` as a candidate of the price, in its own words."""
    if _PRICE.match(word):
        said = json.dumps(value, ensure_ascii=False, default=str)
        yield Candidate(fact, pointer, "price", said[:_LONGEST])


def described_rules(text: object, pointer: str, fact: str) -> Iterator[Candidate]:
    """The candidates in the description that stands at `pointer`."""
    if isinstance(text, str):
        for form, words in _forms_and_words(text):
            yield Candidate(fact, pointer, form, words)


@lru_cache(10_000)
def _forms_and_words(text: str) -> tuple[tuple[str, str], ...]:
    """What a description may tell: thousands of models share theirs."""
    return tuple((one.form, one.words) for one in candidates_in(text))
