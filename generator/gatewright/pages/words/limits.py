"""Limits in sentences: what the description of a field says about its value.

Each pattern states one thing. A number that is approximate, or advice, is not a
limit: it is read with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..text.lines import Passage
from .known_limits import takes

_N = r"\d+(?:,\d{3})*"
_V = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
_B = r"-?\d+(?:\.\d+)?"
_TO = r" ?(?:-|(?:up )?to|through|and|~|\.\.) ?"
_CHARACTERS = r"(?:characters?|chars?\b|个?字符|个?字(?![节段母]))"


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
            "min_length max_length",
            rf"\b(?:at least|min(?:imum)?(?: of)?:?) ({_N}),? (?:and )?(?:at most|max(?:imum)?(?: of)?:?|up to) ({_N}) {_CHARACTERS}",
        ),
        (
            "min_length max_length",
            rf"(?:最少|至少|不少于) ?({_N}) ?(?:{_CHARACTERS})?,? ?(?:且|并且)?(?:最多|至多|不超过) ?({_N}) ?{_CHARACTERS}",
        ),
        (
            "min_items max_items",
            rf"\b(?:at least|min(?:imum)?(?: of)?:?) ({_N}),? (?:and )?(?:at most|max(?:imum)?(?: of)?:?|up to) ({_N}) (?:\w+ ){{0,2}}?(?:images|items|files|elements|urls|pictures|videos)\b",
        ),
        (
            "min_items max_items",
            rf"(?:最少|至少|不少于) ?({_N}) ?(?:张|段|条|项|个)?,? ?(?:且|并且)?(?:最多|至多|不超过) ?({_N}) ?(?:张|段|条|项|个(?!字))",
        ),
        (
            "max_length",
            rf"\b(?:max(?:imum)?\.?(?: length(?: is| of)?| of)?:?|up to|at most|no (?:more|longer) than|(?:can)?not (?:exceed|be longer than|be more than)|limited to|limit(?: is| of)?:?) ({_N}) {_CHARACTERS}",
        ),
        (
            "max_length",
            rf"\b(?:longer than|over|more than|above|exceeding) ({_N}) {_CHARACTERS} (?:is|are|will be|gets?) (?:refused|rejected|denied|cut|truncated|not accepted)",
        ),
        ("max_length", rf"\b(?:character|length) limit(?: is| of)?:? ({_N})(?![\d.])"),
        (
            "max_length",
            rf"(?<![\d-])({_N}) {_CHARACTERS} ?(?:max(?:imum)?\b|or fewer\b|or less\b|at most\b|以内)",
        ),
        (
            "max_length",
            rf"(?:最多|不(?:能|得|可|应)?(?:超过|大于|多于)|最长|最大|限制?|上限|最大长度)(?:为|是)?:? ?({_N}) ?{_CHARACTERS}",
        ),
        (
            "max_length",
            rf"字(?:符)?数(?:的)?(?:上限|限制|最多|最大|不(?:能|得|可)?超过)(?:为|是)?:? ?({_N})(?!\d|\.\d|[~-])",
        ),
        (
            "min_length max_length",
            rf"(?:文本)?长度(?:限制|范围)?(?:为|在|是|需在|应为)?:? ?({_N}) ?(?:-|~|到|至) ?({_N})(?!\d|[,.]\d)",
        ),
        ("min_length max_length", rf"取值范围:? ?({_N}) ?<=? ?\w+ ?<=? ?({_N})"),
        ("min_length", rf"长度(?:限制|范围)?:? ?({_N}) ?(?:-|~|到|至) ?(?:无限制|不限)"),
        ("min_length", rf"(?:不少于|至少|最少|不低于) ?({_N}) ?{_CHARACTERS}"),
        (
            "min_length",
            rf"\b(?:min(?:imum)?(?: length| of)?:?|at least|no fewer than) ({_N}) {_CHARACTERS}",
        ),
        (
            "min_length max_length",
            rf"(?:\bbetween |\bfrom |\()?(?<![\d,])({_N}){_TO}({_N}) {_CHARACTERS}",
        ),
        (
            "min_items max_items",
            rf"\(({_N}) ?(?:-|~|to) ?({_N}) (?:\w+ )?(?:images|items|files|urls|pictures|videos)\)",
        ),
        (
            "min_items max_items",
            rf"(?:\bbetween |\bfrom |(?<![\d.,:-])\b)({_N})(?: ?- ?| to | and )({_N}) (?:\w+ ){{0,2}}?(?:images|items|files|elements|urls|pictures|videos)\b",
        ),
        (
            "max_items",
            rf"\b(?:up to|at most|max(?:imum)?(?: of)?|no more than) ({_N}) (?:\w+ ){{0,2}}?(?:images|items|files|elements|urls|pictures)\b",
        ),
        (
            "min_items max_items",
            rf"数组长度(?:为|是|范围)?:? ?({_N}) ?(?:-|~|到|至) ?({_N})(?![\d.])",
        ),
        ("min_items max_items", rf"({_N}) ?(?:-|~|到|至) ?({_N}) ?(?:张|个主体|个图)"),
        (
            "min_items max_items",
            rf"\b(?:list|array) of ({_N})(?: ?- ?| to )({_N}) (?:\w+ ){{0,2}}?(?:images|items|files|urls|pictures|videos)\b",
        ),
        (
            "max_items",
            rf"(?:最多|至多|上限|不(?:能|得|可)?超过)(?:为|是)?(?:支持)?(?:传入?|输入|上传|提供)? ?({_N}) ?(?:张|段|条|项|个(?!字符))",
        ),
        ("max_items", rf"\(max(?:imum)?:? ({_N})(?: (?:total|images|items|files|urls))?\)"),
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
            rf"(?:宽高|宽和高|宽度和高度|每边|边长|每个维度)[^.\d]{{0,20}}?\[? ?({_N}) ?(?:-|~|,|到|至) ?({_N})",
        ),
        (
            "max_ratio",
            r"(?<![\d.])1 ?[:/] ?(\d+(?:\.\d+)?) ?(?:-|~|,|to|and|到|至) ?\1(?![\d.])(?: ?: ?1(?!\d))?",
        ),
        (
            "min_pixels max_pixels",
            r"\bpixels?\b[^.\d]{0,40}?(\d{2,5} ?[x\u00d7*] ?\d{2,5}) ?(?:-|to|and|~) ?(\d{2,5} ?[x\u00d7*] ?\d{2,5})",
        ),
        (
            "min_side max_side",
            r"(?:介于|\bbetween) ?\[? ?(\d{2,5}) ?[x\u00d7*] ?\1 ?(?:,|-|~|and|到|至) ?(\d{2,5}) ?[x\u00d7*] ?\2(?!\d)",
        ),
        (
            "minimum maximum",
            rf"(?:\bbetween |\branges? (?:from )?|\branging from |\bfrom |[(\[])({_V}){_TO}({_V})(?=[)\].,;\s]|$)(?!,\d)",
        ),
        (
            "minimum maximum",
            rf"\b(?:range(?: is| of)?|options:|values:) ?:? ?\[? ?({_V})(?: ?\(inclusive\))? ?(?:-|to|~|,|\.\.) ?({_V})(?![\d,])",
        ),
        (
            "minimum maximum",
            rf"\A({_V})(?:-| to |~| - )({_V})(?=[,.;(]|\Z| \(| (?:images?|pictures|seconds?|px|pixels|items?|steps?)\b)",
        ),
        ("minimum maximum", rf"({_V}) ?<=? ?\w+ ?<=? ?({_V})"),
        (
            "minimum maximum",
            rf"(?:取值范围|范围|可选值?|取值|可取)[^.\d-]{{0,10}}({_V}) ?(?:-|~|到|至) ?({_V})",
        ),
        *(
            (
                aspects,
                rf"(?:范围|取值|区间|\brange)[^.\d\[(]{{0,10}}{left} ?({_B}) ?, ?({_B}) ?{right}",
            )
            for left, right, aspects in (
                (r"\[", r"\]", "minimum maximum"),
                (r"\(", r"\]", "above maximum"),
                (r"\[", r"\)", "minimum below"),
                (r"\(", r"\)", "above below"),
            )
        ),
        (
            "above maximum",
            rf"\b(?:greater|more|larger) than ({_V}),? (?:and )?(?:at most|up to|no more than|not (?:more|greater) than) ({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        ("above maximum", rf"大于 ?({_V}) ?,? ?(?:且|并)?(?:不超过|小于等于|不大于) ?({_V})"),
        (
            "minimum",
            rf"(?:\bmin(?:imum)?(?: value)?(?: of| is)?:?|\bat least|>=) ?({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        (
            "maximum",
            rf"(?:\bmax(?:imum)?(?: value)?(?: of| is)?:?|\bat most|\bup to|<=) ?({_V})(?![\d,]* ?{_CHARACTERS})",
        ),
        (
            "step",
            rf"\b(?:multiples? of|increments? of|divisible by|step(?: size)?(?: of| is|:)?|steps of) ?({_N}(?:\.\d+)?)",
        ),
        (
            "minimum maximum",
            rf"(?:数量|张数|个数|只能|仅能)[^.\d-]{{0,4}}({_V}) ?(?:-|~|到|至) ?({_V})",
        ),
        (
            "minimum maximum",
            rf"(?:介于|必须在|须在|应在|需在|范围在) ?({_V}) ?(?:-|~|,|到|至|和|与) ?({_V}) ?之间",
        ),
        ("minimum maximum", rf"支持 ?({_V}) ?(?:-|~|到|至) ?({_V})(?![\d.])"),
        ("minimum maximum", rf"(?:(?<=[,;(])|(?<=[,;(] ))({_V})(?:-|~| - )({_V})(?=[,;)]|\Z)"),
        ("step", rf"以 ?({_N}(?:\.\d+)?) ?为(?:步长|步进|单位)"),
        ("step", rf"(?:步进|步长)(?:为|是)?:? ?({_N}(?:\.\d+)?)"),
        (
            "minimum",
            rf"(?:最小|最低)值?(?:为|是)?:? ?({_V})(?! ?{_CHARACTERS})(?!\d|\.\d|[x\u00d7*])",
        ),
        (
            "maximum",
            rf"(?:最大|最高)值?(?:为|是)?:? ?({_V})(?! ?{_CHARACTERS})(?!\d|\.\d|[x\u00d7*])",
        ),
        *(
            (aspects, rf"(?:\A|(?<=[\s\u4e00-\u9fff,:;])){left} ?({_B}) ?, ?({_B}) ?{right}")
            for left, right, aspects in (
                (r"\[", r"\]", "minimum maximum"),
                (r"\(", r"\]", "above maximum"),
                (r"\[", r"\)", "minimum below"),
            )
        ),
        ("step", r"(?:必须|需|应)?(?:是|为) ?(\d+) ?的(?:整数)?倍数"),
    )
)
_PRODUCT = re.compile(r"[*\u00d7] ?\w{1,40} ?\Z")
"""Before a limit of a product, such as that of a picture's pixels."""
_ABOUT = re.compile(
    r"(?:about|around|roughly|approximately|recommend\w*|typically|usually|ideally|suggested|try(?: values)?|e\.g\.|for example) ?[^.]{0,24}\Z",
    re.I,
)
_ADVISED = re.compile(r" ?(?:is |are )?(?:recommended|suggested|advised|推荐|建议)", re.I)
_ADVICE = re.compile(r"建议|推荐|大约|通常")
_CONDITION = re.compile(
    r"[^.]{0,60}?\b(?:for|when|if|unless|with) (?!the best|this model|best|example|reproducib)[^.]{3,60}",
    re.I,
)
_SEVERAL = re.compile(r"[^()]{0,60}?[,;] ?-?\d[\d.]* ?(?:-|to) ?-?\d")
_HTTPS = re.compile(
    r"(?<!HTTP/)(?<!HTTP or )(?<!HTTP and )\bHTTPS[ -](?:URLs?|links?|only)\b(?: only)?"
)
_URL = re.compile(r"(?<![A-Za-z0-9_])URLs?(?![A-Za-z0-9_])", re.I)
_ONLY_URL = re.compile(
    r"(?<!HTTP/)\bHTTPS (?:URLs?|links?) only\b|\b[Mm]ust be (?:an? )?(?:public(?:ly \w+)? )?HTTPS (?:URL|link)\b"
)
_PUBLIC = re.compile(r"\bpublic(?:ly (?:accessible|reachable))? \Z", re.I)
_SIZED = re.compile(r"\bwidth ?[x\u00d7*] ?height\b|宽 ?[x\u00d7*] ?高|宽高像素(?!值)", re.I)


def limits_of(text: Passage, kind: str) -> list[StatedLimit]:
    """Every limit that `text` states for a value of `kind`, in the order of the text."""
    found: list[StatedLimit] = []
    taken: list[tuple[int, int]] = []
    for aspects, pattern in _PATTERNS:
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
    condition = _CONDITION.match(text, match.end())
    if condition:
        return "said under a condition"
    return ""
