"""A type and what else is said of a key, in one line with dots or commas between → one line for each."""

from __future__ import annotations

import re

from ...text.lines import Line
from ...words.types import type_of
from ...words.vocabulary import Vocabulary

_BETWEEN = re.compile(r" · |, ")
_MARK = re.compile(
    r"default ?[:=] ?\S{1,80}|nullable|header|path|query|body|(?:min|max)(?:imum)? ?[:=] ?-?[\d.]+",
    re.I,
)


def split_dotted_marks(lines: list[Line], words: Vocabulary) -> list[Line]:
    """`lines`, and instead of each such as ``string · required · default: a`` one for each of its parts."""
    split: list[Line] = []
    for line in lines:
        parts = _BETWEEN.split(line.text[:300])
        if line.cells or line.level or line.code or not _are_marks(parts, words):
            split.append(line)
        else:
            split += [Line(line.number, one) for one in parts]
    return split


def _are_marks(parts: list[str], words: Vocabulary) -> bool:
    """Whether a type comes first, and only marks of a field behind it."""
    return (
        len(parts) > 1
        and type_of(parts[0], words) is not None
        and all(one.casefold() in words.required or _MARK.fullmatch(one) for one in parts[1:])
    )
