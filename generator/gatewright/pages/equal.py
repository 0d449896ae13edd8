"""When two values of a fact are the same, and how a value is shown in a message."""

from __future__ import annotations

from typing import Any, cast


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, telling true from 1 and heeding the order of lists."""
    if isinstance(one, bool) is not isinstance(other, bool):
        return False
    return bool(one == other)


def holds(whole: Any, part: Any) -> bool:
    """Whether `whole` holds what a partial statement names."""
    if isinstance(part, list):
        parts = cast(list[object], part)
        return isinstance(whole, list | dict) and all(value in whole for value in parts)
    return str(part) in str(whole)


def show(value: Any) -> str:
    """A value in a message."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(map(show, cast(list[object], value)))
    return "null" if value is None else str(value) or '""'
