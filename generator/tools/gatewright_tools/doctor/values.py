"""Valid values: the nearest one to a wrong value, and one for a missing value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gatewright.runtime.rules.kinds.base import Stated

ADDRESS = "https://example.com/picture.png"
"""The placeholder for an unknown address."""
WORDS_TO_COME = "a sentence that says what to draw"
"""The placeholder for a missing text."""


def right_value(rule: Stated, keyword: str, value: Any) -> Any:
    """The value that was meant, or None when it is better left out."""
    kind, given = rule.kind, repr(value)  # The text of it, because 1 equals true.
    elements: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
    if len(elements) == 1 and kind.walks != "items":
        (single,) = elements
        return right_value(rule, keyword, single) if kind.broken_keywords(single) else single
    if kind.walks == "items" and keyword == "type" and not isinstance(value, str):
        # A list around an object may break more rules than it mends.
        return None
    found = rule.correction(keyword, value)
    return None if found is None or repr(found.value) == given else found.value


def something(rule: Stated) -> Any:
    """A value that is allowed, for a key that is required and missing."""
    kind = rule.kind
    if rule.default is not None:
        return rule.default
    for stand_in in (WORDS_TO_COME, ADDRESS):
        if not kind.broken_keywords(stand_in):
            return stand_in
    if kind.walks == "items" and kind.broken_keywords([]):
        return [ADDRESS] * len(kind.example())
    if kind.walks:
        return [] if kind.walks == "items" else {}
    return kind.example()
