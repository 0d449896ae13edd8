"""Fields written out: prose under "name — type, required", and dumps of reference pages."""

from __future__ import annotations

import re
from collections.abc import Set

from .extract import Extract, FieldPart, PageField
from .lines import passage
from .sheet import Sheet
from .types import PageType, type_of
from .values import split_list
from .vocabulary import Vocabulary

_NAME = re.compile(r"[A-Za-z_][\w.\[\]-]{0,63}\Z")
_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\Z")
_HEADED = re.compile(r"(?P<name>[A-Za-z_][\w.\[\]-]{0,63})(?: [—-]+ |: ?| \()(?P<rest>.{3,200})\Z")
_DEFAULT = re.compile(
    r"(?:defaults? to|default value(?: is)?|default is|default\b) ?[:=]? ?(?P<value>.*)\Z", re.I
)
_RANGED = re.compile(
    r"(?:required range|range|maximum string length|minimum string length|required string length"
    r"|required array length|maximum array length|minimum array length|maximum|minimum) ?: ?(?P<value>.+)\Z",
    re.I,
)
_OPTIONS = re.compile(
    r"(?:available options|options|allowed values|possible values) ?: ?(?P<value>.*)\Z", re.I
)
_BOUNDED = re.compile(r"(?P<kind>\w+) ?(?P<limits>[\[(] ?-?\d.*)\Z")
"""A type with its limits behind it: ``integer [0 .. 9]``."""
_STRESS = re.compile(r"(?<!\w)_(\w+)_(?!\w)")
_PLACES = frozenset({"header", "path", "query", "body"})
_ROLES = frozenset({"params", "response", "auth"})
_CONDITION = re.compile(
    r"(?:required|optional|mandatory|必填|必选|必传)[ ,(]+(?:but |only )?(?:if|when|unless|for|with|without|in|当|若|仅)\b",
    re.I,
)
_CHANGES = re.compile(r", (?=(?:required|optional|default|nullable)\b)")


def read_entries(sheet: Sheet, words: Vocabulary, used: Set[int]) -> Extract:
    """Takes every field that has a head of its own, from lines that are not `used`."""
    reader = _Entries(sheet, words, used)
    index = 0
    while index < len(sheet.lines):
        line = sheet.lines[index]
        if sheet.roles[index] in _ROLES and not line.cells and not reader.is_used(index):
            index = reader.at(index)
        else:
            reader.close()
            index += 1
    reader.close()
    return reader.found


