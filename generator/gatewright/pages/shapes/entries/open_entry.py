"""A field that is open: what the lines below its head say of it."""

from __future__ import annotations

import re
from collections.abc import Set

from ...text.lines import passage
from ...words.known_limits import needs, takes
from ...words.required import needed_below
from ...words.types import PageType, type_of
from ...words.values import split_list
from ...words.vocabulary import Vocabulary
from ..extract import Extract, FieldPart, PageField
from ..heads import NAME, Head, glues_heads
from ..sheet import Sheet
from .attributes import attributes_of, behind_is_apart
from .labels import labels_in, put_attributes, put_labels
from .open_heads import key_at
from .option_lists import is_default, option_run

_OPTIONAL = re.compile(rf"{NAME}: optional \S")
DEFAULT = re.compile(
    r"(?:defaults? to|default value(?: is)?|default is|default\b) ?[:=]? ?(?P<value>.*)\Z", re.I
)
RANGED = re.compile(
    r"(?:required range|range|maximum string length|minimum string length|required string length"
    r"|required array length|maximum array length|minimum array length|maximum|minimum) ?: ?(?P<value>.+)\Z",
    re.I,
)
OPTIONS = re.compile(
    r"(?:available options|options|allowed values|accepted values|possible values|enum) ?: ?(?P<value>.*)\Z",
    re.I,
)
INTERVAL = re.compile(
    r"(?:[\[(] ?-?\d+ ?\.\. ?-?\d+ ?[\])]|[<>]=? ?-?\d+)(?: (?:characters|items))?\Z"
)
"""Limits that stand alone on a line."""
_DEFAULT_BELOW = re.compile(r"default ?:\Z", re.I)
_VALUE = re.compile(r"\"[^\"]{1,60}\"\Z|-?\d+(?:\.\d+)?\Z")
"""A value that stands alone on a line."""
_ONE_WORD = re.compile(r"[\w.:/+-]{1,60}\Z")
"""What may stand as a value below a label: the page has put it there."""
PLACES = frozenset({"header", "path", "query", "body"})
_CONDITION = re.compile(
    r"(?:required|optional|mandatory|必填|必选|必传)[ ,(]+(?:but |only )?(?:if|when|unless|for|with|without|in|当|若|仅)\b",
    re.I,
)

_WORD = re.compile(r"\S{1,60}(?: \([^()]{1,80}\))?\Z")
_NOTE = re.compile(r" \([^()]{1,80}\)\Z")


