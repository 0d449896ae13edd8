"""The cells of a table's row → a field."""

from __future__ import annotations

import re

from ....runtime.rules.kinds import Enum, Integer
from ...facts import PagePlace
from ...text.lines import passage
from ...words.known_limits import is_text, needs, numeric, takes
from ...words.types import type_of
from ...words.values import number, split_list
from ...words.vocabulary import Vocabulary, fold
from ..extract import FieldPart, PageField

_QUOTED = re.compile(r'"([^"]{1,60})"')
_BOUNDED = re.compile(
    r"(?:^| )(?:(?:Min: ?-?[\d.]+)?(?:(?:^| )?Max: ?-?[\d.]+)?|Options: ?(?P<options>\S.*))\Z(?<=\S)"
)
"""Limits or options behind a default, in one cell with it."""
_BESIDE = re.compile(
    r"(?P<answer>\w+) ?[(,] ?defaults?(?: to)? ?[:=]? ?(?P<default>[^()]+?)\)?\Z", re.I
)
"""A default in the cell that says whether a key is required."""
_NUMBERS = re.compile(r"\d+(?: \d+)+\Z")
_SPANNED = re.compile(r"(?P<type>[A-Za-z]+\d*) ?(?P<range>\(-?[\d.]+ ?(?:-|to|,) ?-?[\d.]+\))\Z")
"""A type with its range: ``int (1-150)``."""
_LISTED = re.compile(r"(?:\w+ \| )?enum ?: ?(?P<options>[^:]+(?::[^:]+)*)\Z", re.I)
"""A choice with its options in the cell of the type."""
_RANGED = re.compile(r"-?[\d.]+ ?(?:-|~|to) ?-?[\d.]+\Z")
_UNSAID = re.compile(
    r"(?=\S+ )(?:.*\b(?:defaults?|depend\w*|varies|random\w*)\b|(?:the )?(?:model|server|provider|system)(?:'s)? \w+\Z)",
    re.I,
)
"""Words of a default that say where the value comes from, and not what it is."""
_MARK = re.compile(r"[^\w\s]+\s+(?=\w)")
"""A mark before a word: ``✅ Required``."""
_WORD = re.compile(r"[A-Za-z0-9][\w&:./+-]*(?: [A-Z][\w&:./+-]*){0,2}\Z", re.A)
"""A word that a text may be, or a few that all begin with capitals."""
_NOTE = re.compile(r" ?\([^()]*\)\Z")
_SLASHED = re.compile(r"[A-Za-z0-9_.:+-]+(?:/[A-Za-z0-9_.:+-]+)+\Z")


def fill_field(field: PageField, row: dict[str, str], place: PagePlace, words: Vocabulary) -> None:
    """Puts the cells of a row into a field."""
    row = {"type": "", **row}
    spanned, told = _SPANNED.match(row["type"]), _LISTED.match(row["type"])
    if spanned and type_of(spanned["type"], words):
        field.type = FieldPart(spanned["type"], place)
        field.ranges.append(FieldPart(spanned["range"].strip("()"), place))
    elif told and len(split_list(told["options"])) > 1:
        field.type = FieldPart(Enum.word, place)
        field.options, field.options_place = split_list(told["options"]), place
    elif type_of(row["type"], words) is None:
        field.unread += [row["type"]] if not words.is_nothing(row["type"]) else []
    else:
        field.type = FieldPart(row["type"], place)
    answer = row.get("required", "")
    beside = _BESIDE.match(answer)
    if beside:
        answer = beside["answer"]
    required = words.required.get(fold(answer), words.required.get(fold(_MARK.sub("", answer))))
    if required is not None:
        field.required = FieldPart("yes" if required else "no", place)
    elif words.is_sometimes(answer):
        field.condition = FieldPart(answer, place)
    elif not words.is_nothing(answer):
        field.unread.append(answer)
    default, text = row.get("default", ""), row.get("description", "")
    bounded = _BOUNDED.search(default)
    if bounded:
        default = default[: bounded.start()]
        if bounded["options"]:
            field.options, field.options_place = split_list(bounded["options"]), place
        else:
            field.ranges.append(FieldPart(bounded[0].strip(), place))
    elif " " in default and not text and "description" in row:
        # The empty cell of a default was lost, so that the description stands in its place.
        default, text = "", default
    if field.required is None and default.strip("()").casefold() in ("required", "optional"):
        # Some tables say in the cell of the default that there is none.
        field.required = FieldPart("no" if "optional" in default.casefold() else "yes", place)
        default = ""
    if beside and words.is_nothing(default):
        default = beside["default"].strip("\"'")
    if _UNSAID.match(default):
        field.unread.append(default)
    elif not words.is_nothing(default):
        field.default = FieldPart(default, place)
    quoted = _QUOTED.findall(row.get("range", ""))
    kind = type_of(field.type.text, words) if field.type else None
    if len(quoted) > 1 and not _QUOTED.sub("", row["range"]).strip(" ,/|、"):
        field.options = quoted
        field.options_place = place
    elif kind and _SLASHED.match(row.get("range", "")):
        if not takes(kind.kind, ("wire",)) or needs(kind.kind, "options"):
            field.options, field.options_place = row["range"].split("/"), place
    elif field.type and _bare_enum(field.type.text, words) and _NUMBERS.match(row.get("range", "")):
        # A choice of numbers is a number.
        field.type = FieldPart(Integer.word, place)
        field.options, field.options_place = row["range"].split(), place
    elif kind and _lists_values(row.get("range", ""), kind.kind):
        field.options, field.options_place = split_list(row["range"]), place
    elif not words.is_nothing(row.get("range", "")):
        field.ranges.append(FieldPart(row["range"], place))
    listed = _without_notes([one.strip("\"'") for one in split_list(row.get("options", ""))])
    if len(listed) == 1 and kind and takes(kind.kind, ("minimum",)) and _RANGED.match(listed[0]):
        field.ranges.append(FieldPart(listed[0], place))
    elif len(listed) == 1 and " " in listed[0]:
        text = f"{text} {listed[0]}".strip()
    elif listed and not words.is_nothing(row["options"]):
        field.options = listed
        field.options_place = place
    field.description = passage([(place.line, text)])


def _lists_values(cell: str, kind: str) -> bool:
    """Whether a cell for the range lists what a value may be: words of a text or a choice, or more than two numbers."""
    listed = split_list(cell)
    figures = [number(one) is not None for one in listed]
    if numeric(kind):
        return len(listed) > 2 and all(figures)
    wordy = is_text(kind) or needs(kind, "options")
    return (
        wordy and len(listed) > 1 and not all(figures) and all(_WORD.match(one) for one in listed)
    )


def _without_notes(listed: list[str]) -> list[str]:
    """Options without a note in brackets behind each: ``url (an address)``."""
    bare = [_NOTE.sub("", one) for one in listed]
    return bare if all(one and not re.search(r"[\s()]", one) for one in bare) else listed


def _bare_enum(text: str, words: Vocabulary) -> bool:
    found = type_of(text, words)
    return found is not None and needs(found.kind, "options")
