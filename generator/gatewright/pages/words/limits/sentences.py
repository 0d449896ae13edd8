"""Limits in sentences: what the description of a field says about its value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ...text.lines import Passage
from ..known_limits import numeric, takes
from .doubts import OF_A_CASE, doubt_about, is_of_file_or_time, is_of_product
from .patterns import LIMIT_PATTERNS
from .stated import StatedLimit, limit_number

_ABOUT_ANOTHER = r"(?<!\w)%s (?:must|has to|should|may|can|is)\b[^.;]{0,30}\Z"


def limits_of(text: Passage, kind: str, others: Iterable[str] = ()) -> list[StatedLimit]:
    """Every limit that `text` states for a value of `kind`, in the order of the text.

    A limit in a sentence about one of `others` is that of another value.
    """
    words = text.text
    about_others = [re.compile(_ABOUT_ANOTHER % re.escape(one), re.I) for one in others]
    found: list[StatedLimit] = []
    taken: list[tuple[int, int]] = []
    for limits, pattern in LIMIT_PATTERNS:
        for match in pattern.finditer(words) if takes(kind, limits) else ():
            overlaps = any(start < match.end() and match.start() < end for start, end in taken)
            if (
                overlaps
                or is_of_product(words, match)
                or any(one.search(words, 0, match.start()) for one in about_others)
                or (numeric(kind) and is_of_file_or_time(words, match))
            ):
                continue
            taken.append(match.span())
            doubt = doubt_about(words, match)
            found += [
                StatedLimit(limit, limit_number(raw), doubt, *match.span())
                for limit, raw in zip(limits, match.groups(), strict=True)
            ]
    # A limit beside that of a case holds for the rest alone.
    of_cases = {one.aspect for one in found if one.doubt == OF_A_CASE}
    found = [
        replace(one, doubt=one.doubt or OF_A_CASE) if one.aspect in of_cases else one
        for one in found
    ]
    return sorted(found, key=lambda limit: limit.start)
