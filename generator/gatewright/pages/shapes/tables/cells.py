"""The cells of a table's row → a field."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ....runtime.rules.kinds import Enum, Integer
from ...facts import PagePlace
from ...text.lines import passage
from ...words.known_limits import needs
from ...words.types import PageType, type_of
from ...words.values import split_list
from ...words.vocabulary import Vocabulary
from ..columns import answer_of, type_head
from ..extract import FieldPart, PageField
from ..heads import Head
from .values import put_values

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
_UNSAID = re.compile(
    r"(?=\S+ )(?:.*\b(?:defaults?|depend\w*|varies|random\w*)\b|(?:the )?(?:model|server|provider|system)(?:'s)? \w+\Z)",
    re.I,
)
"""Words of a default that say where the value comes from, and not what it is."""


def fill_field(
    field: PageField,
    row: dict[str, str],
    ticked: Mapping[str, tuple[str, ...]],
    place: PagePlace,
    words: Vocabulary,
) -> None:
    """Puts the cells of a row into a field; `ticked` is what stands in code marks in them."""
    _put_type(field, row.get("type", ""), place, words)
    beside = _put_answer(field, row.get("required", ""), place, words)
    default, text = row.get("default", ""), row.get("description", "")
    if " " in default and not text and "description" in row and not _BOUNDED.search(default):
        # The empty cell of a default was lost, so that the description stands in its place.
        default, text = "", default
    _put_default(field, default, beside, place, words)
    kind = type_of(field.type.text, words) if field.type else None
    if kind and needs(kind.kind, "options") and _NUMBERS.match(row.get("range", "")):
        # A choice of numbers is a number.
        field.type, kind = FieldPart(Integer.word, place), PageType(Integer.word)
        row = {**row, "range": ", ".join(row["range"].split())}
    for column in ("range", "options"):
        cell = row.get(column, "")
        if not words.is_nothing(cell):
            said = kind.kind if kind else ""
            more = put_values(field, cell, ticked.get(column, ()), said, place, column == "options")
            text = f"{text} {more}".strip()
    field.description = passage([(place.line, text)])


def put_head(field: PageField, head: Head, place: PagePlace, words: Vocabulary) -> None:
    """Puts what stands in brackets behind a name, or a type, into a field, as far as no cell of its own says it."""
    said = head.field(place, field.role, words)
    field.type = field.type or said.type
    if head.required is not None:
        field.required = field.required or said.required
    field.default = field.default or said.default
    field.ranges += said.ranges
    field.unread += said.unread
    if said.options and not field.options:
        field.options, field.options_place = said.options, place


def _put_type(field: PageField, cell: str, place: PagePlace, words: Vocabulary) -> None:
    spanned, told = _SPANNED.match(cell), _LISTED.match(cell)
    if spanned and type_of(spanned["type"], words):
        field.type = FieldPart(spanned["type"], place)
        field.ranges.append(FieldPart(spanned["range"].strip("()"), place))
    elif told and len(split_list(told["options"])) > 1:
        field.type = FieldPart(Enum.word, place)
        field.options, field.options_place = split_list(told["options"]), place
    elif type_of(cell, words) is not None:
        field.type = FieldPart(cell, place)
    elif head := type_head(cell, words):
        put_head(field, head, place, words)
    elif not words.is_nothing(cell):
        field.unread.append(cell)


def _put_answer(field: PageField, answer: str, place: PagePlace, words: Vocabulary) -> str:
    """Puts the cell that says whether a key is required into a field; returns a default in it."""
    beside = _BESIDE.match(answer)
    if beside:
        answer = beside["answer"]
    required = answer_of(answer, words)
    if required is not None:
        field.required = FieldPart("yes" if required else "no", place)
    elif words.is_sometimes(answer):
        field.condition = FieldPart(answer, place)
    elif not words.is_nothing(answer):
        field.unread.append(answer)
    return beside["default"].strip("\"'") if beside else ""


def _put_default(
    field: PageField, default: str, beside: str, place: PagePlace, words: Vocabulary
) -> None:
    """Puts the cell of the default into a field; `beside` is one that stands in another cell."""
    bounded = _BOUNDED.search(default)
    if bounded:
        default = default[: bounded.start()]
        if bounded["options"]:
            field.options, field.options_place = split_list(bounded["options"]), place
        else:
            field.ranges.append(FieldPart(bounded[0].strip(), place))
    if default.strip("()").casefold() in ("required", "optional"):
        # Some tables say in the cell of the default that there is none.
        answer = "no" if "optional" in default.casefold() else "yes"
        field.required = field.required or FieldPart(answer, place)
        default = ""
    if beside and words.is_nothing(default):
        default = beside
    if _UNSAID.match(default):
        field.unread.append(default)
    elif not words.is_nothing(default):
        field.default = FieldPart(default, place)
