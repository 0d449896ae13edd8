"""A cell that says what a value may be: a range of numbers, a list of values, or words about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...facts import PagePlace
from ...text.lines import passage
from ...words.known_limits import is_text, needs, numeric, takes, value_in
from ...words.limits import is_range, limits_of, ranges_in
from ...words.options import options_in
from ...words.values import number, split_list
from ..columns import listed_values
from ..extract import FieldPart, PageField

_BETWEEN = re.compile(r"[\s,/|、;,.()\[\]{}\"'`]|\b(?:or|and|one of)\b|或|和|与|及", re.I)
"""What may part options in code marks, or in quotation marks."""
_QUOTED = re.compile(r'"([^"]{1,60})"')
_BARS = re.compile(r"\s+[|/]\s+|\s*[;|]\s*")
_NOTE = re.compile(r" ?\([^()]*\)\Z")
_WORD = re.compile(r"[A-Za-z0-9][\w&:./+-]*(?: [A-Z][\w&:./+-]*){0,2}\Z", re.A)
"""A word that a text may be, or a few that all begin with capitals."""
_SLASHED = re.compile(r"[A-Za-z0-9_.:+-]+(?:/[A-Za-z0-9_.:+-]+)+\Z")
_EITHER = re.compile(r"\d (?:or|oder|ou|o) -?\d|\d ?或 ?-?\d", re.I)


def put_values(
    field: PageField,
    cell: str,
    ticked: Sequence[str],
    kind: str,
    place: PagePlace,
    listed: bool,
) -> str:
    """Puts what a cell says of the values into a field; returns words that belong to its description.

    `listed` is whether the head of the column speaks of values, and not of limits.
    """
    choice = needs(kind, "options")
    values = [value_in(one, kind) for one in listed_values(cell)]
    if values in ([True, False], [False, True]):
        # They are all that such a value can be.
        return ""
    options = _in_marks(cell, ticked) or _in_marks(cell, _QUOTED.findall(cell))
    if not options and is_range(cell) and not (choice and listed):
        field.ranges.append(FieldPart(cell, place))
        return ""
    if not options and listed:
        options = _without_notes([one.strip("\"'") for one in split_list(_BARS.sub(", ", cell))])
        if len(options) == 1 and " " in options[0]:
            return cell
    options = options or _among_limits(cell, kind)
    if options:
        field.options, field.options_place = options, place
    elif not any(ranges_in(cell, kind)) and _tells_limits(cell, kind):
        return cell
    else:
        field.ranges.append(FieldPart(cell, place))
    return ""


def _in_marks(cell: str, marked: Sequence[str]) -> list[str]:
    """Options that each stand in marks, with nothing between them but what parts options."""
    rest = cell
    for one in marked:
        rest = rest.replace(one, " ", 1)
    return list(marked) if len(marked) > 1 and not _BETWEEN.sub("", rest) else []


def _among_limits(cell: str, kind: str) -> list[str]:
    """Options that a cell for limits lists: words of a text or a choice, or more than two numbers."""
    listed = split_list(_BARS.sub(", ", cell))
    figures = [number(one) is not None for one in listed]
    if not kind:
        return (
            listed if len(listed) > 1 and not any(figures) and all(map(_WORD.match, listed)) else []
        )
    if numeric(kind):
        several = len(listed) > 2 or bool(_EITHER.search(cell))
        return listed if several and all(figures) else []
    choice = needs(kind, "options")
    if _SLASHED.match(cell):
        return cell.split("/") if choice or not takes(kind, ("wire",)) else []
    # Two numbers may be the ends of a range.
    wordy = len(listed) > 2 or not all(figures) if choice else is_text(kind) and not all(figures)
    return listed if wordy and len(listed) > 1 and all(map(_WORD.match, listed)) else []


def _tells_limits(cell: str, kind: str) -> bool:
    """Whether a cell says in words what a description may say of a value."""
    text = passage([(1, cell)])
    return bool(limits_of(text, kind or "string") or options_in(text, ""))


def _without_notes(listed: list[str]) -> list[str]:
    """Options without a note in brackets behind each: ``url (an address)``."""
    bare = [_NOTE.sub("", one) for one in listed]
    return bare if all(one and not re.search(r"[\s()]", one) for one in bare) else listed
