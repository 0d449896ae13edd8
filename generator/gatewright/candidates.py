"""Candidates: words of a vendor that may tell a rule. They are listed for a person, and never facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"-?\d+(?:\.\d+)?"
_NOT_OVER = r"no (?:more|larger|greater|longer|bigger|higher) than"
_NOT_UNDER = r"no (?:less|fewer|smaller|shorter|lower) than"
_C = r"[^.\u3002;\uff1b\n]"
"""A character within a sentence."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """Words that may tell a rule."""

    form: str
    """What it may be, in the language's words."""
    words: str
    """The sentence around them, in one line."""
    start: int
    end: int


def _forms(*forms: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(form, re.IGNORECASE)) for name, form in forms)


LIMITS = _forms(
    ("range", rf"\b(?:between|from)\s+{_NUMBER}\s+(?:and|to)\s+{_NUMBER}"),
    ("range", rf"\brange(?:\s+is|\s+of|:)?\s*[\[(]?{_NUMBER}\s*(?:-|to|,)\s*{_NUMBER}"),
    (
        "maximum",
        rf"\b(?:max(?:imum)?(?:\s+length)?|at most|up to|{_NOT_OVER})\s*(?:is|of|:)?\s*{_NUMBER}",
    ),
    (
        "minimum",
        rf"\b(?:min(?:imum)?(?:\s+length)?|at least|{_NOT_UNDER})\s*(?:is|of|:)?\s*{_NUMBER}",
    ),
    ("step", r"\b(?:multiples? of|divisible by)\s+\d+"),
    ("options", r"\b(?:one of|options are|choose from|supported values)\b[^.]{3,80}"),
    (
        "options",
        r"\b(?:available|possible|allowed|valid|accepted)\s+(?:options|values)\b[^.]{3,80}",
    ),
    ("deprecated", r"\bdeprecated\b[^.]{0,60}"),
)
"""Limits of one value."""
RULES = _forms(
    ("at_least_one_of", rf"\bat least one of\b{_C}{{2,80}}|至少{_C}{{0,12}}?(?:[一1] ?[项个种]|其一)"),
    ("exactly_one_of", rf"\bexactly one of\b{_C}{{2,80}}|[二三四两]选一|{_C}{{0,20}}其中[一1]个"),
    ("at_most", rf"(?:总数|总计|总共|合计|之和|相加|数量和){_C}{{0,16}}\d+|\b(?:in (?:all|total)|combined|altogether)\b{_C}{{0,30}}\d+|\b\d+\b{_C}{{0,30}}\b(?:in (?:all|total)|combined)\b"),
    ("not_with", r"\b(?:mutually exclusive|either\b[^.]{3,40}\bor|not both)[^.]{0,40}"),
    ("not_with", rf"\b(?:cannot|can't|must not|not)\b{_C}{{0,20}}\b(?:together|combined?|at the same time)\b{_C}{{0,40}}|互斥|(?:不能|不可|不得|不支持){_C}{{0,16}}(?:同时|混用|一起|并用){_C}{{0,20}}"),
    ("required", rf"条件必[选填]|(?:当|若|如果|如|仅|在|有|非){_C}{{1,60}}?(?:时|场景|情况下?){_C}{{0,8}}(?:必填|必传|必选|必须|不能为空|不可为空|可省略)|其他{_C}{{0,6}}必[填选传]|{_C}{{1,20}}时(?:必填|必传|必选|不能为空)"),
    ("required", rf"\b(?:required|mandatory|optional)\b{_C}{{0,10}}\b(?:if|when|unless|for|with|without|in)\b{_C}{{3,60}}"),
    ("only_when", r"\b(?:only|must be|required)\b[^.]{0,40}\b(?:if|when|with|for)\b[^.]{3,60}"),
    ("only_when", r"\bonly\s+(?:applies|applicable|available|works|supported|valid|used)\b[^.]{0,20}\b(?:if|when|with|for|to|in)\b[^.]{2,60}"),
    ("only_when", rf"仅(?:当|在|对|限|用于|适用)?(?!支持|允许){_C}{{1,60}}?(?:生效|有效|可用|可传|可以?使用|支持|适用|时){_C}{{0,10}}|(?:只有|只在|只能){_C}{{2,50}}"),
    ("forbidden", r"\b(?:ignored|not supported|incompatible|cannot be used|no effect)\b[^.]{0,60}"),
    ("forbidden", rf"{_C}{{0,40}}(?:忽略|无效|不生效|不支持|不可用|不能使用|不能定义){_C}{{0,40}}"),
    ("needs", r"\b(?:requires?|must (?:also )?(?:set|provide)|needs)\b[^.]{3,60}"),
    ("needs", rf"(?:需要?|必须|请)(?:同时|配合|搭配|与|和){_C}{{2,40}}|配合{_C}{{1,30}}使用|必须有"),
    ("when", rf"(?:当|若|如果){_C}{{2,40}}?时{_C}{{0,8}}(?:仅|只|默认|优先|参数){_C}{{1,40}}|优先使用{_C}{{1,30}}"),
)  # fmt: skip
"""What one value asks of another."""
_AROUND = 160
_START = re.compile(r"[\u3002;\uff1b] ?|(?<=[\u4e00-\u9fff])\.|\.(?![A-Za-z0-9]) ?|\n| - ")


def candidates_in(
    text: str, forms: tuple[tuple[str, re.Pattern[str]], ...] = (*LIMITS, *RULES)
) -> Iterator[RuleWords]:
    """What `text` may tell, each word of it once."""
    taken: set[int] = set()
    for form, pattern in forms:
        for match in pattern.finditer(text):
            span = range(*match.span())
            if taken.isdisjoint(span):
                taken |= set(span)
                yield RuleWords(form, _around(text, *match.span()), *match.span())


def _around(text: str, start: int, end: int) -> str:
    """The sentence around a match, in one line."""
    first = max((one.end() for one in _START.finditer(text, 0, start)), default=0)
    behind = _START.search(text, end)
    last = behind.start() if behind else len(text)
    shown = " ".join(text[max(first, start - _AROUND) : min(last, end + _AROUND)].split())
    before = "\u2026" if start - _AROUND > first else ""
    return f"{before}{shown}" + ("\u2026" if end + _AROUND < last else "")
