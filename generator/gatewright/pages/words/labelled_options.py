"""Options that stand behind a label without any marks: ``Voice to use: a, b, c, d``."""

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
_FEWEST = 4
"""Words that are taken for all that there are; formats of a file may be fewer."""
_OPEN = re.compile(
    r"example|e\.g|such as|\blike\b|\btags?\b|keyword|includ|support|comma|recommend|typical|[如例建荐常支标]",
    re.I,
)
"""Words of a label behind which a list may go on."""


def words_behind_label(text: Passage, param: str) -> tuple[list[str], int, int] | None:
    """(options, start, end) of a list that a description consists of, or None."""
    found = _LIST.match(text.text)
    if found is None or _OPEN.search(found["label"]):
        return None
    options = [one.strip() for one in re.split(r" ?, ?(?:or |and )?", found["options"])]
    formats = takes_a_format(param) and are_formats(options)
    many = len(options) >= _FEWEST and not all(one.isdigit() for one in options)
    fits = (formats or many) and len(set(options)) == len(options)
    return (options, found.start("options"), found.end("options")) if fits else None
