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

CellsByUse = dict[str, str]
"""The cells of a row by what they hold."""
_NEEDED = ("required", "optional")
_QUOTED = re.compile(r'"([^"]{1,60})"')
_BOUNDED = re.compile(
    r"(?:^| )(?:(?:Min: ?-?[\d.]+)?(?:(?:^| )?Max: ?-?[\d.]+)?|Options: ?(?P<options>\S.*))\Z(?<=\S)"
)
"""Limits or options behind a default, in one cell with it."""
_ANSWER_AND_DEFAULT = re.compile(
    r"(?P<answer>\w+) ?[(,] ?defaults?(?: to)? ?[:=]? ?(?P<default>[^()]+?)\)?\Z", re.I
)
"""A default in the cell that says whether a key is required."""
_NUMBERS = re.compile(r"\d+(?: \d+)+\Z")
_RANGED_TYPE = re.compile(
    r"(?P<type>[A-Za-z]+\d*) ?(?P<range>\(-?[\d.]+ ?(?:-|to|,) ?-?[\d.]+\))\Z"
)
"""A type with its range: ``int (1-150)``."""
_CHOICE = re.compile(r"(?:\w+ \| )?enum ?: ?(?P<options>[^:]+(?::[^:]+)*)\Z", re.I)
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


def fill_field(field: PageField, row: CellsByUse, place: PagePlace, words: Vocabulary) -> None:
    """Puts the cells of a row into a field."""
    filler = _Filler(field, row, place, words)
    filler.put_type()
    filler.put_required()
    filler.put_default()
    filler.put_range()
    filler.put_options()
    field.description = passage([(place.line, filler.text)])


class _Filler:
    """Puts one cell after the other into a field; some cells hold what belongs into another one."""

    def __init__(
        self, field: PageField, row: CellsByUse, place: PagePlace, words: Vocabulary
    ) -> None:
        self.field = field
        self.row = row
        self.place = place
        self.words = words
        self.text = row.get("description", "")
        self.default_beside = ""
        """The default in the cell that says whether the key is required."""

    def put_type(self) -> None:
        """The type, with a range or with options in its cell."""
        cell = self.row.get("type", "")
        ranged, chosen = _RANGED_TYPE.match(cell), _CHOICE.match(cell)
        if ranged and type_of(ranged["type"], self.words):
            self.field.type = self._part(ranged["type"])
            self._add_range(ranged["range"].strip("()"))
        elif chosen and len(options := split_list(chosen["options"])) > 1:
            self.field.type = self._part(Enum.word)
            self._put_options(options)
        elif type_of(cell, self.words) is not None:
            self.field.type = self._part(cell)
        elif not self.words.is_nothing(cell):
            self.field.unread.append(cell)

    def put_required(self) -> None:
        """Whether the key is required, perhaps with a default behind it."""
        answer = self.row.get("required", "")
        beside = _ANSWER_AND_DEFAULT.match(answer)
        if beside:
            answer, self.default_beside = beside["answer"], beside["default"].strip("\"'")
        bare = fold(_MARK.sub("", answer))
        required = self.words.required.get(fold(answer), self.words.required.get(bare))
        if required is not None:
            self.field.required = self._part("yes" if required else "no")
        elif self.words.is_sometimes(answer):
            self.field.condition = self._part(answer)
        elif not self.words.is_nothing(answer):
            self.field.unread.append(answer)

    def put_default(self) -> None:
        """The default, without the limits or options behind it."""
        default = self._default_alone()
        if self.field.required is None and default.strip("()").casefold() in _NEEDED:
            # Some tables say in the cell of the default that there is none.
            self.field.required = self._part("no" if "optional" in default.casefold() else "yes")
            default = ""
        if self.default_beside and self.words.is_nothing(default):
            default = self.default_beside
        if _UNSAID.match(default):
            self.field.unread.append(default)
        elif not self.words.is_nothing(default):
            self.field.default = self._part(default)

    def _default_alone(self) -> str:
        """The cell of the default, less what belongs elsewhere."""
        default = self.row.get("default", "")
        bounded = _BOUNDED.search(default)
        if bounded:
            if bounded["options"]:
                self._put_options(split_list(bounded["options"]))
            else:
                self._add_range(bounded[0].strip())
            return default[: bounded.start()]
        if " " in default and not self.text and "description" in self.row:
            # The empty cell of a default was lost, so that the description stands in its place.
            self.text = default
            return ""
        return default

    def put_range(self) -> None:
        """A range, or options in the cell for it."""
        cell = self.row.get("range", "")
        if self.words.is_nothing(cell):
            return
        quoted = _QUOTED.findall(cell)
        kind = self._kind()
        chosen = needs(kind, "options")
        if len(quoted) > 1 and not _QUOTED.sub("", cell).strip(" ,/|"):
            self._put_options(quoted)
        elif kind and _SLASHED.match(cell):
            if chosen or not takes(kind, ("wire",)):
                self._put_options(cell.split("/"))
        elif chosen and _NUMBERS.match(cell):
            # A choice of numbers is a number.
            self.field.type = self._part(Integer.word)
            self._put_options(cell.split())
        elif kind and _lists_values(cell, kind):
            self._put_options(split_list(cell))
        else:
            self._add_range(cell)

    def put_options(self) -> None:
        """Options, or words about them."""
        cell = self.row.get("options", "")
        options = _without_notes([one.strip("\"'") for one in split_list(cell)])
        alone = options[0] if len(options) == 1 else ""
        if takes(self._kind(), ("minimum",)) and _RANGED.match(alone):
            self._add_range(alone)
        elif " " in alone:
            self.text = f"{self.text} {alone}".strip()
        elif options and not self.words.is_nothing(cell):
            self._put_options(options)

    def _kind(self) -> str:
        """The kind that the field's type names, or empty."""
        found = type_of(self.field.type.text, self.words) if self.field.type else None
        return found.kind if found else ""

    def _part(self, text: str) -> FieldPart:
        return FieldPart(text, self.place)

    def _add_range(self, text: str) -> None:
        self.field.ranges.append(self._part(text))

    def _put_options(self, options: list[str]) -> None:
        self.field.options, self.field.options_place = options, self.place


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
