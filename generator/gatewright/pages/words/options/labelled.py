"""Options without marks that stand behind a label, ``Voice to use: a, b, c, d``, or are explained, ``0=off, 1=on``."""

from __future__ import annotations

import re

from ..file_formats import are_formats, takes_a_format
from .parts import ToldOptions, are_different, phrase_of

_WORD = r"[A-Za-z0-9][\w+-]*"
_LIST = re.compile(
    rf"(?P<label>[^:.;()\d]{{2,40}}): ?(?P<options>{_WORD}(?: ?, ?(?:or |and )?{_WORD}){{2,}})"
    r"(?=\.?\Z|[.;,] ?(?:默认|defaults?\b))",
    re.A | re.I,
)
_COMMA = re.compile(r" ?, ?(?:or |and )?")
_EQUATED = r"-?[A-Za-z0-9][\w.-]{0,40} ?= ?[^=,;:]{1,80}"
_EXPLAINED = re.compile(rf"(?:\A|: ?)(?P<list>{_EQUATED}(?:[,;] ?{_EQUATED})+)\Z", re.A)
_EQUAL = re.compile(r"(?:\A|[,;] ?)(-?[A-Za-z0-9][\w.-]*) ?=", re.A)
_EMPTY = frozenset({"blank", "empty", "none", "null", "unset"})
"""Words for a value that is left out."""
_FEWEST = 4
"""Words that are taken for all that there are; formats of a file may be fewer."""
_OPEN = re.compile(
    r"example|e\.g|such as|\blike\b|\btags?\b|keyword|includ|support|comma|recommend|typical|[如例建荐常支标]",
    re.I,
)
"""Words of a label behind which a list may go on."""


def words_behind_label(text: str, param: str) -> ToldOptions | None:
    """The options of a list that a description consists of, or None."""
    return _words_with_meanings(text) or _words_alone(text, param)


def _words_with_meanings(text: str) -> ToldOptions | None:
    """A list whose every word is explained: ``0=at once, 1=later``."""
    found = _EXPLAINED.search(text)
    words = [one.strip() for one in _EQUAL.findall(found["list"])] if found else []
    fits = are_different(words) and not _EMPTY & {one.casefold() for one in words}
    return phrase_of(found, "list", words) if found and fits else None


def _words_alone(text: str, param: str) -> ToldOptions | None:
    found = _LIST.match(text)
    if found is None or _OPEN.search(found["label"]):
        return None
    options = [one.strip() for one in _COMMA.split(found["options"])]
    formats = takes_a_format(param) and are_formats(options)
    many = len(options) >= _FEWEST and not all(one.isdigit() for one in options)
    fits = (formats or many) and are_different(options)
    return phrase_of(found, "options", options) if fits else None
