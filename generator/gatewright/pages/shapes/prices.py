"""Prices in sentences: an amount and what it is charged for, in whatever order a writer puts them.

A bound, an example or one of several amounts gives no amount: then only what is charged counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ..facts import Statement
from ..words.values import number
from .extract import Extract
from .running_text import sentences_of
from .sentences import covers
from .sheet import Sheet

_N = r"\d[\d,]*(?:\.\d+)?"
_UNITS = {
    "per_started_minute": r"(?:(?:started|commenced|begun) (?:\w+ )?minutes?|minutes? (?:begun|started))",
    "per_image": r"(?:images?|pictures?|photos?|stills?)",
    "per_second": r"(?:seconds?|secs?|s)",
    "per_minute": r"minutes?",
    "per_thousand_characters": r"(?:1,?000|1k|thousand) (?:characters?|chars?|letters)",
    "per_request": r"(?:(?:api )?(?:requests?|calls?)|generations?|runs?|tasks?|jobs?|submissions?|operations?)",
    "": r"(?:clips?|videos?|films?|songs?|tracks?)",
}
"""Billing → what is counted; of the last one it is not clear how it is charged."""
_CHINESE = {
    "per_image": r"(?:张(?:图片|图像|图)?|幅(?:图片|图像|图)?)",
    "per_second": r"秒(?:钟)?(?:视频|音频)?",
    "per_minute": r"分钟",
    "per_thousand_characters": r"(?:千(?:个)?字符|1,?000 ?(?:个)?字符|千字)",
    "per_request": r"次(?:请求|调用|生成|任务)?",
}


def _alternatives(units: dict[str, str], tag: str) -> str:
    return "|".join(f"(?P<{tag}{index}>{words})" for index, words in enumerate(units.values()))


_ADJECTIVES = (
    r"(?:(?:generated|output|finished|produced|successful|single|completed|input|source) )*"
)
_UNIT = rf"{_ADJECTIVES}(?:{_alternatives(_UNITS, 'u')})\b(?: of (?:(?:the |source |generated |output )*\w+))?"
_ZH_UNIT = rf"(?:{_alternatives(_CHINESE, 'z')})"
_PER = r"(?: ?/ ?| ?(?:per|for (?:each|every|one)|an?|each|every|by the) )"
_AMOUNT = (
    rf"(?<![\w.$¥￥])(?<![A-Za-z]-)(?:(?P<credits>{_N}) ?(?:credits?\b|(?:个)?积分|点数)|(?:US\$|\$|USD ?)(?P<usd>{_N})(?: ?USD)?"
    rf"|(?P<usd2>{_N}) ?(?:USD|US dollars?|dollars?)\b|(?:¥|￥|CNY ?|RMB ?)(?P<cny>{_N})(?: ?元| CNY| RMB)?|(?P<cny2>{_N}) ?(?:元|CNY\b|RMB\b|yuan\b))"
)
_COSTS = r"(?:=|costs?|takes?|uses?|consumes?|needs?|comes to|is|are|amounts to|sets you back|(?:is|are|gets) (?:billed|charged|priced)(?: at)?)(?: (?:an? )?(?:flat|fixed|constant)(?: (?:fee|rate|price) of)?)?"
_BILLED = r"(?:billed|bills|charged?|charges|priced|metered|billing(?: is| type is)?|pricing(?: is)?|prices?(?: is)?|costs?|rate|paid|flat (?:rate|fee|price))"
_SHAPES = [
    re.compile(one, re.I)
    for one in (
        rf"{_AMOUNT}{_PER}{_UNIT}",
        rf"{_AMOUNT} ?(?:/|每(?:一)?|一) ?{_ZH_UNIT}",
        rf"\b(?:an?|1|each|every|one|this|per) {_UNIT}(?: (?:that )?you (?:make|send|get|create|generate))?,? ?{_COSTS} {_AMOUNT}",
        rf"(?:\A|(?<=[.;:] )){_UNIT} {_COSTS} {_AMOUNT} (?:each|apiece|a piece)\b",
        rf"{_AMOUNT} (?:is|are|will be|gets?) (?:charged|billed|taken|deducted){_PER}{_UNIT}",
        rf"\b{_BILLED}{_PER}{_UNIT}(?: ?[:=,-]+| is| are)?(?: at| for)? {_AMOUNT}",
        rf"\bper {_UNIT} ?[:=] ?{_AMOUNT}",
        rf"每(?:一|生成)?一? ?{_ZH_UNIT}(?:的)?(?:价格|费用|单价|成本)?(?:为|是|需要?|消耗|扣除?|收费|收取|花费)?:? ?{_AMOUNT}",
    )
]
_ALONE = [
    re.compile(one, re.I)
    for one in (
        rf"\b{_BILLED}{_PER}{_UNIT}",
        rf"\b{_BILLED} by (?:the )?(?:number|count) of {_UNIT}",
        rf"\b(?:each|every) {_UNIT} (?:has|is) an? (?:flat|fixed|own|set) (?:price|rate|fee)",
        rf"\b(?:price|rate|fee|credits|cost|usage) per {_UNIT}",
        rf"(?:\A|[:.,] )per {_UNIT} ?:",
        rf"(?:(?<![\u4e00-\u9fff])|(?<=\u8f93\u51fa)|(?<=\u6a21\u578b)|(?<=\u8d39))按(?:照)?(?:生成|输出)?(?:的)?(?:图片|视频|音频|图像)?(?:的)?{_ZH_UNIT}(?:数|长)?(?:量)?(?:进行)?(?:计费|收费|付费|扣费)(?=[.,;:]| |\Z)",
    )
]
_STARTED = re.compile(
    r"\b(?:started|begun|commenced|in full|round\w* up|whole)\b|不足|向上取整", re.I
)
"""What makes every part of a minute a whole one."""
_OTHERS = re.compile(
    r"\b(?:other models?|saves?|saving|refund\w*|discount\w*|instead of|compared|cheaper|free|trial|competitors?)\b|免费|优惠|折扣|原价|渠道|其他模型",
    re.I,
)
"""What a sentence with a price says that is not the price of the model."""
_BOUND = re.compile(
    r"(?:\bup to|\bfrom|\bthan|\bexample,?:?|\be\.g\.|\babout|\baround|\bapprox\w*\.?|\broughly|\bat (?:least|most)|\bstarting at|\bminimum(?: of)?|\bto|[-~\u2013]|约|最低|最高|至|到|起价) ?\Z|\b(?:for example|e\.g\.)[^.]*\Z|例如",
    re.I,
)
_CASE = re.compile(
    r"(?: of \w+)? ?\(?(?:起|以上|at\b(?! any\b| all\b)|in (?!all\b|every\b|total\b)|for (?!(?:this|the|every|all|any)\b)|with\b(?!out)|when\b|if\b|up to\b|beyond\b|over\b|above\b|after\b|on \w+ mode|-|~|to \d)",
    re.I,
)
"""Behind an amount: in which case it counts."""
_WORTH = re.compile(
    r"\b(?:1|one|a|each|every) credits? ?(?:=|≈|is|equals?|is (?:worth|equal to)|costs?|corresponds to|:) ?(?:(?:US)?\$ ?|USD ?)?(?P<worth>0?\.\d+) ?(?P<unit>USD|US dollars?|dollars?)?",
    re.I,
)
_DOLLAR = (
    r"(?:(?:US)?\$ ?1(?:\.0+)?|1 ?USD|USD ?1|(?:1|one|a|the|each) (?:US )?dollar)(?![\w.]\d|\d)"
)
_MANY = re.compile(
    rf"{_DOLLAR} ?(?:=|is|equals?|buys|gets you|gives(?: you)?|corresponds to|:) ?(?P<one>\d[\d,]*) credits?\b"
    rf"|(?<![\w.,])(?P<two>\d[\d,]*) credits? ?(?:(?:=|for|to|cost|are worth|are|equal) ?{_DOLLAR}|(?:per|to the) (?:US )?dollar\b)",
    re.I,
)


def read_prices(sheet: Sheet, billed: bool) -> Extract:
    """Takes what sentences say of the price; where labels have told what is `billed`, they do not."""
    found = Extract()
    for sentence in sentences_of(sheet):
        for path, value, start, end in _of_sentence(sentence.text):
            if path == "billing" and (billed or not value):
                continue
            index = sentence.index(start)
            whole = covers(sheet.lines[index], sentence.text[start:end])
            (found.lines if whole else found.partly).add(index)
            found.statements.append(Statement("model", ("price", path), value, sheet.place(index)))
    return found


def _of_sentence(text: str) -> Iterator[tuple[str, Any, int, int]]:
    """(key, value, start, end) of everything that one sentence says of a price."""
    for match in _WORTH.finditer(text):
        per_usd = _per_usd(match)
        if per_usd:
            yield "credits_per_usd", per_usd, *match.span()
    for match in _MANY.finditer(text):
        yield "credits_per_usd", number(match["one"] or match["two"]), *match.span()
    if _OTHERS.search(text):
        return
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if _is_one(text, match):
                yield (*_amount(match), *match.span())
            yield "billing", _billing(text, match), *match.span()
    for shape in _ALONE:
        for match in shape.finditer(text):
            yield "billing", _billing(text, match), *match.span()


def _billing(text: str, match: re.Match[str]) -> str:
    """What is charged for, as a spec says it; empty where a sentence says that its parts are rounded."""
    unit = _unit(match)
    return "" if unit == "per_minute" and _STARTED.search(text) else unit


def _is_one(text: str, match: re.Match[str]) -> bool:
    """Whether an amount is the price: no bound, in no case, and the only one of its sentence.

    What the sentence says a credit is worth does not count as an amount.
    """
    key = _amount(match)[0]
    worth = [one.span() for shape in (_WORTH, _MANY) for one in shape.finditer(text)]
    amounts = [
        one
        for one in re.finditer(_AMOUNT, text, re.I)
        if _amount(one)[0] == key and not any(a <= one.start() < z for a, z in worth)
    ]
    return (
        len(amounts) == 1
        and not _BOUND.search(text[max(0, match.start() - 40) : match.start()])
        and not _CASE.match(text[match.end() : match.end() + 40])
    )


def _amount(match: re.Match[str]) -> tuple[str, Any]:
    """The unit of money and how much of it; a fraction stays the text that it is, as specs have it."""
    key = next(one for one in ("credits", "usd", "usd2", "cny", "cny2") if match[one])
    value = number(match[key])
    plain = format(Decimal(match[key].replace(",", "")).normalize(), "f")
    fraction = isinstance(value, float) and not key.startswith("credits")
    return key.rstrip("2"), plain if fraction else value


def _unit(match: re.Match[str]) -> str:
    """What an amount is charged for, as a spec says it."""
    named = [
        *((f"u{at}", one) for at, one in enumerate(_UNITS)),
        *((f"z{at}", one) for at, one in enumerate(_CHINESE)),
    ]
    groups = match.groupdict()
    return next(one for group, one in named if groups.get(group))


def _per_usd(match: re.Match[str]) -> int | None:
    """Credits for one dollar, where the price of one is in dollars and makes a whole number."""
    if not match["unit"] and "$" not in match[0] and "USD" not in match[0].upper():
        return None
    worth = 1 / Decimal(match["worth"])
    return int(worth) if worth == int(worth) else None
