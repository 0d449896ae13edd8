"""Options without marks that stand behind a label, ``Voice to use: a, b, c, d``, or are explained, ``0=off, 1=on``."""

from __future__ import annotations

import re

from ..text.lines import Passage
from .file_formats import are_formats, takes_a_format

_WORD = r"[A-Za-z0-9][\w+-]*"
_LIST = re.compile(
    rf"(?P<label>[^:.;()\d]{{2,40}}): ?(?P<options>{_WORD}(?: ?, ?(?:or |and )?{_WORD}){{2,}})"
    r"(?=\.?\Z|[.;,] ?(?:默认|defaults?\b))",
    re.A | re.I,
)
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


def words_explained(text: Passage) -> tuple[list[str], int, int] | None:
    """(options, start, end) of a list whose every word is explained: ``0=at once, 1=later``, or None."""
    found = _EXPLAINED.search(text.text)
    if found is None:
        return None
    words = [one.strip() for one in _EQUAL.findall(found["list"])]
    fits = len(set(words)) == len(words) > 1 and not _EMPTY & {one.casefold() for one in words}
    return (words, found.start("list"), found.end("list")) if fits else None


def words_behind_label(text: Passage, param: str) -> tuple[list[str], int, int] | None:
    """(options, start, end) of a list that a description consists of, or None."""
    explained = words_explained(text)
    if explained is not None:
        return explained
    found = _LIST.match(text.text)
    if found is None or _OPEN.search(found["label"]):
        return None
    options = [one.strip() for one in re.split(r" ?, ?(?:or |and )?", found["options"])]
    formats = takes_a_format(param) and are_formats(options)
    many = len(options) >= _FEWEST and not all(one.isdigit() for one in options)
    fits = (formats or many) and len(set(options)) == len(options)
    return (options, found.start("options"), found.end("options")) if fits else None
