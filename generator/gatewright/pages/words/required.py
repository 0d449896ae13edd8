"""Whether a key is required: by words behind its name, by the heading above it, or by its description."""

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
_NEEDED = re.compile(
    r"(?:\A|(?<=[.;!?] )|(?<=[.;!?]))(?:"
    r"(?:(?:this|it|the (?:field|key|param|parameter|value)) )?(?:is |always )?(?:required|mandatory|compulsory|obligatory)"
    r"|(?:it |this )?(?:must|has to|needs to) be (?:set|sent|given|provided|present|included|specified|supplied|there|filled in)"
    r"|(?:it )?(?:cannot|can't|must not|may not) be (?:omitted|left out|left empty|empty|missing|skipped)"
    r"|(?:every|each|any) (?:request|call|body) (?:needs|requires|must have|must carry|has to have|has to carry) (?:it|one)"
    r"|(?:needed|required) (?:in|by|for|with) (?:every|each|any|all) (?:requests?|calls?)|always (?:needed|send it|to be sent)|no request (?:works|goes through) without it"
    r"|(?:此|该|本)?(?:字段|参数|项)?(?:为)?(?:必填|必选|必传)(?:项|字段|参数)?|必须(?:提供|填写|传入|传|设置)|(?:不能|不可)(?:省略|为空)"
    r")(?: in every request| for every request| for all requests)?(?:[.!;]|\Z)",
    re.I,
)
"""A sentence, from beginning to end, that says that a key is required."""
_LEFT_OUT = re.compile(
    r"(?:\A|(?<=[.;!?] )|(?<=[.;!?]))(?:"
    r"(?:(?:this|it|the (?:field|key|param|parameter|value)) )?is optional|(?:it |this )?(?:may|can) be (?:omitted|left out|skipped)"
    r"|(?:not|never) (?:required|mandatory|needed)|(?:此|该|本)?(?:字段|参数|项)?(?:为)?(?:选填|非必填|可选)(?:项|字段|参数)?|可(?:以)?(?:省略|不填|不传)"
    r")(?:[.!;]|\Z)",
    re.I,
)
_SILENT = frozenset({"true", "false", "yes", "no", "是", "否", "non", "oui", "sim", "ja"})
"""Answers that say nothing without a question."""
_CASE = re.compile(
    r"(?:required|optional|mandatory|needed|必填|必选|必传|选填)[ ,(]+(?:but |only )?(?:if|when|unless|for|with|without|in|as|by|当|若|仅)\b",
    re.I,
)
_ASKED_HEADING = re.compile(
    r"\b(?:required|mandatory|compulsory|obligatory|must|have to|needed|always)\b|必填|必选|必传|必须|必需",
    re.I,
)
_FREE_HEADING = re.compile(
    r"\b(?:optional|may|can|not required|could|if you like|left out|non-required|extra)\b|选填|可选|非必填|非必须|可不填",
    re.I,
)


def required_in(text: Passage, words: Vocabulary) -> Phrase[bool] | None:
    """Whether the key is required, or None where the description does not say."""
    said = _FIRST.match(text.text) or _LAST.search(text.text)
    if said is not None:
        word = next(one for one in said.groups() if one).casefold()
        return Phrase(words.required.get(word, word[:1] == "必"), *said.span())
    needed, left_out = _NEEDED.search(text.text), _LEFT_OUT.search(text.text)
    if needed and not left_out:
        return Phrase(True, *needed.span())
    if left_out and not needed:
        return Phrase(False, *left_out.span())
    return None


def needed_below(heading: str) -> bool | None:
    """Whether the keys below a heading such as ``Required parameters`` are required; None: it does not say."""
    if len(heading) > 60:
        return None
    asked, free = bool(_ASKED_HEADING.search(heading)), bool(_FREE_HEADING.search(heading))
    return (
        None if asked == free and not (free and "not required" in heading.casefold()) else not free
    )


def needed_at(text: str, start: int, words: Vocabulary) -> tuple[bool, int] | None:
    """(whether a key is required, where the words end) by the words that begin at `start`, or None."""
    folded = text[start : start + 40].casefold()
    said = (one for one in words.required if one not in _SILENT and folded.startswith(one))
    told = max(said, key=len, default="")
    return (words.required[told], start + len(told)) if told else None


def needed_in_a_case(text: str, start: int) -> bool:
    """Whether the words that begin there say that a key is required, or optional, under a condition."""
    return bool(_CASE.match(text, start))
