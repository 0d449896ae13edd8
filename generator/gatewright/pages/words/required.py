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
