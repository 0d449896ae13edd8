"""What would be right, as a violation says it: made only when somebody reads it."""

from __future__ import annotations

from .decimals import written
from .judges import (
    INFINITY,
    Absent,
    Const,
    Enum,
    Flag,
    Integer,
    Judge,
    List,
    Number,
    Object,
    Size,
    Text,
    Url,
    decimal_ratio,
    lone_surrogates,
    read_size,
)
from .messages import SHOWN, fold, listed, nearest, other_mode, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

YES = {"true": True, "yes": True, "on": True, "1": True}
NO = {"false": False, "no": False, "off": False, "0": False}
WORDS = YES | NO
"""What people write for a boolean."""
CROSSES = "\u00d7*\u2715,:/"
"""What people write between the sides of a size."""


def suggestion(judge: Judge, rule: str, value: Any) -> str | None:
    """What would be right, or None when there is nothing to say."""
    match rule:
        case "required":
            return to_add(judge)
        case "additionalProperties" if isinstance(judge, Object):
            return right_key(judge, value) if isinstance(value, str) else None
        case "type" if value is None:
            return "leave it out"
        case "type":
            return right_type(judge, value)
        case "const" if isinstance(judge, Const):
            return f"use {shown(judge.const)}"
        case "enum" if isinstance(judge, Enum):
            return other_option(judge, value)
        case "maxLength" if isinstance(judge, Text) and judge.max_length is not None:
            return f"shorten it by {len(value) - judge.max_length:,}"
        case "minLength" if isinstance(judge, Text) and judge.min_length is not None:
            return f"lengthen it by {judge.min_length - len(value):,}"
        case "minimum" | "maximum" if isinstance(judge, Number):
            return f"use {shown(judge.minimum if rule == 'minimum' else judge.maximum)}"
        case "minimum" | "maximum" if isinstance(judge, Size):
            size = right_pixels(judge, value)
            return f"use {size}" if size else None
        case "multipleOf" if isinstance(judge, Number):
            return nearest_multiples(judge, value)
        case "maxItems" if isinstance(judge, List) and judge.max_items is not None:
            return f"take out {len(value) - judge.max_items:,}"
        case "minItems" if isinstance(judge, List) and judge.min_items is not None:
            return f"add {judge.min_items - len(value):,}"
        case "pattern" if isinstance(judge, Size):
            return f"use {size}" if (size := right_size(judge, value)) else SIZE_FORM
        case "pattern" if isinstance(judge, Url):
            return right_address(judge, value)
        case "finite" if isinstance(judge, Number):
            return f"give a number{span(judge)}, or leave it out"
        case "unicode":
            return misplaced_surrogate(value)
        case "mode" if isinstance(judge, Absent):
            return judge.hint
        case _:
            return None


SIZE_FORM = "write WIDTHxHEIGHT, such as 1024x1024"


def to_add(judge: Judge) -> str:
    """What to write where nothing is."""
    key = judge.path.rpartition("/")[2]
    if isinstance(judge, Const):
        return f'add "{key}": "{judge.const}"'
    if isinstance(judge, Enum):
        return f"add {listed(judge.options)}"
    return f"add {judge.wants}{span(judge) if isinstance(judge, Number) else ''}"


def right_key(judge: Object, key: str) -> str:
    """The key that was meant, the place where it belongs, or the keys that there are."""
    places = judge.places or {}
    if key in places:
        return f"it belongs in {places[key]}"
    for words in (judge.keys, tuple(places)):
        for word in words:
            if fold(word) == fold(key[:100]):
                return f"did you mean {word if words is judge.keys else places[word]}?"
    near = nearest(key, judge.keys)
    if near is not None:
        return f"did you mean {near}?"
    near = nearest(key, tuple(places))
    if near is not None:
        return f"did you mean {places[near]}?"
    if judge.model is not None:
        from .dialects import own_name

        own = own_name(judge.model, key)
        if own is not None:
            return f"here that is {own}"
    return f"known are {listed(judge.keys)}" if judge.keys else "it has no keys that are known"


def right_type(judge: Judge, value: Any) -> str | None:
    """How the same thing is written in the wanted type."""
    if isinstance(judge, List):
        if isinstance(value, tuple):
            return "JSON knows lists, not tuples"
        return f"put it in a list: [{shown(value)}]"
    if isinstance(judge, Object):
        if isinstance(value, str) and value.lstrip()[:1] == "{":
            return "give the object itself, not its text"
        return f"it has the keys {listed(judge.keys)}" if judge.keys else None
    if isinstance(value, list) and len(value) == 1:  # pyright: ignore[reportUnknownArgumentType]
        return "give the one value itself, not a list"
    if isinstance(judge, Enum):
        return right_option(judge, value)
    if isinstance(judge, Flag):
        return right_flag(value)
    if isinstance(judge, Number):
        if isinstance(value, str) and unquoted(judge, value):
            return "without quotation marks"
        return whole_numbers(judge, value) if isinstance(value, float) else None
    if isinstance(judge, Text) and isinstance(value, (int, float)):
        return f'in quotation marks: "{shown(value)}"' if abs(value) < 10**SHOWN else None
    return None


