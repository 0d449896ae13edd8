"""Where most violations stand, seen without reading their record.

A key that stands once in a record is found by its text. What that cannot tell for certain is left to
`record.positions` of the package, which reads the record and takes twenty times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..package import InstalledPackage, Violation

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
"""Names that JSON writes in one way, unless somebody escapes a letter."""
_NEVER_THERE = ("json", "encoding")
"""Rules about what has no value in the record."""
_COLON, _BLANK, _BACKSLASH = b": \\"


class Mark(NamedTuple):
    """What to look for in a record."""

    text: bytes
    """The key, as JSON writes it; empty for the record itself."""
    key: bool
    """Whether the violation is about the key and not about its value."""


def mark(package: InstalledPackage, violation: Violation) -> Mark | None:
    """What shows where `violation` stands, or None where the record has to be read."""
    path = package.pointers.steps(violation.path)
    if violation.rule == "required":
        path.pop()  # It stands where the object does that lacks it.
    elif violation.value is None or violation.rule in _NEVER_THERE:
        return None
    if not path:
        return Mark(b"", False)
    name = path[-1]
    if not _PLAIN.fullmatch(name):
        return None
    return Mark(f'"{name}"'.encode(), violation.rule in package.positions.KEYS)


def glance(data: bytes, marks: Iterable[Mark | None]) -> list[int] | None:
    """(0, column from 1) of each of `marks` in a record of one line, one after the other.

    None where one of them is not certain: its key stands there twice, or might, with a letter escaped.
    """
    if data[:1] != b"{" or b"\n" in data or (b"\\" in data and b"\\u00" in data):
        return None
    plain, find = data.isascii(), data.find
    places: list[int] = []
    for one in marks:
        if one is None:
            return None
        text, key = one
        at = 0
        if text:
            at = find(text)
            end = at + len(text)
            # Behind a backslash the quote is one inside a string.
            if at < 1 or data[at - 1] == _BACKSLASH or data[end] != _COLON:
                return None
            if find(text, end) > 0:
                return None
            if not key:
                at = end + 2 if data[end + 1] == _BLANK else end + 1
                if data[at] <= _BLANK:
                    return None
        places += (0, at + 1 if plain else len(data[:at].decode()) + 1)
    return places