class _Entries:
    def __init__(self, sheet: Sheet, words: Vocabulary, used: Set[int]) -> None:
        self.sheet = sheet
        self.used = used
        self.found = Extract()
        self.words = words
        self.field: PageField | None = None
        self.parts: list[tuple[int, str]] = []
        self.dump = False
        self.nameless = False

    def is_used(self, index: int) -> bool:
        """Whether a reader has understood the line of that index."""
        return index in self.used or index in self.found.lines

    def at(self, index: int) -> int:
        """Reads the line at `index`, and what belongs to it; returns the next index."""
        text = self.sheet.lines[index].text
        behind = self._head(index, text)
        if behind:
            return behind
        if self.dump or self.sheet.lines[index].bullet:
            behind = self._mark(index, text)
            if behind:
                return behind
        if text and self.field is not None and not self.nameless:
            self.parts.append((self.sheet.lines[index].number, text))
        return index + 1

    def close(self) -> None:
        """Ends the field that is open."""
        if self.field is not None and not self.nameless:
            self.field.description = passage(self.parts)
            self.found.fields.append(self.field)
        self.field, self.parts, self.dump, self.nameless = None, [], False, False

    def _open(self, index: int, name: str, kind: str, type_index: int, dump: bool) -> PageField:
        self.close()
        self.found.lines |= {index, type_index}
        field = PageField(name, self.sheet.place(index, name), self.sheet.roles[index])
        # In these shapes only a required key is marked.
        field.required = FieldPart("no", field.place)
        field.type = FieldPart(kind, self.sheet.place(type_index, name))
        self.field, self.dump = field, dump
        return field

    def _head(self, index: int, text: str) -> int:
        """The index behind the head of a new field, or 0 when none begins here."""
        headed = _HEADED.match(text)
        rest = _STRESS.sub(r"\1", headed["rest"]).rstrip(":").rstrip(")") if headed else ""
        if headed and self._prose(index, headed["name"], rest):
            return index + 1
        if _NAME.match(text):
            below = self._below(index)
            if below and self._type(self.sheet.lines[below].text):
                self._open(index, text, self.sheet.lines[below].text, below, dump=True)
                return below + 1
        if self.dump and self._untyped(index, text):
            self.close()
            field = PageField(text, self.sheet.place(index, text), self.sheet.roles[index])
            field.required = FieldPart("no", field.place)
            self.found.lines.add(index)
            self.field, self.dump = field, True
            return index + 1
        one = text.split(" ", 1)
        if len(one) == 2 and _NAME.match(one[0]) and self._one_line(index, one[0], one[1]):
            return index + 1
        if self.dump and self._type(text) and not self.words.required.get(text.casefold()):
            # A type without a name: the field before must not get what belongs to this one.
            self.close()
            self.field = PageField("", self.sheet.place(index), self.sheet.roles[index])
            self.nameless = self.dump = True
        return 0

    def _untyped(self, index: int, text: str) -> bool:
        """Whether a field begins here whose type the page does not print: a key, and a mark right below it."""
        lines = self.sheet.lines
        if not _KEY.match(text) or self._type(text) or index + 1 >= len(lines):
            return False
        if text in self.words.required or text in _PLACES:
            return False
        if index and lines[index - 1].text and not self.is_used(index - 1):
            return False
        below = lines[index + 1].text
        marked = _DEFAULT.match(below) or _RANGED.match(below) or _OPTIONS.match(below)
        return bool(marked) or below.casefold() in self.words.required

    def _below(self, index: int) -> int:
        """The index of the next line with text under the same heading, or 0."""
        below = self.sheet.below(index)
        if below == len(self.sheet.lines) or self.sheet.roles[below] != self.sheet.roles[index]:
            return 0
        return below

    def _type(self, text: str) -> PageType | None:
        return type_of(text, self.words)

    def _prose(self, index: int, name: str, rest: str) -> bool:
        kind, *changes = _CHANGES.split(rest)
        if self._type(kind) is None:
            return False
        field = self._open(index, name, kind, index, dump=False)
        for change in changes:
            self._change(field, index, change)
        return True

    def _one_line(self, index: int, name: str, rest: str) -> bool:
        """A dump that was flattened: ``prompt string required``."""
        changed = re.split(r" (?=(?:required|optional|default ?:)\b)", rest)
        bounded = _BOUNDED.match(changed[0])
        kind = bounded["kind"] if bounded else changed[0]
        if self._type(kind) is None:
            return False
        field = self._open(index, name, kind, index, dump=True)
        if bounded:
            field.ranges.append(FieldPart(bounded["limits"], self.sheet.place(index, name)))
        for change in changed[1:]:
            self._change(field, index, change)
        return True

    def _change(self, field: PageField, index: int, text: str) -> bool:
        place = self.sheet.place(index, field.name)
        required = self.words.required.get(text.casefold())
        default = _DEFAULT.match(text)
        if required is not None and text.casefold() not in ("true", "false", "yes", "no"):
            field.required = FieldPart("yes" if required else "no", place)
        elif text.casefold() in self.words.sometimes or _CONDITION.match(text):
            field.required, field.condition = None, FieldPart(text, place)
        elif default:
            field.default = FieldPart(default["value"].strip(), place)
        elif text.casefold() not in _PLACES:
            return False
        return True

    def _mark(self, index: int, text: str) -> int:
        """The index behind a line such as ``default:1`` of a dump, or 0."""
        field = self.field
        if field is None or not text:
            return 0
        if self._change(field, index, text):
            self._use(index)
            return index + 1
        ranged = _RANGED.match(text)
        if ranged:
            field.ranges.append(FieldPart(text, self.sheet.place(index, field.name)))
            self._use(index)
            return index + 1
        listed = _OPTIONS.match(text)
        if listed is None:
            return 0
        field.options_place = self.sheet.place(index, field.name)
        self._use(index)
        return self._listed(field, index, listed["value"])

    def _listed(self, field: PageField, index: int, first: str) -> int:
        """Options on the lines below, for as long as a line ends with a comma."""
        texts = [first] if first else []
        numbers = [self.sheet.lines[index].number] if first else []
        index += 1
        while index < len(self.sheet.lines) and (not texts or texts[-1].endswith(",")):
            text = self.sheet.lines[index].text
            if text:
                if self.is_used(index):
                    break
                texts.append(text)
                numbers.append(self.sheet.lines[index].number)
                self._use(index)
            index += 1
        listed = [
            (one.strip('"'), number)
            for text, number in zip(texts, numbers, strict=True)
            for one in split_list(text)
        ]
        field.options = [one for one, _ in listed]
        field.options_lines = [number for _, number in listed]
        return index

    def _use(self, index: int) -> None:
        if not self.nameless:
            self.found.lines.add(index)