def right_option(judge: Enum, value: Any) -> str | None:
    """The option that `value`, which is no string, stands for."""
    if set(judge.options) == {"true", "false"}:
        if isinstance(value, bool):
            return f'this gateway wants the string "{str(value).lower()}"'
        return 'this gateway wants the string "true" or "false"'
    text = shown(value)
    if isinstance(value, (int, float)) and text in judge.options:
        return f'in quotation marks: "{text}"'
    return None


def right_flag(value: Any) -> str | None:
    """The boolean that `value` stands for."""
    if isinstance(value, str):
        if value in ("true", "false"):
            return "without quotation marks"
        meant = WORDS.get(value[:10].strip().lower())
    else:
        meant = bool(value) if isinstance(value, (int, float)) and value in (0, 1) else None
    return None if meant is None else f"use {shown(meant)}"


def unquoted(judge: Number, value: str) -> bool:
    """Whether `value` without its quotation marks would be of the wanted type."""
    try:
        float(value)
    except ValueError:
        return False
    return not isinstance(judge, Integer) or value.lstrip("-").isdecimal()


def other_option(judge: Enum, value: str) -> str:
    """The nearest option, or the way into the mode that has this one."""
    near = nearest(value, judge.options)
    mode = other_mode(judge, value)
    if mode is None:
        return f"did you mean {near}?" if near else f"use {judge.default or judge.options[0]}"
    instead = judge.default or near or judge.options[0]
    return f"give {listed(mode[1])}, or use {instead}" if mode[1] else f"use {instead}"


def span(judge: Number) -> str:
    """The limits of a number, in words."""
    low, high = judge.minimum, judge.maximum
    if low is not None and high is not None:
        return f" from {low} to {high}"
    if low is not None:
        return f" of at least {low}"
    return f" of at most {high}" if high is not None else ""


def within(judge: Number, value: float) -> bool:
    """Whether `value` lies between the limits."""
    low, high = judge.minimum, judge.maximum
    return (low is None or value >= low) and (high is None or value <= high)


def whole_numbers(judge: Number, value: float) -> str | None:
    """The whole numbers on both sides of `value`."""
    if value != value or value in (INFINITY, -INFINITY) or abs(value) >= 10**15:
        return None
    below = int(value // 1)
    found = tuple(str(one) for one in (below, below + 1) if within(judge, one))
    return f"use {listed(found)}" if found else None


def nearest_multiples(judge: Number, value: float) -> str | None:
    """The multiples of the step on both sides of `value`, as far as they are allowed."""
    words = tuple(written(one) for one in multiples(judge, value) if within(judge, one))
    return f"use {listed(words)}" if words else None


def multiples(judge: Number, value: float) -> tuple[float, ...]:
    """The multiples of the step on both sides of `value`, none where that is too large to tell."""
    from fractions import Fraction

    if abs(value) >= 10**15:
        return ()
    step = Fraction(*decimal_ratio(judge.step or 1))
    below = Fraction(*decimal_ratio(value)) // step
    found = [float(one * step) for one in (below, below + 1)]
    return tuple(int(one) if one.is_integer() else one for one in found)


def right_size(judge: Size, value: str) -> str | None:
    """The size that was meant: another cross or stray spaces put right, sides and area in range."""
    text = "".join(value[:40].lower().split())
    for cross in CROSSES:
        text = text.replace(cross, "x")
    meant = read_size(text)
    if meant is None:
        return None
    low, high = judge.min_side or 1, judge.max_side or 10**6
    width, height = (max(low, min(high, side)) for side in meant)
    return right_pixels(judge, f"{width}x{height}")


def right_pixels(judge: Size, value: str) -> str | None:
    """The size of about the same shape whose area is allowed."""
    width, height = read_size(value) or (1, 1)
    area, low, high = width * height, judge.min_pixels, judge.max_pixels
    if low is not None and area < low:
        factor = (low / area) ** 0.5
        width, height = int(-(-width * factor // 1)), int(-(-height * factor // 1))
    elif high is not None and area > high:
        factor = (high / area) ** 0.5
        width, height = int(width * factor), int(height * factor)
    size = f"{width}x{height}"
    return size if judge.report(None, size) is None else None


def right_address(judge: Url, value: str) -> str | None:
    """An address that would be taken."""
    start = value[:10].lower()
    if start.startswith("data:"):
        return "no inline data here: host the file and give its address"
    schemes = judge.schemes or ("https",)
    if "https" in schemes:
        host = value[7:] if start.startswith("http://") else value.lstrip("/")
        meant = f"https://{host}"
        likely = "." in host.partition("/")[0] and ":" not in host.partition("/")[0]
        if likely and judge.report(None, meant) is None:
            return f"did you mean {shown(meant)}?"
        return "give a public https address"
    return f"begin it with {listed(tuple(f'{scheme}://' for scheme in schemes))}"


def misplaced_surrogate(value: str) -> str:
    """Which character makes a text one that UTF-8 cannot carry."""
    place = next(index for index, char in enumerate(value) if lone_surrogates(char))
    return f"take out character {place + 1:,}, half of a pair"
