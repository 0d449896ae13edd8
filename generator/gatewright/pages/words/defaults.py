"""Defaults in sentences, in English and Chinese: a new way to say one is a new line here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..text.lines import Passage
from .phrases import Phrase, one_of

_V = r"[\"']?(-?[A-Za-z0-9_](?:[A-Za-z0-9_:./+-]*[A-Za-z0-9_])?(?:[*\u00d7]\d{2,5})?)[\"']?"
_SMALL = _V.replace("[A-Za-z0-9_]", "[a-z0-9_]", 1)
"""A value that begins with a small letter: a capital one begins a sentence."""
_OVER = r"(?=[;)]|[.,](?!\w)|\Z)"

_BEFORE = one_of(r"""
    \bdefaults? (?:to|is|value is)(?: set to)?
    \bdefault(?:s| value| setting)? ?[:=]
    \bdefault (?:of |value )?(?=-?\d)
    默认值?(?:为|是|使用|采用|取|设为|设置为|就是)?[: ]*
    缺省值?(?:为|是)?[: ]*
    (?:省略|不传|不填)(?:时|则)(?:默认)?为[: ]*
    (?:\bpredeterminado|\bpadrão|\bpar défaut|\bstandard|デフォルト) ?: ?
""")
_DEFAULT = re.compile(rf"{_BEFORE} ?{_V}(?![A-Za-z0-9_])", re.I)

_IS_DEFAULT = re.compile(
    r"(?<![A-Za-z0-9_])(?:(-?[A-Za-z0-9_.]+) ?= ?(?:\w+ ){0,6})?(-?[A-Za-z0-9_][A-Za-z0-9_:./+-]*)[\"']?"
    r"(?: is the default\b| ?\((?:(?:the )?default|默认值?)(?:\)|[,;]))",
    re.I,
)
"""A value, perhaps with its meaning behind it, that is called the default."""

_NOT_GIVEN = one_of("""
    omitted
    unset
    you leave it out
    left out
    it is missing
    absent
    missing
    left (?:out|empty|blank|unset)
    not (?:set|given|specified|provided|passed|supplied|sent|present)
    (?:it is )?unspecified
""")
_NOT_GIVEN_ZH = one_of("""
    不传
    未传
    不填
    未填写?
    不设置?
    未设置?
    不指定
    未指定
    留空
    省略
    缺省
