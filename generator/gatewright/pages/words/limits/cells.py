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
_UNIT = re.compile(r"(?<=\d) ?(?:characters?|chars|个?字符)\b")
_INTERVAL = re.compile(
    rf"\s*(?P<open>[\[(]) ?(?P<low>{_N}) ?(?:[,;~]|\.\.) ?(?P<high>{_N}) ?(?P<close>[\])])\s*\Z"
)
_BOTH = re.compile(rf"\s*(?P<low>{_N}) ?(?P<left><=?) ?\w+ ?(?P<right><=?) ?(?P<high>{_N})\s*\Z")
_ONE = re.compile(rf"\s*(?:\w+ ?)?(?P<sign>>=|<=|>|<) ?(?P<bound>{_N})\s*\Z")
_TURNED = re.compile(rf"\s*(?P<bound>{_N}) ?(?P<sign><=?) ?\w+\s*\Z")


def ranges_in(text: str, kind: str) -> Iterator[StatedLimit]:
    """The limits of a range cell or line."""
    text = _UNIT.sub("", text.replace("≤", "<=").replace("≥", ">=").replace("(inclusive)", ""))
    text = _POWERS.sub(lambda found: str(power(found[0])), text)
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


def _range_end(name: str, other: str, text: str, reached: bool, number: bool) -> StatedLimit:
    value = limit_number(text)
    if reached:
        return StatedLimit(name, value)
    if number:
        return StatedLimit(other, value)
    return StatedLimit(name, value, "a bound that is itself excluded")
