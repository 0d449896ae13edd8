"""What is wrong, as a violation says it: made only when somebody reads it."""

from __future__ import annotations

from .decimals import written
from .judges import (
    Const,
    Enum,
    Judge,
    List,
    Number,
    Size,
    Text,
    Url,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .violations import Violation

SHOWN = 60
"""Characters of a value that a message shows."""


def printable(text: str) -> str:
    """`text` with control, bidi and surrogate characters escaped, safe for a terminal."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def shown(value: Any) -> str:
    """`value` as a message shows it: JSON-like, shortened, printable."""
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        if len(value) > SHOWN:
            return f"'{printable(value[:SHOWN])}…' ({len(value)} characters)"
        return f"'{printable(value)}'"
    if isinstance(value, int) and abs(value) >= 10**SHOWN:
        return f"a whole number of {value.bit_length()} bits"
    if isinstance(value, dict):
        return f"an object of {len(value)} keys"  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, (list, tuple)):
        return f"a {'tuple' if isinstance(value, tuple) else 'list'} of {len(value)}"  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, (int, float)):
        return written(value)
    return f"a value of type {printable(type(value).__name__)}"


def fold(word: str) -> str:
    """`word` without regard to case and joints: ``imageSize`` and ``image-size`` are the same."""
    return word.lower().replace("_", "").replace("-", "")


def nearest(word: str, words: tuple[str, ...]) -> str | None:
    """The one of `words` that `word` most likely meant, or None."""
    import difflib  # slow to load, and only needed once something is wrong

    folded = {fold(one): one for one in words}
    key = fold(word[:100])
    found = difflib.get_close_matches(key, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def listed(words: tuple[str, ...]) -> str:
    """``a, b or c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def judged(mode: str, why: str) -> str:
    """`` (judged as edit because /image_url is there)``, or nothing where modes make no difference."""
    because = f" because {why}" if why else ""
    return f" (judged as {mode.replace('_', ' ')}{because})" if mode else ""


def sentence(violation: Violation) -> str:
    """A violation in one line, with the mode it was judged in, what would be right, and the source."""
    mode = judged(violation.mode, violation.why)
    suggestion, source = violation.suggestion, violation.source
    hint = f"; {suggestion}" if suggestion else ""
    source = f" [{source}]" if source else ""
    return printable(f"{violation.path or '(document)'}: {violation.message}{mode}{hint}{source}")


def message(judge: Judge, rule: str, value: Any) -> str:
    """One line that says what is wrong with `value`."""
    match rule:
        case "required":
            return "is required and missing"
        case "additionalProperties":
            where = judge.path.replace("/*", "").rpartition("/")[2] or "the request"
            return f"{shown(value)} is not a key of {where}"
        case "type" if value is None:
            return f"null is not {judge.wants}"
        case "type":
            return f"{shown(value)} is not {wanted(judge)}"
        case "const" if isinstance(judge, Const):
            return f"{shown(value)} is not {shown(judge.const)}"
        case "enum" if isinstance(judge, Enum):
            mode = other_mode(judge, value)
            if mode is not None:
                return f"{shown(value)} is only for the mode {mode[0]}"
            where = f" in {judge.mode.replace('_', ' ')}" if judge.mode else ""
            return f"{shown(value)} is none of {listed(judge.options)}{where}"
        case "maxLength" if isinstance(judge, Text):
            return f"{len(value):,} characters are more than {judge.max_length:,}"
        case "minLength" if isinstance(judge, Text):
            return f"{len(value):,} characters are fewer than {judge.min_length:,}"
        case "minimum" | "maximum" if isinstance(judge, Number):
            limit = judge.minimum if rule == "minimum" else judge.maximum
            return f"{shown(value)} is {'below' if rule == 'minimum' else 'above'} {shown(limit)}"
        case "minimum" | "maximum" if isinstance(judge, Size):
            limit = judge.min_pixels if rule == "minimum" else judge.max_pixels
            kind = "fewer" if rule == "minimum" else "more"
            return f"{shown(value)} has {kind} than {limit:,} pixels"
        case "multipleOf" if isinstance(judge, Number):
            return f"{shown(value)} is no multiple of {shown(judge.step)}"
        case "maxItems" if isinstance(judge, List):
            return f"{len(value)} elements are more than {judge.max_items}"
        case "minItems" if isinstance(judge, List):
            return f"{len(value)} elements are fewer than {judge.min_items}"
        case "finite":
            return f"{shown(value)} is no number that JSON can carry"
        case "unicode":
            return "holds a lone surrogate, which UTF-8 cannot carry"
        case "mode":
            return f"is not taken in {judge.mode.replace('_', ' ')}"
        case "pattern" if isinstance(judge, Size):
            return f"{shown(value)} is no size{sides(judge)}"
        case "pattern" if isinstance(judge, Url) and judge.schemes:
            return f"{shown(value)} is no {listed(judge.schemes)} URL"
        case _:
            return f"{shown(value)} is not {judge.wants}"


def wanted(judge: Judge) -> str:
    """What the value must be, options spelt out."""
    if isinstance(judge, Enum):
        return f"one of {listed(tuple(shown(option) for option in judge.options))}"
    return judge.wants


def other_mode(judge: Enum, value: Any) -> tuple[str, tuple[str, ...]] | None:
    """The mode that would allow `value`, with the keys that lead to it."""
    for mode, options, keys in judge.elsewhere or ():
        if value in options:
            return mode, keys
    return None


def sides(judge: Size) -> str:
    """The limits of a size's sides, in words."""
    if judge.min_side is not None and judge.max_side is not None:
        return f" of {judge.min_side} to {judge.max_side} pixels a side"
    if judge.max_side is not None:
        return f" of at most {judge.max_side} pixels a side"
    return f" of at least {judge.min_side} pixels a side" if judge.min_side is not None else ""