""")
_UNLESS_GIVEN = re.compile(
    one_of(rf"""
    \bfalls? back to {_V}
    \b(?:if|when) (?:it is )?{_NOT_GIVEN},? (?:the (?:value|default) )?{_V} (?:is (?:used|assumed|taken|applied)|applies)\b
    \buses {_V} (?:if|when|unless)\b
    {_NOT_GIVEN_ZH}(?:时|则|的话)?,? ?(?:则|系统)?(?:默认)?(?:值)?(?:使用|采用|取|用|为|是)[: ]*{_V}
    """),
    re.I,
)
"""What is taken in place of a value that is not given."""
_BY_DEFAULT = re.compile(
    one_of(rf"""
    (?:\A|(?<=[.;:] )|(?<=\()|\b(?:[Ii]s|[Rr]eturns) ){_SMALL} by default\b
    \b[Bb]y default,? {_SMALL}(?= ?(?:[.;]|\Z))
    """)
)
_START = r"(?<![A-Za-z0-9_./:+-])"
"""Before a word: no part of it, so that a long one is tried once."""
_BARE = re.compile(
    one_of(rf"""
    (?:\A|(?<=[.;,(] )|(?<=[(,]))defaults? {_V}{_OVER}
    \b(?:(?:if|when) )?(?:it is )?{_NOT_GIVEN},? (?:it is )?{_V}{_OVER}
    {_START}{_V} (?:(?:if|when) {_NOT_GIVEN}|unless (?:set|given|specified|(?:you say|stated|set|specified) otherwise|otherwise (?:set|stated|specified)))\b
    {_START}{_V} is (?:used|assumed|taken|applied) (?:by default|(?:if|when) {_NOT_GIVEN})\b
    {_START}{_V} is (?:used|assumed|taken|applied) (?:if|when) (?:the|this) (?:field|key|param|parameter|value|argument|setting|option) is {_NOT_GIVEN}\b
    (?<=, ){_V} by default\b
    {_START}{_V} is the [\w -]{{1,30}} and (?:the|its) default\b
    (?:the default|what is used) is {_V}{_OVER}
    \b(?:if|when) (?:the|this) (?:field|key|param|parameter|value|argument|setting|option) is {_NOT_GIVEN},? (?:it is )?{_V}{_OVER}
    \buses? {_V} (?:by default|if {_NOT_GIVEN})\b
    \byou get {_V} (?:if|when|unless) you (?:do not |don't )?(?:choose|say|set|send|pass|give|ask|pick|specify)\b
    \bwithout (?:it|one|a value),? {_V} is (?:used|assumed|taken|applied|sent)\b
    {_START}{_V} (?:as|being) (?:the )?default\b
    """),
    re.I,
)
"""A default beside the mere word: what it names has to be a number, or stand in a list of the text."""
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?|true|false", re.I)
_SWITCHED = re.compile(
    r"(?:\A|(?<=[.;,(] )|(?<=\()|\bis )(?:(?P<on>on|enabled)|off|disabled)(?: \((?:true|false)\))? by default(?= ?(?:[.;,)]|\Z))"
    r"|(?:\A|(?<=[.,;(])|(?<=[.,;] ))默认(?:为|是)?(?:(?P<open>开启|打开|启用)|不开启|不启用|关闭|禁用)(?=[.,;)]|\Z)",
    re.I,
)
_CONDITION = re.compile(r" (?:for|on|with) (?!all\b|every|each|best|this|the)[\w.-]+[,;] \d")
"""Behind a default of one case, before that of another one."""
_NOT_A_DEFAULT = frozenset(
    [
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
    ]
)


def default_in(
    text: Passage, ticked: Sequence[str] = (), others: Iterable[str] = ()
) -> Phrase[str] | None:
    """The default of a sentence such as "Defaults to auto", or None.

    Beside the mere word "default", only what is `ticked` on the page, true and false are values. What a sentence
    says of one of `others` is the default of another value.
    """
    words = text.text
    of_others = [re.compile(rf"(?<!\w){re.escape(one)} \Z") for one in others]
    found = [
        Phrase(value, *one.span())
        for form in (_DEFAULT, _IS_DEFAULT, _UNLESS_GIVEN, _BY_DEFAULT, _form_of(ticked), _BARE)
        for one in form.finditer(words)
        if not any(other.search(words, 0, one.start()) for other in of_others)
        if (value := next(filter(None, one.groups()))).casefold() not in _NOT_A_DEFAULT
        if form is not _BARE or value in ticked or _is_known(value, words, one)
    ]
    if not found:
        return None
    first = found[0]
    doubt = "said under a condition" if _CONDITION.match(words, first.end) else ""
    if any(one.value != first.value for one in found):
        doubt = "more than one default is given"
    return Phrase(first.value, first.start, first.end, doubt)


def switch_default_in(text: Passage) -> Phrase[str] | None:
    """The default of a switch that is on, or off, by default, or None."""
    found = _SWITCHED.search(text.text)
    if found is None:
        return None
    return Phrase("true" if found["on"] or found["open"] else "false", *found.span())


def _form_of(ticked: Sequence[str]) -> re.Pattern[str]:
    """How a sentence says a default that is one of these, or true or false."""
    marked = "|".join(re.escape(one) for one in (*ticked, "true", "false"))
    return re.compile(
        one_of(rf"""
        \bdefault ({marked})(?=[.;,)]|\Z)
        (?:\A|(?<=[.;,] ))({marked}) by default\b
        \b(?:if|when) {_NOT_GIVEN},? it is ({marked})(?=[.;,)]|\Z)
        """),
        re.I,
    )


def _is_known(word: str, text: str, found: re.Match[str]) -> bool:
    """Whether the word beside "default" is a number, or one that the rest of the text lists."""
    if _FIGURE.fullmatch(word):
        return True
    rest = f"{text[: found.start()]} ; {text[found.end() :]}"
    listed = rf"(?:\A|[,:(/|] ?|\b(?:or|and|of|be|either|from) )[\"']?{re.escape(word)}[\"']?(?= ?[,/:;.()|=]| (?:or|and) |\Z)"
    return bool(re.search(listed, rest))
