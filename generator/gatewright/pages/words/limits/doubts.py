"""Why words that look like a limit may be none: advice, one case of several, or the limit of something else."""

from __future__ import annotations

import re

from ..phrases import one_of

OF_A_CASE = "said under a condition"
_AS_ADVICE = "said as advice, or about"
_NEAR = 60
"""Characters before a limit in which a word of advice counts."""

_ADVISING = one_of(r"""
    about
    around
    roughly
    approximately
    recommend\w*
    typically
    usually
    ideally
    good
    sensible
    (?<!at )most
    normal(?:ly)?
    suggest\w*
    advise\w*
    try(?: values)?
    e\.g\.
    for example
""")
_ADVISED = one_of("""
    recommended
    suggested
    advised
    works? (?:best|well)
    推荐
    建议
""")
_ADVISED_BEFORE = re.compile(
    rf"{_ADVISING} ?[^.;]{{0,24}}\Z|\b(?:common|typical|usual)(?:ly used)? \Z", re.I
)
_ADVISED_WITHIN = re.compile(r"建议|推荐|大约|通常")
_ADVISED_BEHIND = re.compile(rf"[^.;,\d]{{0,24}}{_ADVISED}", re.I)

_OF_A_PART = re.compile(
    one_of(r"""
    \b(?:each|every) (?:line|row|word|tag|sentence|paragraph)\b[^.;]{0,30}\Z
    每[行段句]\Z
    \b(?:returns?|makes?|produces?)[ ]\Z
    \btogether with\b[^.;]*\Z
    """),
    re.I,
)
"""Before a limit of a part of the value, or of what is made of it."""
_DEARER = re.compile(r" (?:costs?|takes? longer|(?:is|are) (?:charged|billed|slower))\b")
"""Behind values that are allowed and have a price."""
_SEVERAL = re.compile(r"[^()]{0,60}?[,;] ?-?\d[\d.]* ?(?:-|to) ?-?\d")

_CASE_BEFORE = re.compile(
    one_of(r"""
    (?:\A|[.;] )(?:for|with|without|when|if|on(?! a scale)|at(?! (?:least|most))) (?!each|example|the best|best)[^.;]{1,40}\Z
    (?:\A|[.;] )the \w+ model [^.;]{1,20}\Z
    \w(?<![此本该]) ?(?:模型|版本|模式)下? ?\Z
    """),
    re.I,
)
"""A sentence that begins with a case."""
_CASE_BEHIND = re.compile(
    r"(?! ?\((?:cannot|can't|not) )(?:[^.]{0,60}?\b(?:for|when|if|unless|with) (?!the best|this model|best|example|reproducib)| during )[^.]{3,60}",
    re.I,
)
_CLAUSE = re.compile(r"[^.;]*(?=;[^.\d]*(?:\.|\Z))")
"""Up to a semicolon with no number behind it."""

_PRODUCT = re.compile(r"[*\u00d7] ?\w{1,40} ?\Z")
"""Before a limit of a product, such as that of a picture's pixels."""
_OTHER_MEASURE = re.compile(
    r" ?(?:[KMG]i?B\b|(?:mega|kilo|giga)bytes?\b|megapixels?\b|MP\b|times\b|credits?\b|requests?\b)",
    re.I,
)
"""Behind a number: it measures a file, or a picture, not the value."""
_LASTING = re.compile(r" (?:seconds?|minutes?) (?:to (?![\d-])|between|before|until)")
_WAITING = re.compile(r"\b(?:wait|waits|poll|polls|retry|every) (?:for )?\Z", re.I)


def doubt_about(text: str, match: re.Match[str]) -> str:
    """Why a limit in a text may be none, or hold for a part of the values alone; empty: it is one."""
    start, end = match.span()
    if _ADVISED_WITHIN.search(text[max(0, start - 2) : end]):
        return _AS_ADVICE
    if _ADVISED_BEFORE.search(text, max(0, start - _NEAR), start):
        return _AS_ADVICE
    if _OF_A_PART.search(text, 0, start) or _DEARER.match(text, end):
        return "said of something else"
    if _ADVISED_BEHIND.match(text, end):
        return _AS_ADVICE
    if text[start] == "(" and _SEVERAL.match(text, end):
        return "more than one range is given"
    clause = _CLAUSE.match(text, end)
    case = _CASE_BEHIND.match(text, end, clause.end() if clause else len(text))
    return OF_A_CASE if case or _CASE_BEFORE.search(text, 0, start) else ""


def is_of_product(text: str, match: re.Match[str]) -> bool:
    """Whether it is the limit of the value and another one, multiplied."""
    return bool(_PRODUCT.search(text, 0, match.start()))


def is_of_file_or_time(text: str, match: re.Match[str]) -> bool:
    """Whether a number's limit is that of a file, or of how long something takes."""
    return bool(
        _OTHER_MEASURE.match(text, match.end())
        or _LASTING.match(text, match.end())
        or _WAITING.search(text, 0, match.start())
    )
