"""Options of a list without marks behind words that announce one: ``One of png, jpeg or webp``."""

from __future__ import annotations

import re

from ..phrases import Phrase, one_of
from ..values import split_list
from .cues import is_open
from .one_by_one import options_one_by_one
from .parts import BETWEEN, WHOLE_OPTION, WHOLE_PIECE, ToldOptions, phrase_of
from .sentences import options_of_sentence

_ANNOUNCED = one_of(r"""
    one of
    options?:
    values:
    enum:
    (?:allowed|available|supported|accepted|permitted):
    (?:(?:allowed|possible|accepted|supported|valid|available|permitted) )?(?:options|values|choices|formats|modes)(?:(?: are(?: limited to)?| include)? ?: ?| are | can be | include )
    cho(?:ose|sen) (?:from|between|among)
    (?:pick|select)(?:ed)? from
""")
_NOTED = rf"{WHOLE_OPTION}(?: \([^()]{{1,80}}\))?"
_ONE_OF = re.compile(
    rf"(?<!e\.g\. )(?<!example, )(?<!example )\b{_ANNOUNCED} ?:? ?(?P<options>{_NOTED}(?:{BETWEEN}{_NOTED})+)\.?"
    rf"|\b(?:either|must be) ?:? ?(?P<either>{WHOLE_OPTION}(?:(?:,? or |, | ?或 ?)(?!and\b|{WHOLE_OPTION} (?:by|as|being|if|when|unless|is)\b){WHOLE_OPTION})+)\.?(?![A-Za-z0-9_]|,? and\b)",
    re.I,
)
_GIVEN = re.compile(
    r"[\"'` ]{0,3}(?:must|has to|should|needs? to|is|are|can) (?:be )?(?:provided|given|set|specified|required|present|passed|used|supplied)\b",
    re.I,
)
"""Behind a list of keys of which one has to be there; they are not values."""
_PROSE = re.compile(
    r"\b(?:but|not|cannot|provided|given|specified|required|present|used|supplied|the|this|it|between|both|none of)\b",
    re.I,
)
"""Words that are not options of a list without marks."""
_NOTE = re.compile(r" \([^()]{1,80}\)")
_AND_ZH = "(?:和|与|或|及|以及)"
_SURE = (
    re.compile(
        r"\b[Aa]ccepts:? (?P<options>[A-Z0-9][A-Z0-9_.:/-]*(?:(?:, (?:or |and )?| or | and )[A-Z0-9][A-Z0-9_.:/-]*\b)+)"
    ),
    re.compile(r"\b[Ss]et to (?P<options>\d+(?:, \d+)*,? or \d+)\b"),
    re.compile(
        rf"(?:必须|只能|须|应)(?:是|为) ?(?P<options>{WHOLE_OPTION}(?:(?: ?, ?| ?或 ?){WHOLE_OPTION})+)(?= ?(?:之一|[.,;]|\Z))"
    ),
    re.compile(
        rf"有 ?(?P<options>{WHOLE_OPTION}(?: ?, ?{WHOLE_OPTION})* ?{_AND_ZH} ?{WHOLE_OPTION}) ?(?:可选|可供选择|可用)"
    ),
    re.compile(
        rf"从 ?(?P<options>{WHOLE_OPTION}(?: ?, ?{WHOLE_OPTION})* ?(?:{_AND_ZH}|,) ?{WHOLE_OPTION}) ?中(?:任)?选"
    ),
    re.compile(
        rf"(?:范围|取值|\brange)[: ]*[\[【](?=[^\]】]*(?:[A-Za-z]|,[^\]】]*,)) ?(?P<options>{WHOLE_PIECE}(?: ?, ?{WHOLE_PIECE})+) ?[\]】]",
        re.I,
    ),
    re.compile(
        rf"\b(?:one of|options?|values|choices|allowed:|available:) ?:? ?(?P<options>{WHOLE_PIECE}(?: ?/ ?{WHOLE_PIECE})+)(?= ?(?:[.;,)]|\Z))",
        re.I,
    ),
)
"""Options in capitals, numbers, lists in brackets or with strokes: behind such words there is nothing else."""


def plain_options(text: str) -> ToldOptions | None:
    """The options of a list without marks, or None."""
    found = next((one for words in _SURE if (one := words.search(text))), None)
    if found is not None:
        return phrase_of(found, "options", split_list(found["options"].replace(" / ", ", ")))
    for one in _ONE_OF.finditer(text):
        listed = _NOTE.sub("", one["options"] or one["either"])
        keys = _GIVEN.match(text, one.end()) or _PROSE.search(listed)
        if not keys and not is_open(text, one.start()):
            return Phrase(split_list(listed), one.start(), one.end())
    return options_one_by_one(text) or options_of_sentence(text)
