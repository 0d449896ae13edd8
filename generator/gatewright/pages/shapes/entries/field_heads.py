"""Where a field begins, by the line itself, by the lines below it, and by what examples show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...text.lines import Line
from ...words.known_limits import is_text, needs
from ..extract import FieldPart
from ..heads import Head
from ..shown_keys import ShownKeys
from .attributes import attributes_of, behind_is_apart, limits_are_left
from .labels import labels_in, put_attributes
from .open_entry import OpenEntry
from .open_heads import key_at, named_head, open_head

ROLES = frozenset({"params", "response", "auth"})
_ID = re.compile(r"(?=.*\d)(?=.*[./-])[\w./:@+-]+\Z", re.A)
"""What is the id of a model sooner than the name of a key."""
_SPREAD = 5
"""Lines of a field down to the one with its type."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is known of the fields under one heading."""

    heading: str
    asks: bool


class FieldHeads(OpenEntry):
    """Finds the heads of fields that no fixed shape has."""

    shown = ShownKeys(frozenset(), frozenset(), frozenset())
    asks_at = Asking("\0", False)

    def _open_head(self, index: int, line: Line) -> Head | None:
        """A head with its parts in any order, where a heading or an example says that params are listed."""
        head = open_head(line, self.words, self.shown.asked)
        below = self.sheet.below(index)
        # A heading above a table names what the table is about.
        tabled = line.level and below < len(self.sheet.lines) and self.sheet.lines[below].cells
        if head is None or tabled:
            return None
        if self.sheet.roles[index] in ROLES:
            return head
        if self.asks_at.heading != self.sheet.headings[index]:
            self.asks_at = Asking(self.sheet.headings[index], self._is_asked_below(index))
        return head if self.asks_at.asks else None

    def names_model(self, index: int) -> bool:
        """Takes the id of the model, where it stands alone below the head of the key that names it."""
        field, line = self.field, self.sheet.lines[index]
        if field is None or field.name != "model" or self.parts or not _ID.match(line.text):
            return False
        self.parts.append((line.number, line.text))
        self.ticked += self.ticked_at(index)
        return True

    def narrows_type(self, index: int) -> bool:
        """Takes a line that calls the text of the line above a choice: ``string`` and ``enum`` below it."""
        field, text = self.field, self.sheet.lines[index].text
        if field is None or field.type is None or self.parts or self.nameless or not self.dump:
            return False
        known, told = self._type(field.type.text), self._type(text)
        if not (known and is_text(known.kind) and told and needs(told.kind, "options")):
            return False
        field.type = FieldPart(text, self.sheet.place(index, field.name))
        self._use(index)
        return True

    def head_above_attributes(self, index: int, name: str, below: int) -> int:
        """The index behind a name above a line that says nothing but its type and more: ``number, default 0.3``; or 0."""
        said = attributes_of(self.sheet.lines[below].text, self.words, self.ticked_at(below))
        if not (said.type and said.whole) or name.casefold() in self.words.required:
            return 0
        field = self._open(index, name, said.type, below, dump=True)
        put_attributes(field, said, self.sheet.place(below, name))
        return below + 1

    def _is_asked_below(self, index: int) -> bool:
        """Whether the fields under the heading of a line are those of a request: examples show some of them."""
        heading = self.sheet.headings[index]
        for at in range(index, len(self.sheet.lines)):
            if self.sheet.headings[at] != heading:
                break
            head = open_head(self.sheet.lines[at], self.words, self.shown.asked)
            if head and (head.name in self.shown.asked or head.name in self.shown.only_answered):
                return head.name in self.shown.asked
        return False

    def _sibling_head(self, index: int, line: Line) -> Head | None:
        """The head of a field that is listed like the one before, and whose type is not said there."""
        field = self.field
        if field is None or self.within or line.level or self._type_below(index, True):
            return None
        head = named_head(line, self.words, self.shown.asked, False)
        if head is None or not head.behind or head.name == field.name or not key_at(line):
            return None
        head.shape = "sibling"
        if line.bullet:
            told = self.parts[-1][1] if self.parts else ""
            return head if self.indent == line.indent and not told.endswith(":") else None
        return head if head.name in self.shown.asked and self.indent < 0 else None

    def _spread_head(self, index: int, line: Line) -> Head | None:
        """The head of a field whose type stands on a line below: a name alone, or a name and what it does."""
        asked = self.sheet.roles[index] in ROLES
        head = named_head(line, self.words, self.shown.asked, asked or line.level > 0)
        beside = line.level > 0 and line.level == self.spread_level
        known = head is not None and (asked or beside or head.name in self.shown.asked)
        if head is None or not (known or line.level) or not self._type_below(index, known):
            return None
        self.spread_level = line.level if known else self.spread_level
        return head

    def _type_below(self, index: int, freely: bool = False) -> bool:
        """Whether the lines below that belong to a line say a type: with a label, or `freely` beside nothing else."""
        lines = self.sheet.lines
        own = lines[index]
        at, seen = self.sheet.below(index), 0
        while at < len(lines) and seen < _SPREAD:
            line = lines[at]
            if line.level or line.cells or line.code or self.is_used(at):
                return False
            if line.bullet and own.bullet and line.indent <= own.indent:
                return False
            for meaning, _, value in labels_in(line.text):
                if meaning == "type" and attributes_of(value, self.words).type:
                    return True
            said = attributes_of(line.text, self.words, self.ticked_at(at)) if freely else None
            if said and said.type:
                return (
                    said.whole
                    or limits_are_left(line.text, said)
                    or (not seen and behind_is_apart(line.text, said))
                )
            if named_head(line, self.words, self.shown.asked, True):
                return False
            at, seen = self.sheet.below(at), seen + 1
        return False
