"""What an option looks like, and what stands between two of them."""

from __future__ import annotations

import re

from ..phrases import Phrase

ToldOptions = Phrase[list[str]]
"""Options that a text lists, and where."""

OPTION = r"[A-Za-z0-9_][A-Za-z0-9_:./+-]*"
PIECE = r"[A-Za-z0-9_][A-Za-z0-9_:.+-]*"
"""An option of a list that strokes may part: it holds none, so that a list can be cut in one way alone."""
WHOLE_OPTION = rf"{OPTION}(?<![.:])"
WHOLE_PIECE = rf"{PIECE}(?<![.:])"
"""The same without a mark of the sentence behind it."""
BETWEEN = (
    r"(?:,? ?(?:and/or|and|or) |, ?(?![以和或及])| ?,? ?(?:以及|和|或|及) ?)"
    r"(?!defaults? \w|[\w+-]+(?:\.\w+)? (?:being|as|by default|if|when|unless|is)\b)"
)
PART = re.compile(r" - | ?(?:[,/;|]|和|或|及| or | and )+ ?", re.I)
QUOTED = re.compile(r'"([^"\s]{1,40})"')


def are_different(options: list[str]) -> bool:
    """Whether there are two options or more, and none twice."""
    return len(set(options)) == len(options) > 1


def phrase_of(match: re.Match[str], group: str, options: list[str]) -> ToldOptions:
    """The options that a group of a match holds."""
    return Phrase(options, match.start(group), match.end(group))
