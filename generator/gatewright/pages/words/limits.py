"""Limits in sentences: what the description of a field says about its value.

A number that is approximate, or advice, is not a limit: it is read with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from ..text.lines import Passage
from .known_limits import numeric, takes
from .limit_patterns import LIMIT_PATTERNS
from .values import count, power


@dataclass(frozen=True, slots=True)
class StatedLimit:
    """One limit in a sentence."""

    aspect: str
    """The key it has under the param: ``minimum``, ``min_side``, ``schemes`` …"""
    value: Any
    start: int
    end: int
    doubt: str = ""


_PRODUCT = re.compile(r"[*\u00d7] ?\w{1,40} ?\Z")
"""Before a limit of a product, such as that of a picture's pixels."""
_ABOUT = re.compile(
    r"(?:about|around|roughly|approximately|recommend\w*|typically|usually|ideally|good|sensible|(?<!at )most|normal(?:ly)?|suggest\w*|advise\w*|try(?: values)?|e\.g\.|for example) ?[^.]{0,24}\Z|\b(?:common|typical|usual)(?:ly used)? \Z",
    re.I,
)
_ADVISED = re.compile(
    r"[^.;,\d]{0,24}(?:recommended|suggested|advised|works? (?:best|well)|推荐|建议)", re.I
)
_ADVICE = re.compile(r"建议|推荐|大约|通常")
_CONDITION = re.compile(
    r"(?! ?\((?:cannot|can't|not) )(?:[^.]{0,60}?\b(?:for|when|if|unless|with) (?!the best|this model|best|example|reproducib)| during )[^.]{3,60}",
    re.I,
)
_OF_A_PART = re.compile(
    r"\b(?:each|every) (?:line|row|word|tag|sentence|paragraph)\b[^.;]{0,30}\Z|每[行段句]\Z|\b(?:returns?|makes?|produces?) \Z|\btogether with\b[^.;]*\Z",
    re.I,
)
_DEARER = re.compile(r" (?:costs?|takes? longer|(?:is|are) (?:charged|billed|slower))\b")
_CASE = re.compile(
    r"(?:\A|[.;] )(?:(?:for|with|without|when|if|on(?! a scale)|at(?! (?:least|most))) (?!each|example|the best|best)[^.;]{1,40}|the \w+ model [^.;]{1,20})\Z|\w ?(?:模型|版本|模式)下? ?\Z",
    re.I,
)
"""A sentence that begins with a case."""
_CLAUSE = re.compile(r"[^.;]*(?=;[^.\d]*(?:\.|\Z))")
"""Up to a semicolon with no number behind it."""
_SEVERAL = re.compile(r"[^()]{0,60}?[,;] ?-?\d[\d.]* ?(?:-|to) ?-?\d")
_SIZED = re.compile(r"\bwidth ?[x\u00d7*] ?height\b|宽 ?[x\u00d7*] ?高|宽高像素(?!值)", re.I)


_OF_A_CASE = "said under a condition"
_OTHER_MEASURE = re.compile(
    r" ?(?:[KMG]i?B\b|(?:mega|kilo|giga)bytes?\b|megapixels?\b|MP\b|times\b|credits?\b|requests?\b)",
    re.I,
)
"""Behind a number: it measures a file, or a picture, not the value."""
_ABOUT_ANOTHER = r"(?<!\w)%s (?:must|has to|should|may|can|is)\b[^.;]{0,30}\Z"
_LASTING = re.compile(r" (?:seconds?|minutes?) (?:to (?![\d-])|between|before|until)")
_WAITING = re.compile(r"\b(?:wait|waits|poll|polls|retry|every) (?:for )?\Z", re.I)


def limits_of(text: Passage, kind: str, others: Iterable[str] = ()) -> list[StatedLimit]:
    """Every limit that `text` states for a value of `kind`, in the order of the text.

    A limit in a sentence about one of `others` is that of another value.
    """
    about_others = [re.compile(_ABOUT_ANOTHER % re.escape(one), re.I) for one in others]
    found: list[StatedLimit] = []
    taken: list[tuple[int, int]] = []
    for aspects, pattern in LIMIT_PATTERNS:
        if not takes(kind, aspects):
            continue
        for match in pattern.finditer(text.text):
            overlaps = any(start < match.end() and match.start() < end for start, end in taken)
            if (
                overlaps
                or _PRODUCT.search(text.text, 0, match.start())
                or any(one.search(text.text, 0, match.start()) for one in about_others)
                or (numeric(kind) and _measures_something_else(text.text, match))
            ):
                continue
            taken.append(match.span())
            doubt = _doubt(text.text, match)
            for aspect, raw in zip(aspects, match.groups(), strict=True):
                found.append(
                    StatedLimit(aspect, limit_number(raw), match.start(), match.end(), doubt)
                )
    # A limit beside that of a case holds for the rest alone.
    of_cases = {one.aspect for one in found if one.doubt == _OF_A_CASE}
    found = [
        replace(one, doubt=one.doubt or _OF_A_CASE) if one.aspect in of_cases else one
        for one in found
    ]
    return sorted(found, key=lambda limit: limit.start)


def outside(limit: StatedLimit, numbers: Iterable[int | float | None]) -> bool:
    """Whether one of `numbers` lies beyond the limit, when it is one of a range."""
    match limit.aspect:
        case "minimum":
            return any(one is not None and one < limit.value for one in numbers)
        case "maximum":
            return any(one is not None and one > limit.value for one in numbers)
        case _:
            return False


def size_in(text: Passage) -> bool:
    """Whether the value is a size such as 1024x768."""
    return bool(_SIZED.search(text.text))


def limit_number(raw: str) -> int | float:
    """A limit as a page writes it; ``512x512`` is a number of pixels."""
    plain = raw.replace(",", "")
    raised = power(plain.removeprefix("-"))
    if raised is not None:
        return -raised if plain.startswith("-") else raised
    sides = re.fullmatch(r"(\d+) ?[x\u00d7*] ?(\d+)", plain)
    if sides:
        return int(sides[1]) * int(sides[2])
    if plain.isalpha():
        return count(plain) or 0
    if len(plain) > 24:
        return float(plain)
    return float(plain) if "." in plain else int(plain)


def _measures_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether a number's limit is that of a file, or of how long something takes."""
    return bool(
        _OTHER_MEASURE.match(text, match.end())
        or _LASTING.match(text, match.end())
        or _WAITING.search(text, 0, match.start())
    )


def _doubt(text: str, match: re.Match[str]) -> str:
    if _ADVICE.search(text[max(0, match.start() - 2) : match.end()]) or _ABOUT.search(
        text, max(0, match.start() - 60), match.start()
    ):
        return "said as advice, or about"
    if _OF_A_PART.search(text, 0, match.start()) or _DEARER.match(text, match.end()):
        return "said of something else"
    if _ADVISED.match(text, match.end()):
        return "said as advice, or about"
    if match[0][:1] == "(" and _SEVERAL.match(text, match.end()):
        return "more than one range is given"
    if _CASE.search(text, 0, match.start()):
        return _OF_A_CASE
    condition = _CONDITION.match(text, match.end(), _clause_end(text, match.end()))
    if condition:
        return _OF_A_CASE
    return ""


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends that `start` is in: a semicolon ends it where no number stands behind it."""
    clause = _CLAUSE.match(text, start)
    return clause.end() if clause else len(text)
