"""Limits in sentences: what the description of a field says about its value.

A number that is approximate, or advice, is not a limit: it is read with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..text.lines import Passage
from .known_limits import takes
from .limit_patterns import LIMIT_PATTERNS
from .values import power


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
    r"(?:about|around|roughly|approximately|recommend\w*|typically|usually|ideally|suggested|try(?: values)?|e\.g\.|for example) ?[^.]{0,24}\Z|\b(?:common|typical|usual)(?:ly used)? \Z",
    re.I,
)
_ADVISED = re.compile(r" ?(?:is |are )?(?:recommended|suggested|advised|推荐|建议)", re.I)
_ADVICE = re.compile(r"建议|推荐|大约|通常")
_CONDITION = re.compile(
    r"(?! ?\((?:cannot|can't|not) )[^.]{0,60}?\b(?:for|when|if|unless|with) (?!the best|this model|best|example|reproducib)[^.]{3,60}",
    re.I,
)
_CLAUSE = re.compile(r"[^.;]*(?=;[^.\d]*(?:\.|\Z))")
"""Up to a semicolon with no number behind it."""
_SEVERAL = re.compile(r"[^()]{0,60}?[,;] ?-?\d[\d.]* ?(?:-|to) ?-?\d")
_HTTPS = re.compile(
    r"(?<!HTTP/)(?<!HTTP or )(?<!HTTP and )(?:\bHTTPS[ -]|\bhttps:// )(?:URLs?|links?|only)\b(?: only)?|\b[Mm]ust (?:be|use) HTTPS\b(?! ?or\b)"
)
_URL = re.compile(r"(?<![A-Za-z0-9_])URLs?(?![A-Za-z0-9_])", re.I)
_ONLY_URL = re.compile(
    r"(?<!HTTP/)\bHTTPS (?:URLs?|links?) only\b|\b[Mm]ust be (?:an? )?(?:public(?:ly \w+)? )?(?:HTTPS|https://) (?:URL|link)\b"
    r"|\b(?:each|all)(?: (?:entry|item|one)s?)?(?: is| are| must be)? (?:an? )?(?:public(?:ly \w+)? )?HTTPS (?:URL|link)s?\b"
    r"|\b\d{1,3} public(?:ly \w{1,20})? HTTPS (?:URL|link)s\b"
)
_PUBLIC = re.compile(r"\bpublic(?:ly (?:accessible|reachable))? \Z", re.I)
_SIZED = re.compile(r"\bwidth ?[x\u00d7*] ?height\b|宽 ?[x\u00d7*] ?高|宽高像素(?!值)", re.I)


def limits_of(text: Passage, kind: str) -> list[StatedLimit]:
    """Every limit that `text` states for a value of `kind`, in the order of the text."""
    found: list[StatedLimit] = []
    taken: list[tuple[int, int]] = []
    for aspects, pattern in LIMIT_PATTERNS:
        if not takes(kind, aspects):
            continue
        for match in pattern.finditer(text.text):
            overlaps = any(start < match.end() and match.start() < end for start, end in taken)
            if overlaps or _PRODUCT.search(text.text, 0, match.start()):
                continue
            taken.append(match.span())
            doubt = _doubt(text.text, match)
            for aspect, raw in zip(aspects, match.groups(), strict=True):
                found.append(
                    StatedLimit(aspect, limit_number(raw), match.start(), match.end(), doubt)
                )
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


def address_in(text: Passage) -> tuple[list[str], int, int] | None:
    """(schemes, start, end) when the value is an address; schemes are empty when any will do."""
    found = _HTTPS.search(text.text)
    if found:
        return ["https"], found.start(), found.end()
    found = _URL.search(text.text)
    return None if found is None else ([], found.start(), found.end())


def is_only_address(text: Passage) -> bool:
    """Whether the text says that nothing but an address will do."""
    return bool(_ONLY_URL.search(text.text))


def public_before(text: Passage, start: int) -> int | None:
    """Where the address that begins at `start` is called a public one, or None."""
    found = _PUBLIC.search(text.text, 0, start)
    return None if found is None else found.start()


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
    if len(plain) > 24:
        return float(plain)
    return float(plain) if "." in plain else int(plain)


def _doubt(text: str, match: re.Match[str]) -> str:
    if _ADVICE.search(match[0]) or _ABOUT.search(text, max(0, match.start() - 60), match.start()):
        return "said as advice, or about"
    if _ADVISED.match(text, match.end()):
        return "said as advice, or about"
    if match[0][:1] == "(" and _SEVERAL.match(text, match.end()):
        return "more than one range is given"
    condition = _CONDITION.match(text, match.end(), _clause_end(text, match.end()))
    if condition:
        return "said under a condition"
    return ""


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends that `start` is in: a semicolon ends it where no number stands behind it."""
    clause = _CLAUSE.match(text, start)
    return clause.end() if clause else len(text)
