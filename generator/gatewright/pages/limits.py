"""Limits in sentences: what the description of a field says about its value.

Each pattern states one thing. A number that is approximate, or advice, is not a
limit: it is read with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .known_limits import ends, takes
from .lines import Passage
from .values import split_list

_N = r"\d[\d,]*"
_V = r"-?\d[\d,]*(?:\.\d+)?"
_TO = r" ?(?:-|to|and|~|\.\.) ?"
_CHARACTERS = r"(?:characters|chars|个?字符)"


@dataclass(frozen=True, slots=True)
class StatedLimit:
    """One limit in a sentence."""

    aspect: str
    """The key it has under the param: ``max_length``, ``minimum``, ``min_side``, ``schemes`` …"""
    value: Any
    start: int
    end: int
    doubt: str = ""


_PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (tuple(aspects.split()), re.compile(pattern, re.IGNORECASE))
    for aspects, pattern in (
        (
            "max_length",
            rf"\b(?:max(?:imum)?(?: length| of)?:?|up to|at most|no more than|not exceed|limited to) ({_N}) {_CHARACTERS}",
        ),
        (
            "max_length",
            rf"(?<![\d-])({_N}) {_CHARACTERS} (?:max(?:imum)?|or fewer|or less|at most)\b",
        ),
        ("max_length", rf"(?:最多|不超过|最长) ?({_N}) ?{_CHARACTERS}"),
        (
            "min_length",
            rf"\b(?:min(?:imum)?(?: length| of)?:?|at least|no fewer than) ({_N}) {_CHARACTERS}",
        ),
        (
            "min_length max_length",
            rf"(?:\bbetween |\bfrom |\()?(?<![\d,])({_N}){_TO}({_N}) {_CHARACTERS}",
        ),
        (
            "max_items",
            rf"\b(?:up to|at most|max(?:imum)?(?: of)?|no more than) ({_N}) (?:\w+ ){{0,2}}?(?:images|items|files|elements|urls|pictures)\b",
        ),
        ("max_items", rf"(?:最多|不超过) ?({_N}) ?张"),
        (
            "min_items",
            rf"\b(?:at least|min(?:imum)?(?: of)?) ({_N}) (?:images?|items?|files?|elements?|urls?)\b",
        ),
        (
            "min_side max_side",
            rf"\b(?:each|every) (?:dimension|side)[^.\d]{{0,30}}?({_N}){_TO}({_N})\b",
        ),
        ("min_side max_side", rf"\bwidth and height[^.\d]{{0,30}}?({_N}){_TO}({_N})\b"),
        (
            "min_side max_side",
            rf"(?:宽高|每边|边长|每个维度)[^.\d]{{0,20}}?({_N}) ?(?:-|~|到|至) ?({_N})",
        ),
        (
            "min_pixels max_pixels",
            r"\bpixels?\b[^.\d]{0,40}?(\d{2,5} ?[x\u00d7*] ?\d{2,5}) ?(?:-|to|and|~) ?(\d{2,5} ?[x\u00d7*] ?\d{2,5})",
        ),
        (
            "minimum maximum",
            rf"(?:\bbetween |\branges? (?:from )?|\branging from |\bfrom |[(\[])({_V}){_TO}({_V})(?=[)\].,;\s]|$)(?!,\d)",
        ),
        ("minimum maximum", rf"({_V}) ?<=? ?\w+ ?<=? ?({_V})"),
        (
            "minimum maximum",
            rf"(?:取值范围|范围)[^.\d-]{{0,10}}({_V}) ?(?:-|~|到|至) ?({_V})",
        ),
        (
            "minimum",
            rf"(?:\bmin(?:imum)?(?: value)?(?: of| is)?:?|\bat least|>=) ?({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        (
            "maximum",
            rf"(?:\bmax(?:imum)?(?: value)?(?: of| is)?:?|\bat most|\bup to|<=) ?({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        ("step", rf"\b(?:multiples? of|step(?: of|:)?|steps of) ?({_N}(?:\.\d+)?)"),
    )
)
_ABOUT = re.compile(
    r"(?:about|around|roughly|approximately|recommend\w*|typically|usually|ideally|suggested|e\.g\.|for example) ?[^.]{0,24}\Z",
    re.I,
)
_CONDITION = re.compile(
    r"[^.]{0,60}?\b(?:for|when|if|unless|with) (?!the best|this model|best|example|reproducib)[^.]{3,60}",
    re.I,
)
_OPTION = r"[\w:./-]+"
_ONE_OF = re.compile(
    rf"\b(?:one of|options?:|values:) ?:? ?(?P<options>{_OPTION}(?:(?:,? (?:and/or|and|or) |, ?| ?(?:以及|和|或|及) ?){_OPTION})+)"
    rf"|\b(?:either|must be) ?:? ?(?P<either>{_OPTION}(?:(?:,? or |, | ?或 ?){_OPTION})+)",
    re.I,
)
_HTTPS = re.compile(r"\bHTTPS[ -](?:URLs?|links?|only)\b(?: only)?")
_URL = re.compile(r"\bURLs?\b", re.I)
_SIZED = re.compile(r"\bwidth ?[x\u00d7*] ?height\b|宽 ?[x\u00d7*] ?高", re.I)


def limits_of(text: Passage, kind: str) -> list[StatedLimit]:
    """Every limit that `text` states for a value of `kind`, in the order of the text."""
    found: list[StatedLimit] = []
    taken: list[tuple[int, int]] = []
    for aspects, pattern in _PATTERNS:
        if not takes(kind, aspects):
            continue
        for match in pattern.finditer(text.text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            doubt = _doubt(text.text, match)
            for aspect, raw in zip(aspects, match.groups(), strict=True):
                found.append(StatedLimit(aspect, _number(raw), match.start(), match.end(), doubt))
    return sorted(found, key=lambda limit: limit.start)


def options_in(text: Passage) -> tuple[list[str], int, int] | None:
    """(options, start, end) of a sentence such as "One of png or jpeg", or None."""
    found = _ONE_OF.search(text.text)
    if found is None:
        return None
    listed = found["options"] or found["either"]
    return split_list(listed.rstrip(".")), found.start(), found.end()


def address_in(text: Passage) -> tuple[list[str], int, int] | None:
    """(schemes, start, end) when the value is an address; schemes are empty when any will do."""
    found = _HTTPS.search(text.text)
    if found:
        return ["https"], found.start(), found.end()
    found = _URL.search(text.text)
    return None if found is None else ([], found.start(), found.end())


def size_in(text: Passage) -> bool:
    """Whether the value is a size such as 1024x768."""
    return bool(_SIZED.search(text.text))


def ranges_in(text: str, kind: str) -> Iterator[StatedLimit]:
    """The limits of a range cell or line: ``min 0``, ``0 <= x <= 9``, ``Maximum string length: 500``."""
    lowered = text.casefold()
    numbers = [
        _number(one)
        for one in re.findall(rf"(?<![\w.]){_V}", re.sub(r"(?<=\d) ?(?:-|~) ?(?=\d)", " ", text))
    ]
    said = "list" if "array" in lowered else "string" if "length" in lowered else kind
    low, high = ends(said) or ("minimum", "maximum")
    doubt = (
        ""
        if "<" not in re.sub("<=", "", text) and ">" not in re.sub(">=", "", text)
        else "a bound that is itself excluded"
    )
    if len(numbers) == 2 and ("max" not in lowered or "min" in lowered):
        yield StatedLimit(low, numbers[0], 0, 0, doubt)
        yield StatedLimit(high, numbers[1], 0, 0, doubt)
    elif len(numbers) == 1 and ("max" in lowered or "<=" in text or "up to" in lowered):
        yield StatedLimit(high, numbers[0], 0, 0, doubt)
    elif (len(numbers) == 1 and ("min" in lowered or ">=" in text)) or re.fullmatch(
        rf" ?{_V} ?<=? ?\w+ ?", text
    ):
        yield StatedLimit(low, numbers[0], 0, 0, doubt)


def _number(raw: str) -> int | float:
    plain = raw.replace(",", "")
    sides = re.fullmatch(r"(\d+) ?[x\u00d7*] ?(\d+)", plain)
    if sides:
        return int(sides[1]) * int(sides[2])
    if len(plain) > 18:
        return float(plain)
    return float(plain) if "." in plain else int(plain)


def _doubt(text: str, match: re.Match[str]) -> str:
    if _ABOUT.search(text, max(0, match.start() - 60), match.start()):
        return "said as advice, or about"
    condition = _CONDITION.match(text, match.end())
    if condition:
        return "said under a condition"
    return ""