class OpenEntry:
    """Reads what belongs to the field that is open."""

    def __init__(self, sheet: Sheet, words: Vocabulary, used: Set[int]) -> None:
        self.sheet = sheet
        self.used = used
        self.found = Extract()
        self.words = words
        self.field: PageField | None = None
        self.parts: list[tuple[int, str]] = []
        self.dump = False
        self.nameless = False
        self.ticked: list[str] = []
        self.indent = -1
        """Blanks before the bullet that the open field began with; -1: it began with none."""
        self.outer: list[tuple[int, PageField]] = []
        """Fields whose keys may be listed below them, each with the blanks before it."""
        self.headed: list[tuple[int, PageField]] = []
        """Fields that headings began, each with the level of its heading."""
        self.marks_optional = any(_OPTIONAL.match(one.text) for one in sheet.lines if one.bullet)
        """Whether the page marks what may be left out, and not what is required."""
        heads = [one.head for one in sheet.lines if one.head and one.head.name]
        self.asks = any(one.role != "response" for one in heads)
        """Whether a component describes a param."""
        self.marks_first = False
        """Whether the page says that a field is required before it says its type; such dumps show keys of objects too."""
        self.glues = glues_heads(one.text for one in sheet.lines if not (one.cells or one.code))
        """Whether the page writes names and types without a blank between them."""
        self.holder: PageField | None = None
        """The last object in a dump; what follows below its heading may be a key of it."""
        self.spread_level = 0
        """The level of the headings that are names of such fields; 0: none is."""
        self.spread = False
        """Whether the type of the open field stands on a line below its name."""
        self.within = False
        """Whether a component is open: all lines up to its end belong to it."""

    def is_used(self, index: int) -> bool:
        """Whether a reader has understood the line of that index."""
        return index in self.used or index in self.found.lines

    def close(self) -> None:
        """Ends the field that is open."""
        if self.field is not None and not self.nameless:
            self.field.description = passage(self.parts)
            self.field.ticked = tuple(self.ticked)
            self.found.fields.append(self.field)
        self.field, self.parts, self.dump, self.nameless = None, [], False, False
        self.ticked, self.indent, self.within = [], -1, False

    def _open(self, index: int, name: str, kind: str, type_index: int, dump: bool) -> PageField:
        self.close()
        self.found.lines |= {index, type_index}
        field = PageField(name, self.sheet.place(index, name), self.sheet.roles[index])
        # In these shapes only a required key is marked.
        field.required = FieldPart("no", field.place)
        field.type = FieldPart(kind, self.sheet.place(type_index, name))
        if self.holder is not None and self.holder.place.heading == field.place.heading:
            field.behind = self.holder.name
        if self.marks_first and type_index > index and self._has_keys(field):
            self.holder = field
        self.field, self.dump = field, dump
        return field

    def _begin(self, index: int, head: Head, role: str) -> PageField:
        """Opens a field of which one line says several things."""
        self.close()
        self.found.lines.add(index)
        if head.required is None and not head.condition:
            head.required = needed_below(self.sheet.headings[index]) or None
        field = head.field(self.sheet.place(index, head.name), role, self.words)
        self.field = field
        return field

    def _has_keys(self, field: PageField) -> bool:
        found = self._type(field.type.text) if field.type else None
        if found is None:
            return False
        held = found.items if needs(found.kind, "items") else found.kind
        return not held or takes(held, ("fields",))

    def _change(self, field: PageField, index: int, text: str) -> bool:
        place = self.sheet.place(index, field.name)
        required = self.words.required.get(text.casefold())
        default = DEFAULT.match(text)
        if required is not None and text.casefold() not in ("true", "false", "yes", "no"):
            field.required = FieldPart("yes" if required else "no", place)
        elif text.casefold() in self.words.sometimes or _CONDITION.match(text):
            field.required, field.condition = None, FieldPart(text, place)
        elif default:
            field.default = FieldPart(default["value"].strip().removesuffix("."), place)
        elif text.casefold() not in PLACES:
            return False
        return True

    def _mark(self, index: int, text: str) -> int:
        """The index behind a line such as ``default:1`` of a dump, or 0."""
        field = self.field
        if field is None or not text:
            return 0
        below = self.sheet.below(index)
        if _DEFAULT_BELOW.match(text) and below < len(self.sheet.lines):
            shown = self.sheet.lines[below].text
            if _VALUE.match(shown) or _ONE_WORD.match(shown):
                self.found.lines |= {index, below}
                field.default = FieldPart(shown, self.sheet.place(below, field.name))
                return below + 1
        if self._change(field, index, text):
            self._use(index)
            return index + 1
        said = attributes_of(text, self.words, self.ticked_at(index))
        if said.whole and not said.type:
            put_attributes(field, said, self.sheet.place(index, field.name))
            self._use(index)
            return index + 1
        ranged = RANGED.match(text) or INTERVAL.match(text)
        if ranged:
            field.ranges.append(FieldPart(text, self.sheet.place(index, field.name)))
            self._use(index)
            return index + 1
        listed = OPTIONS.match(text)
        if listed is None:
            return 0
        field.options_place = self.sheet.place(index, field.name)
        self._use(index)
        return self._read_option_list(field, index, listed["value"])

    def _type_line(self, index: int) -> int:
        """The index behind a line that says the type of the open field, and what else there is to say; or 0."""
        field = self.field
        if field is None or field.type or not self.dump or self.nameless:
            return 0
        if self.sheet.lines[index].bullet and self.sheet.lines[index].indent <= self.indent:
            return 0
        text, ticked = self.sheet.lines[index].text, self.ticked_at(index)
        said = attributes_of(text, self.words, ticked)
        if not said.type or not (said.whole or behind_is_apart(text, said)):
            return 0
        put_attributes(field, said, self.sheet.place(index, field.name))
        behind = text[said.end :].lstrip(" .,;)|")
        if behind:
            self.parts.append((self.sheet.lines[index].number, behind))
            self.ticked += ticked
        self._use(index)
        return index + 1

    def ticked_at(self, index: int) -> list[str]:
        """What stands in code marks on a line."""
        return [one for cell in self.sheet.lines[index].ticked for one in cell]

    def _read_option_list(self, field: PageField, index: int, first: str) -> int:
        """Options on the lines below, for as long as a line ends with a comma."""
        texts = [first] if first else []
        numbers = [self.sheet.lines[index].number] if first else []
        index += 1
        below = self.sheet.below(index - 1)
        bullets = not first and below < len(self.sheet.lines) and self.sheet.lines[below].bullet
        alone = not first and not bullets and self._is_value(below)
        while index < len(self.sheet.lines) and (
            not texts or texts[-1].endswith(",") or bullets or alone or self._goes_on(index)
        ):
            line = self.sheet.lines[index]
            if bullets and line.text and not (line.bullet and _WORD.match(line.text)):
                break
            if alone and line.text and not self._is_value(index):
                break
            text = _NOTE.sub("", line.text) if bullets else line.text
            if text:
                if self.is_used(index):
                    break
                texts.append(text)
                numbers.append(self.sheet.lines[index].number)
                self._use(index)
            index += 1
        listed = [
            (one.strip('" '), number)
            for text, number in zip(texts, numbers, strict=True)
            for one in split_list(text)
        ]
        field.options = [one for one, _ in listed]
        field.options_lines = [number for _, number in listed]
        return index

    def _goes_on(self, index: int) -> bool:
        """Whether the next line with text begins with the comma behind the last option."""
        lines = self.sheet.lines
        below = index if lines[index].text else self.sheet.below(index)
        return below < len(lines) and lines[below].text.startswith(",")

    def _is_value(self, index: int) -> bool:
        """Whether nothing but a value stands on a line."""
        lines = self.sheet.lines
        return (
            index < len(lines) and not lines[index].level and bool(_VALUE.match(lines[index].text))
        )

    def _says_more(self, text: str) -> bool:
        """Whether a line has labels of the open field, and is not a field that is called like a label."""
        told = labels_in(text) if self.field is not None else []
        return bool(told) and not (told[0][0] == "type" and self.field and self.field.type)

    def _labels(self, index: int, text: str) -> int:
        """The index behind a line of labels and values of the open field, or 0."""
        field = self.field
        labels = labels_in(text) if field is not None and not self.nameless else []
        if labels and key_at(self.sheet.lines[index]):
            return 0
        if field is None or not labels:
            return 0
        self._use(index)
        described = put_labels(field, labels, self.sheet.place(index, field.name), self.words)
        self.parts += [(self.sheet.lines[index].number, one) for one in described]
        self.ticked += [one for cell in self.sheet.lines[index].ticked for one in cell if described]
        return index + 1

    def _run(self, index: int) -> int:
        """The index behind a list of options below the open field, or 0."""
        field, lines = self.field, self.sheet.lines
        if field is None or field.options or self._has_keys(field) or self.nameless:
            return 0
        deeper = self.indent >= 0 and lines[index].indent > self.indent
        default = field.default.text if field.default else ""
        run = option_run(lines, index, self.parts[-1][1] if self.parts else "", deeper, default)
        for word, at in run:
            self._use(at)
            if is_default(lines[at].text) and field.default is None:
                field.default = FieldPart(word, self.sheet.place(at, field.name))
        if not run:
            return 0
        field.options = [word for word, _ in run]
        field.options_place = self.sheet.place(run[0][1], field.name)
        field.options_lines = [lines[at].number for _, at in run]
        return run[-1][1] + 1

    def _use(self, index: int) -> None:
        if not self.nameless:
            self.found.lines.add(index)

    def _type(self, text: str) -> PageType | None:
        return type_of(text, self.words)

    def _below(self, index: int) -> int:
        """The index of the next line with text under the same heading, or 0."""
        below = self.sheet.below(index)
        if below == len(self.sheet.lines) or self.sheet.roles[below] != self.sheet.roles[index]:
            return 0
        return below
