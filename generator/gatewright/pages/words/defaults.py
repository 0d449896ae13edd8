"""Defaults in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..text.lines import Passage

_DEFAULT = re.compile(
    r"(?:\bdefaults? (?:to|is|value is)(?: set to)?|\bdefault(?:s| value| setting)? ?[:=]|\u9ed8\u8ba4\u503c?(?:\u4e3a|\u662f|\u4f7f\u7528|\u91c7\u7528|\u53d6|设为|设置为|就是)?[: ]*|\u7f3a\u7701\u503c?(?:\u4e3a|\u662f)?[: ]*|\bdefault (?:of |value )?(?=-?\d)|(?:\bpredeterminado|\bpadr\u00e3o|\bpar d\u00e9faut|\bstandard|\u30c7\u30d5\u30a9\u30eb\u30c8) ?: ?|(?:\u7701\u7565|\u4e0d\u4f20|\u4e0d\u586b)(?:\u65f6|\u5219)(?:\u9ed8\u8ba4)?\u4e3a[: ]*)"
    r" ?[\"']?(-?[A-Za-z0-9_](?:[A-Za-z0-9_:./+-]*[A-Za-z0-9_])?)[\"']?(?![A-Za-z0-9_])",
    re.I,
)
_IS_DEFAULT = re.compile(
    r"(?<![A-Za-z0-9_])(?:(-?[A-Za-z0-9_.]+) ?= ?(?:\w+ ){0,6})?(-?[A-Za-z0-9_][A-Za-z0-9_:./+-]*)[\"']?(?: is the default\b| ?\((?:(?:the )?default|\u9ed8\u8ba4\u503c?)(?:\)|[,;]))",
    re.I,
)
_V = r"[\"']?(-?[A-Za-z0-9_](?:[A-Za-z0-9_:./+-]*[A-Za-z0-9_])?)[\"']?"
_NOT_GIVEN = (
    r"(?:omitted|unset|you leave it out|left out|it is missing|absent|missing|left (?:out|empty|blank|unset)"
    r"|not (?:set|given|specified|provided|passed|supplied|sent|present)|(?:it is )?unspecified)"
)
_UNLESS_GIVEN = re.compile(
    rf"\bfalls? back to {_V}"
    rf"|\b(?:if|when) (?:it is )?{_NOT_GIVEN},? (?:the (?:value|default) )?{_V} (?:is (?:used|assumed|taken|applied)|applies)\b"
    rf"|\buses {_V} (?:if|when|unless)\b"
    r"|(?:不传|未传|不填|未填写?|不设置?|未设置?|不指定|未指定|留空|省略|缺省)(?:时|则|的话)?,? ?(?:则|系统)?(?:默认)?(?:值)?(?:使用|采用|取|用|为|是)[: ]*"
    rf"{_V}",
    re.I,
)
"""What is taken in place of a value that is not given."""
_BY_DEFAULT = re.compile(
    r"(?:\A|(?<=[.;:] )|(?<=\()|\b(?:[Ii]s|[Rr]eturns) )[\"']?(-?[a-z0-9_](?:[A-Za-z0-9_:./+-]*[A-Za-z0-9_])?)[\"']? by default\b"
    r"|\b[Bb]y default,? [\"']?(-?[a-z0-9_](?:[A-Za-z0-9_:./+-]*[A-Za-z0-9_])?)[\"']?(?= ?(?:[.;]|\Z))"
)
_START = r"(?<![A-Za-z0-9_./:+-])"
"""Before a word: no part of it, so that a long one is tried once."""
_BARE = re.compile(
    rf"(?:\A|(?<=[.;,(] )|(?<=[(,]))defaults? {_V}(?=[;)]|[.,](?!\w)|\Z)"
    rf"|\b(?:(?:if|when) )?(?:it is )?{_NOT_GIVEN},? (?:it is )?{_V}(?=[;)]|[.,](?!\w)|\Z)"
    rf"|{_START}{_V} (?:(?:if|when) {_NOT_GIVEN}|unless (?:set|given|specified|(?:you say|stated|set|specified) otherwise|otherwise (?:set|stated|specified)))\b"
    rf"|{_START}{_V} is (?:used|assumed|taken|applied) (?:by default|(?:if|when) {_NOT_GIVEN})\b"
    rf"|\buses? {_V} (?:by default|if {_NOT_GIVEN})\b"
    rf"|{_START}{_V} (?:as|being) (?:the )?default\b",
    re.I,
)
"""A default beside the mere word: what it names has to be a number, or stand in a list of the text."""
_SWITCHED = re.compile(
    r"(?:\A|(?<=[.;,(] )|(?<=\()|\bis )(?:(?P<on>on|enabled)|off|disabled) by default(?= ?(?:[.;,)]|\Z))"
    r"|(?:\A|(?<=[.,;(])|(?<=[.,;] ))默认(?:为|是)?(?:(?P<open>开启|打开|启用)|不开启|不启用|关闭|禁用)(?=[.,;)]|\Z)",
    re.I,
)
_CONDITION = re.compile(r" (?:for|on|with) (?!all\b|every|each|best|this|the)[\w.-]+[,;] \d")
"""Behind a default of one case, before that of another one."""
_NOT_A_DEFAULT = frozenset(
    {
        "the",
        "a",
        "an",
        "it",
        "this",
        "all",
        "no",
        "not",
        "used",
        "set",
        "taken",
        "applied",
        "chosen",
        "selected",
    }
)


def _is_known(text: str, found: re.Match[str]) -> bool:
    """Whether the word beside "default" is a number, or one that the rest of the text lists."""
    word = next(filter(None, found.groups()))
    if re.fullmatch(r"-?\d+(?:\.\d+)?|true|false", word, re.I):
        return True
    rest = f"{text[: found.start()]} ; {text[found.end() :]}"
    listed = rf"(?:\A|[,:(/|] ?|\b(?:or|and|of|be|either|from) )[\"']?{re.escape(word)}[\"']?(?= ?[,/:;.()|=]| (?:or|and) |\Z)"
    return bool(re.search(listed, rest))


def default_in(
    text: Passage, ticked: Sequence[str] = (), others: Iterable[str] = ()
) -> tuple[str, int, int, str] | None:
    """(default, start, end, doubt) of a sentence such as "Defaults to auto", or None.

    What a sentence says of one of `others` is the default of another value. Beside the mere word "default", only what is `ticked` on the page, true and false are values.
    """
    marked = "|".join(re.escape(one) for one in (*ticked, "true", "false"))
    bare = re.compile(
        rf"\bdefault ({marked})(?=[.;,)]|\Z)|(?:\A|(?<=[.;,] ))({marked}) by default\b"
        rf"|\b(?:if|when) {_NOT_GIVEN},? it is ({marked})(?=[.;,)]|\Z)",
        re.I,
    )
    found = [
        (one, value)
        for form in (_DEFAULT, _IS_DEFAULT, _UNLESS_GIVEN, _BY_DEFAULT, bare, _BARE)
        for one in form.finditer(text.text)
        if not any(re.search(rf"(?<!\w){other} \Z", text.text[: one.start()]) for other in others)
        if form is not _BARE or _is_known(text.text, one)
        if (value := next(filter(None, one.groups()))).casefold() not in _NOT_A_DEFAULT
    ]
    if not found:
        return None
    first, value = found[0]
    doubt = "said under a condition" if _CONDITION.match(text.text, first.end()) else ""
    if {one for _, one in found} != {value}:
        doubt = "more than one default is given"
    return value, first.start(), first.end(), doubt


def switched_by_default(text: Passage) -> tuple[str, int, int, str] | None:
    """What `default_in` says of a switch that is on, or off, by default, or None."""
    found = _SWITCHED.search(text.text)
    if found is None:
        return None
    return "true" if found["on"] or found["open"] else "false", *found.span(), ""
