"""Rules that a document tells only in descriptions: listed as candidates, never taken as facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..candidates import candidates_in
from .places import SchemaPlace


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


def described_rules(place: SchemaPlace, fact: str) -> Iterator[Candidate]:
    """The candidates in the description at `place`."""
    text = place.node
    if isinstance(text, str):
        for one in candidates_in(text):
            yield Candidate(fact, place.pointer, one.form, one.words)
