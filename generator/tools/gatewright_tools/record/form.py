"""Forms, which the scanner compares texts with, as form.h has them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

FAR = (1 << 63) - 1
"""The number that stands for no limit."""
KEYS = 64
"""Keys that the form of an object can have."""


class Unsayable(Exception):
    """A form cannot express this schema exactly."""


class ScanKind(IntEnum):
    """The kind of a value, numbered as in form.h."""

    TEXT = 0
    WORD = 1
    SIZE = 2
    INTEGER = 3
    BOOLEAN = 4
    ARRAY = 5
    OBJECT = 6
    CHOICE = 7
    PUBLIC = 8


class ScanForm(NamedTuple):
    """As form.h has it, which says what each part means for which kind."""

    kind: ScanKind
    nullable: bool = False
    least: int = -FAR
    most: int = FAR
    step: int = 1
    required: int = 0
    key: bytes = b""
    names: tuple[bytes, ...] = ()
    inner: tuple[ScanForm, ...] = ()


def choice(key: str, forms: Mapping[str, ScanForm]) -> ScanForm:
    """Returns the form that selects one of `forms` by the value of the key `key`."""
    return keyed_form(
        ScanKind.CHOICE, {name.encode(): one for name, one in forms.items()}, key=raw(key)
    )


def keyed_form(
    kind: ScanKind,
    forms: Mapping[bytes, ScanForm],
    *,
    required: set[bytes] | None = None,
    key: bytes = b"",
) -> ScanForm:
    """The form of an object, or of what is chosen by a key: key → form of its value."""
    names = _sort_names(forms)
    bits = sum(1 << bit for bit, name in enumerate(names) if name in (required or ()))
    return ScanForm(
        kind, required=bits, key=key, names=names, inner=tuple(forms[one] for one in names)
    )


def _sort_names(names: Mapping[bytes, Any] | list[bytes]) -> tuple[bytes, ...]:
    return tuple(sorted(names, key=lambda name: (len(name), name)))


def raw(text: str) -> bytes:
    """`text` as it stands between quotes; raises Unsayable where it would have to be escaped."""
    if any(one in '"\\' or one < " " for one in text):
        raise Unsayable(text)
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Unsayable(text) from None


def word_form(words: Sequence[Any]) -> ScanForm:
    """The form of those of `words` that are texts without escapes."""
    names: list[bytes] = []
    for one in words:
        try:
            names += [raw(one)] if isinstance(one, str) else []
        except Unsayable:
            continue
    return ScanForm(ScanKind.WORD, names=_sort_names(names))


def range_form(kind: ScanKind, nullable: bool, least: float, most: float) -> ScanForm:
    """The form of a value with a least and a most: a number, or how long it is."""
    # A bound beyond the range of a form is beyond the range of the scanner too.
    lower, upper = (min(max(one, -FAR), FAR) for one in (math.ceil(least), math.floor(most)))
    return ScanForm(kind, nullable, lower, upper)
