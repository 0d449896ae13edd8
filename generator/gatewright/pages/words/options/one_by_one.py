"""Options of a list with dashes whose lines ran together: ``One of: - png: sharp - webp: small``."""

from __future__ import annotations

import re

from ..phrases import Phrase
from .parts import WHOLE_PIECE, ToldOptions, are_different

_DASH = " - "
_CUE = re.compile(
    r"(?:\b(?:one of|options?|values|choices)|可选值|可选项|枚举值|取值) ?:? - (?=[A-Za-z0-9])",
    re.I,
)
_TOLD = re.compile(rf"(?P<word>{WHOLE_PIECE}) ?:(?: [^\s:]|[^\s:\d])")
_BARE = re.compile(
    rf"(?P<options>{WHOLE_PIECE}(?: - {WHOLE_PIECE})+)(?=\Z|[.,;]| (?:[Dd]efault|[Tt]he default|默认))"
)


def options_one_by_one(text: str) -> ToldOptions | None:
    """The options, each alone or with its meaning behind a colon, or None."""
    cue = _CUE.search(text)
    if cue is None:
        return None
    told: list[re.Match[str]] = []
    position = cue.end()
    while position >= len(_DASH) and (one := _TOLD.match(text, position)):
        told.append(one)
        position = text.find(_DASH, one.end("word")) + len(_DASH)
    words = [one["word"] for one in told]
    if are_different(words):
        return Phrase(words, cue.start(), told[-1].end("word"))
    bare = _BARE.match(text, cue.end())
    return Phrase(bare["options"].split(_DASH), cue.start(), bare.end()) if bare else None
