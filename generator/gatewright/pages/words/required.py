"""Whether a key is required, as the first or last words of its description say."""

from __future__ import annotations

import re

from ..text.lines import Passage
from .phrases import Phrase
from .vocabulary import Vocabulary

_FIRST = re.compile(
    r"(?P<answer>required|optional)(?:[.:;] | [-\u2014] |\Z)"
    r"|(?P<word>必填|必选|必传|选填|可选)(?:[.:;,]|\Z)",
    re.I,
)
_LAST = re.compile(r"\((?P<answer>required|optional)\)\.?\Z", re.I)


def required_in(text: Passage, words: Vocabulary) -> Phrase[bool] | None:
    """Whether the key is required, or None where the description does not say."""
    said = _FIRST.match(text.text) or _LAST.search(text.text)
    if said is None:
        return None
    word = next(one for one in said.groups() if one).casefold()
    return Phrase(words.required.get(word, word[:1] == "必"), *said.span())
