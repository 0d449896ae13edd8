"""The type of a value where its page has no place for types: by its words, its options, its default and its limits."""

from __future__ import annotations

import re

from ...runtime.rules.kinds import Boolean, Enum, Integer, Number, Text
from ..text.lines import Passage
from .limits import limits_of
from .types import PageType
from .values import number

_SHAPE = re.compile(r"[A-Z]+[x\u00d7*][A-Z]+\Z|[{<].*")
"""How a value is written, where it is not a value: ``WIDTHxHEIGHT``."""
_SAYS = (
    (Boolean.word, re.compile(r"\bboolean\b|\btrue\b.{1,8}\bfalse\b|布尔", re.I)),
    (Integer.word, re.compile(r"\b(?:integer|whole number)\b|整数|整型", re.I)),
    (Number.word, re.compile(r"\b(?:float|decimal number)\b|浮点|小数", re.I)),
)
_SEVERAL_TYPES = re.compile(r"\b(?:either|or|array|list|object)\b|数组|列表|对象|或", re.I)
"""Words by which a type in words may be one of several, or that of an element."""
_MEASURES = re.compile(
    r"\b(?:number|amount|count|scale|strength|seconds?|steps?|seed|quality|weight|level|factor|speed|volume|rate)\b"
    r"|数量|张数|步数|种子|秒|强度|比例系数",
    re.I,
)
_HOLDS_SEVERAL = re.compile(
    r"\bURLs?\b|\b(?:array|list|base64|images|pictures|videos|files|links)\b|数组|列表|链接|图片|视频|音频",
    re.I,
)
_SIZE = re.compile(r"\bwidth ?[x\u00d7*] ?height\b|宽 ?[x\u00d7*] ?高|宽高像素(?!值)", re.I)
_NOT_SAID = "the page does not say its type"


def type_of_options(options: list[str]) -> PageType | None:
    """The type of a value that is one of these: a choice of words, or none that is known."""
    if len(options) < 2 or any(number(one) is not None or _SHAPE.match(one) for one in options):
        return None
    return PageType(Enum.word)


def type_in_words(text: Passage, default: str | None) -> tuple[PageType, str] | None:
    """(type, doubt) of a value, by a description and its default."""
    told = [(kind, words.sub("", text.text)) for kind, words in _SAYS if words.search(text.text)]
    several = _HOLDS_SEVERAL.search(text.text)
    if told:
        kind, rest = told[0]
        sure = len(told) == 1 and not several and not _SEVERAL_TYPES.search(rest)
        return (PageType(kind), "") if sure else None
    given = (default or "").strip("\"'").casefold()
    if given in ("true", "false"):
        return PageType(Boolean.word), ""
    if limits_of(text, Text.word):
        return PageType(Text.word), ""
    limits = [one.value for one in limits_of(text, Number.word)]
    fraction = "." in given or any(isinstance(one, float) for one in limits)
    measures = limits and not given and (fraction or _MEASURES.search(text.text))
    if several or not (measures or number(given) is not None):
        return None
    if fraction:
        return PageType(Number.word), ""
    return PageType(Integer.word), _NOT_SAID


def size_in(text: Passage) -> bool:
    """Whether a description says that the value is a size such as 1024x768."""
    return bool(_SIZE.search(text.text))
