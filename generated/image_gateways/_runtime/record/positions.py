"""Where the value that a violation is about stands in the text of its record.

Only records with violations are looked at, so that right ones cost nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from ..rules.pointers import steps
from ..rules.violations import Violation

Position = tuple[int, int]
"""(lines behind the first line of the record, column from 1). A column is a character."""
KEYS = ("additionalProperties", "unseen")
"""The rules that are about a key and not about its value."""

_BLANK = re.compile(r"[ \t\n\r]*")
_decode = json.JSONDecoder().raw_decode


def positions(
    text: bytes | str, found: Iterable[Violation], way: Sequence[str] = (), start: int = 0
) -> list[Position]:
    """The position of each of `found` in the record that begins at character `start` of `text`.

    `way` leads to the request in the record. A value that is not there has the position of the
    object that lacks it; a key that the model does not have has its own. Of a key that is there
    twice the last counts.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError as error:
            text = error.object[: error.start].decode()
            return [_position(text, start, len(text)) for _ in found]
    begins = _behind(text, start)
    return [_position(text, start, _place(text, begins, one, way)) for one in found]


def _position(text: str, start: int, at: int) -> Position:
    return text.count("\n", start, at), at - text.rfind("\n", 0, at)


def _place(text: str, start: int, violation: Violation, way: Sequence[str]) -> int:
    try:
        if violation.rule == "json":
            return _end(text, start)
        path = [*way, *steps(violation.path)]
        return _find(text, start, path, violation.rule in KEYS)
    except json.JSONDecodeError as error:
        return error.pos
    except (ValueError, RecursionError, IndexError):
        return start  # A number that is too long, or nested too deep.


def _end(text: str, start: int) -> int:
    """Where something follows the value at `start`; raises where that is none."""
    return _behind(text, _decode(text, start)[1])


def _find(text: str, at: int, path: Sequence[str], key: bool) -> int:
    """Where the value at `path` begins, or the last one on the way that is there."""
    for count, step in enumerate(path, 1):
        if text[at] == "{":
            found = _member(text, at, step)
        elif text[at] == "[" and step.isdecimal():
            found = _item(text, at, int(step))
        else:
            return at
        if found is None:
            return at
        at = found[0 if key and count == len(path) else 1]
    return at


def _member(text: str, at: int, name: str) -> tuple[int, int] | None:
    """Where a key of the object at `at` begins, and its value."""
    found: tuple[int, int] | None = None
    at = _behind(text, at + 1)
    while text[at] == '"':
        key, end = _decode(text, at)
        value = _behind(text, _behind(text, end) + 1)
        if key == name:
            found = at, value
        at = _next(text, value)
    return found


def _item(text: str, at: int, index: int) -> tuple[int, int] | None:
    """Where an element of the array at `at` begins, twice."""
    at = _behind(text, at + 1)
    while index and text[at] != "]":
        at = _next(text, at)
        index -= 1
    return None if text[at] == "]" else (at, at)


def _next(text: str, at: int) -> int:
    """Where what follows the value at `at` begins, or the closing bracket."""
    at = _behind(text, _decode(text, at)[1])
    return _behind(text, at + 1) if text[at] == "," else at


def _behind(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
