"""Limits in a cell or line of its own: ``min 0 / max 9 / step 1``, ``0 <= x <= 9``, ``[1,10]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..known_limits import ends
from ..values import POWER, power
from .stated import StatedLimit, limit_number

_POWERS = re.compile(rf"(?<![\d.]){POWER}(?![\d.^])")
_V = r"-?\d[\d,]*(?:\.\d+)?"
_N = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
_STEP = re.compile(
    rf"[\s,;/]*(?:\bsteps?(?: of)?|\bin steps of|\b(?:must be )?(?:a )?multiples? of) ?[:=]? ?(?P<step>{_N})\b",
    re.I,
)
_UNIT = re.compile(r"(?<=\d) ?(?:characters?|chars|zeichen|caract[eè]res|个?字符)\b", re.I)
_INTERVAL = re.compile(
    rf"\s*(?P<open>[\[(]) ?(?P<low>{_N}) ?(?:[,;~]|\.\.) ?(?P<high>{_N}) ?(?P<close>[\])])\s*\Z"
)
_BOTH = re.compile(rf"\s*(?P<low>{_N}) ?(?P<left><=?) ?\w+ ?(?P<right><=?) ?(?P<high>{_N})\s*\Z")
_ONE = re.compile(rf"\s*(?:\w+ ?)?(?P<sign>>=|<=|>|<) ?(?P<bound>{_N})\s*\Z")
_TURNED = re.compile(rf"\s*(?P<bound>{_N}) ?(?P<sign><=?) ?\w+\s*\Z")
_UPWARD = (
    r"(?:at least|not (?:less|lower|smaller) than|no (?:less|lower|smaller) than|not (?:below|under)|from|starting (?:at|from)|minimum|least"
    r"|不(?:小于|低于|少于)|至少|最小|最少|最低|大于等于|ab|mindestens|au moins|al menos|mínimo)"
)
_DOWNWARD = (
    r"(?:at most|not (?:more|greater|higher|larger) than|no (?:more|greater|higher|larger|longer) than|not (?:above|over|beyond)|(?:up )?to|until|below or equal to|maximum|most"
    r"|不(?:大于|高于|多于|超过|得超过)|最多|最大|最高|最长|至多|上限|小于等于|bis|höchstens|au plus|como máximo|máximo)"
)
_BEHIND_LOW = r"(?:or (?:more|greater|higher|larger|above|over|up)|and (?:up|more|above|higher|over|greater)|\+|upwards?|及?以上|起)"
_BEHIND_HIGH = r"(?:or (?:less|fewer|lower|smaller|below|under)|and (?:below|less|under)|at (?:the )?most|max(?:imum)?\.?|及?以下|以内|之内)"
_LEAST = re.compile(
    rf"\s*(?:{_UPWARD} ?[:=]? ?(?P<bound>{_N})|(?P<first>{_N}) ?{_BEHIND_LOW})\s*\Z", re.I
)
_MOST = re.compile(
    rf"\s*(?:{_DOWNWARD} ?[:=]? ?(?P<bound>{_N})|(?P<first>{_N}) ?{_BEHIND_HIGH})\s*\Z", re.I
)
_APART = re.compile(r"(?<=\d) ?(?:\.{2,4}|到|至) ?(?=-?\d)")
"""Between the ends of a range, where it would hide a number."""
_OF_A_RANGE = re.compile(
    rf"(?:{_UPWARD}|{_DOWNWARD}|{_BEHIND_LOW}|{_BEHIND_HIGH}|min(?:imum)?|max(?:imum)?|between|and|from|through|thru|range|value|values|length"
    r"|any|inclusive|step|steps|in|of|multiples?|must be|may be|is|characters?|chars?|zeichen|caracteres|caractères|items?|entries|elements?|images?|pictures?|files?|urls?|words?|tokens?"
    r"|seconds?|secs?|sec|ms|px|pixels?|fps|hz|khz|db|s|n|x|value|integer|a|the|个|字符|字|项|张|秒|像素|之间|范围|取值|且|和|到|至|步长)\Z",
    re.I,
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PIECE = re.compile(r"[A-Za-z]+|[一-鿿]+")


def is_range(text: str) -> bool:
    """Whether a cell is a range of numbers and says nothing else; a number alone is none."""
    sized = re.search(r"\d[x\u00d7*]\d", text)
    if len(text) > 60 or sized or not any(ranges_in(text, "number")):
        return False
    rest = _THOUSANDS.sub("", _POWERS.sub("1", text).replace("...", " "))
    listed = re.search(rf"{_V} ?[,/、] ?{_V}", rest) and not re.search(r"[\[\]()]", rest)
    for phrase in (_UPWARD, _DOWNWARD, _BEHIND_LOW, _BEHIND_HIGH):
        rest = re.sub(phrase, " ", rest, flags=re.I)
    return not listed and all(_OF_A_RANGE.match(one) for one in _PIECE.findall(rest))


def ranges_in(text: str, kind: str) -> Iterator[StatedLimit]:
    """The limits of a range cell or line."""
    text = _UNIT.sub("", text.replace("≤", "<=").replace("≥", ">=").replace("(inclusive)", ""))
    text = _POWERS.sub(lambda found: str(power(found[0])), text)
    text = _APART.sub(" ~ ", text)
    step = _STEP.search(text)
    if step:
        yield StatedLimit("step", limit_number(step["step"]))
        text = f"{text[: step.start()]} {text[step.end() :]}".strip(" ,;/")
        if not text:
            return
    lowered = text.casefold()
    said = "list" if "array" in lowered else "string" if "length" in lowered else kind
    low, high = ends(said) or ("minimum", "maximum")
    exact = list(_signs(text, low, high))
    if exact:
        yield from exact
        return
    plain = re.sub(r"(?<=\d) ?(?:-|~) ?(?=\d)", " ", text)
    numbers = [limit_number(one) for one in re.findall(rf"(?<![\w.]){_V}", plain)]
    doubt = "" if not re.search(r"[<>]", text) else "a bound that was not understood"
    if len(numbers) == 2 and ("max" not in lowered or "min" in lowered):
        yield StatedLimit(low, numbers[0], doubt)
        yield StatedLimit(high, numbers[1], doubt)
    elif len(numbers) == 1 and ("max" in lowered or "up to" in lowered):
        yield StatedLimit(high, numbers[0], doubt)
    elif len(numbers) == 1 and "min" in lowered:
        yield StatedLimit(low, numbers[0], doubt)


def _signs(text: str, low: str, high: str) -> Iterator[StatedLimit]:
    """Limits said with brackets and signs, which tell whether the bound itself is reached."""
    number = low == "minimum"
    bare = text.partition(":")[2] or text
    interval, both, one, turned = (shape.match(bare) for shape in (_INTERVAL, _BOTH, _ONE, _TURNED))
    if interval:
        yield _range_end(low, "above", interval["low"], interval["open"] == "[", number)
        yield _range_end(high, "below", interval["high"], interval["close"] == "]", number)
    elif both:
        yield _range_end(low, "above", both["low"], both["left"] == "<=", number)
        yield _range_end(high, "below", both["high"], both["right"] == "<=", number)
    elif one:
        lower = ">" in one["sign"]
        name, other = (low, "above") if lower else (high, "below")
        yield _range_end(name, other, one["bound"], "=" in one["sign"], number)
    elif turned:
        yield _range_end(low, "above", turned["bound"], "=" in turned["sign"], number)
    elif least := _LEAST.match(bare):
        yield StatedLimit(low, limit_number(least["bound"] or least["first"]))
    elif most := _MOST.match(bare):
        yield StatedLimit(high, limit_number(most["bound"] or most["first"]))


def _range_end(name: str, other: str, text: str, reached: bool, number: bool) -> StatedLimit:
    value = limit_number(text)
    if reached:
        return StatedLimit(name, value)
    if number:
        return StatedLimit(other, value)
    return StatedLimit(name, value, "a bound that is itself excluded")
