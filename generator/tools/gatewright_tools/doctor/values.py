"""Values that are allowed: the nearest one to a value that is not, and one out of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gatewright.runtime.rules.judges import Judge, List, Number, Url

    from ..package import Package

ADDRESS = "https://example.com/picture.png"
"""Stands where an address is wanted and none is known."""
WORDS_TO_COME = "a sentence that says what to draw"
LINK = "url"
"""The key of an object that holds an address."""


def right_value(package: Package, judge: Judge, rule: str, value: Any) -> Any:
    """The nearest value that is allowed, or None when it is better left out."""
    if isinstance(value, list) and len(value) == 1 and not isinstance(judge, package.judges.List):  # pyright: ignore[reportUnknownArgumentType]
        return _single(package, judge, rule, value[0])  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(judge, package.judges.Const):
        return judge.const
    if isinstance(judge, package.judges.Enum) and rule != "mode":
        if isinstance(value, bool) and set(judge.options) == {"true", "false"}:
            return str(value).lower()
        near = package.words.nearest(value, judge.options) if isinstance(value, str) else None
        return near or judge.default or judge.options[0]
    if isinstance(judge, package.judges.Flag):
        return (
            package.suggestions.WORDS.get(str(value).strip().lower())
            if not isinstance(value, list)
            else None
        )
    if isinstance(judge, package.judges.Number):
        return right_number(package, judge, rule, value)
    if isinstance(judge, package.judges.Size):
        return package.suggestions.right_size(judge, value) if isinstance(value, str) else None
    if isinstance(judge, package.judges.Url):
        return right_link(package, judge, value)
    if isinstance(judge, package.judges.Text) and isinstance(value, str):
        text = value.encode("utf-8", "ignore").decode()
        text = text if judge.max_length is None else text[: judge.max_length]
        return text if judge.report(None, text) is None else None
    if isinstance(judge, package.judges.List):
        return right_list(package, judge, rule, value)
    if isinstance(judge, package.judges.Object) and isinstance(value, str) and LINK in judge.keys:
        return {LINK: value} if "://" in value else None
    return None


def _single(package: Package, judge: Judge, rule: str, value: Any) -> Any:
    return value if judge.report(None, value) is None else right_value(package, judge, rule, value)


def right_list(package: Package, judge: List, rule: str, value: Any) -> Any:
    """The first elements of a list that is too long, a single value as a list."""
    if isinstance(value, list):
        return value[: judge.max_items] if rule == "maxItems" else None  # pyright: ignore[reportUnknownVariableType]
    return [value] if rule == "type" and isinstance(value, str) else None


def right_number(package: Package, judge: Number, rule: str, value: Any) -> Any:
    """The nearest number that is allowed."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or rule == "finite":
        return None
    if judge.minimum is not None and value < judge.minimum:
        value = judge.minimum
    elif judge.maximum is not None and value > judge.maximum:
        value = judge.maximum
    if isinstance(judge, package.judges.Integer) and isinstance(value, float):
        value = round(value)
    if judge.step is not None and judge.report(None, value) is not None:
        near = [
            one
            for one in package.suggestions.multiples(judge, value)
            if package.suggestions.within(judge, one)
        ]
        value = min(near, key=lambda one: abs(one - value)) if near else value
    return value if judge.report(None, value) is None else None


def right_link(package: Package, judge: Url, value: Any) -> str | None:
    """The address with the scheme that is wanted."""
    if not isinstance(value, str):
        return None
    scheme, colon, rest = value.partition("://")
    for wanted in judge.schemes or ("https",):
        meant = f"{wanted}://{rest if colon else value.lstrip('/')}"
        plausible = scheme in ("http", "https") or (not colon and "." in value.partition("/")[0])
        if (
            plausible
            and ":" not in meant.partition("://")[2].partition("/")[0]
            and judge.report(None, meant) is None
        ):
            return meant
    return None


def something(package: Package, judge: Judge) -> Any:
    """A value that is allowed, for a key that is required and missing."""
    if judge.default is not None:
        return judge.default
    if isinstance(judge, package.judges.Const):
        return judge.const
    if isinstance(judge, package.judges.Enum):
        return judge.options[0]
    if isinstance(judge, package.judges.Flag):
        return False
    if isinstance(judge, package.judges.Number):
        return right_number(package, judge, "", judge.minimum if judge.minimum is not None else 1)
    if isinstance(judge, package.judges.Size):
        return package.suggestions.right_size(judge, "1024x1024")
    if isinstance(judge, package.judges.Url):
        return right_link(package, judge, ADDRESS)
    if isinstance(judge, package.judges.List):
        return []
    if isinstance(judge, package.judges.Object):
        return {}
    return right_value(package, judge, "", WORDS_TO_COME)
