"""Options: the limit that lists them, and the messages for other values."""

from __future__ import annotations

from .limits import Choices
from .messages import join_words, show_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .kinds.base import Stated


MOST = 4
"""Options that a suggestion names at most."""
LISTED = 100
"""Options that a message lists at most; of more it names a few, and the suggestion those that are near."""


class ListedOptions(Choices):
    """The values that are allowed, which documents say as the title of the kind."""

    otherwise = "enum"

    def words(self, value: Any, kind: Any) -> str:
        return ""


def options(needed: bool = False) -> ListedOptions:
    """The limit; `needed` where a kind is nothing without it."""
    return ListedOptions(
        "options",
        {
            "type": "array",
            "description": "The values that are allowed. Quote a text that looks like a number.",
            "items": {"type": ["string", "number"]},
            "minItems": 1,
            "uniqueItems": True,
        },
        typed=True,
        needed=needed,
        by_mode=True,
    )


def list_values(values: tuple[Any, ...]) -> str:
    """The values as a sentence lists them: texts as they are, numbers as they are written."""
    return join_words(tuple(one if isinstance(one, str) else show_value(one) for one in values))


def refusal(values: tuple[Any, ...], value: Any, rule: Stated) -> str:
    """Returns the message for a `value` that is not one of `values`."""
    elsewhere = other_mode(rule, value)
    if elsewhere is not None:
        return f"{show_value(value)} is only for the mode {elsewhere[0]}"
    where = f" in {rule.mode.replace('_', ' ')}" if rule.mode else ""
    if len(values) > LISTED:
        said = f"{len(values):,} values such as {list_values(values[:MOST])}"
    else:
        said = list_values(values)
    return f"{show_value(value)} is none of {said}{where}"


def suggest_value(values: tuple[Any, ...], value: Any, rule: Stated) -> str | None:
    """Returns the suggestion: the way into the mode that takes `value`, or the options that are meant.

    Where nothing clearly is meant, it says what travels without the key, or nothing.
    """
    elsewhere, default = other_mode(rule, value), rule.default
    if elsewhere is None:
        found = rule.correction("enum", value)
        if found is not None:
            return f"did you mean {list_values(found.values[:MOST])}?"
        return None if default is None else f"left out it is {list_values((default,))}"
    near = rule.kind.correction("enum", value)
    other = default if default is not None else near.value if near is not None else values[0]
    keys = elsewhere[1]
    return (
        f"give {join_words(keys)}, or use {list_values((other,))}"
        if keys
        else f"use {list_values((other,))}"
    )


def other_mode(rule: Stated, value: Any) -> tuple[str, tuple[str, ...]] | None:
    """The mode that would allow `value`, with the keys that lead to it."""
    for mode, theirs, keys in rule.elsewhere:
        if value in theirs:
            return mode, keys
    return None
