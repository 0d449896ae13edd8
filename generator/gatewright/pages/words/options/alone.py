"""Options of which a description is made, or which it begins with: ``["a", "b"]``, ``'a' | 'b'``, ``seconds: 4/8``."""

from __future__ import annotations

import re

from ..phrases import Phrase
from ..values import split_list
from .parts import QUOTED, WHOLE_PIECE, ToldOptions, phrase_of

_JSON = re.compile(
    r"(?:\W\w{1,16}\W)?(?P<options>\[ ?\"[^\"\s]{1,40}\"(?: ?, ?\"[^\"\s]{1,40}\")+ ?\])"
)
_BARRED = re.compile(r"(?P<options>'[^'\s]{1,40}'(?: ?\| ?'[^'\s]{1,40}')+)")
_LABELLED = re.compile(
    rf"(?P<label>[^:.,;()]{{0,11}}[^:.,;()\d ]): ?(?P<options>{WHOLE_PIECE}(?: ?[/|,] ?{WHOLE_PIECE})+)\Z"
)
"""A short label, a list, and nothing else."""
_OF_FILES = re.compile(r"格式|支持|如|例|推荐|format|example|e\.g", re.I)
SEPARATOR = re.compile(r" ?[/|,] ?(?:or |and )?| or | ?或 ?")
_LONGEST_WORD = 12
"""Characters of a word that parts quoted words."""


def options_alone(text: str) -> ToldOptions | None:
    """The options, where nothing but their list stands there, or None."""
    in_json = _JSON.match(text)
    if in_json:
        return phrase_of(in_json, "options", QUOTED.findall(in_json[0]))
    return _behind_short_label(text) or _in_quotation_marks(text) or _between_bars(text)


def _behind_short_label(text: str) -> ToldOptions | None:
    """Options behind a label, where most have a digit."""
    found = _LABELLED.match(text)
    if found is None or _OF_FILES.search(found["label"]):
        return None
    options = SEPARATOR.split(found["options"])
    figures = sum(any(map(str.isdigit, one)) for one in options)
    return phrase_of(found, "options", options) if figures * 2 > len(options) else None


def _in_quotation_marks(text: str) -> ToldOptions | None:
    """Quoted words with one and the same word between them, or two."""
    words: list[str] = QUOTED.findall(text)
    first, *between, last = QUOTED.split(text)[::2] if len(words) > 1 else ("", "?", "")
    short = all(len(one.split()) < 2 and len(one) <= _LONGEST_WORD for one in between)
    fits = short and len({one.strip() for one in between}) <= 2
    alone = len(words) > 1 and not first.strip() and not last.strip(" .")
    return Phrase(words, 0, len(text)) if alone and fits else None


def _between_bars(text: str) -> ToldOptions | None:
    found = _BARRED.match(text)
    listed = found["options"].replace("'", "").replace(" | ", ", ") if found else ""
    return phrase_of(found, "options", split_list(listed)) if found else None
