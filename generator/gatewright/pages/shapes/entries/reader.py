"""Fields written out: prose under "name — type, required", and dumps of reference pages."""

from __future__ import annotations

import re
from collections.abc import Set

from ...text.lines import FieldHead, Line
from ...words.vocabulary import Vocabulary
from ..extract import NOT_ASKED, Extract, FieldPart, PageField
from ..heads import NAME, STRESS, Head, bracketed_head, fused_head, glued_head, union_head
from ..sheet import Sheet
from ..shown_keys import ShownKeys
from .field_heads import ROLES, Asking, FieldHeads
from .open_entry import DEFAULT, OPTIONS, PLACES, RANGED

_NAME = re.compile(rf"{NAME}\Z")
_KEYS = re.compile(r"[A-Za-z_][\w-]*(?:\[\])?(?:\.[A-Za-z_][\w-]*(?:\[\])?)*\Z", re.A)
_EXAMPLE = re.compile(r"(?:examples?|示例值?):\Z", re.I)
_IS = re.compile(r"(?:is|are|为|是) ?")
"""Before a list of options, where a sentence about a key goes on."""
_SHOWN = re.compile(r"[\"\[{].*[\"\]}]\Z|-?\d[\d.]*\Z|(?:true|false|null)\Z")
"""The value of an example."""
_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\Z")
_HEADED = re.compile(rf"(?P<name>{NAME})(?: [—-]+ |: ?| \()(?P<rest>.{{3,200}})\Z")
_BOUNDED = re.compile(
    r"(?P<kind>\w+)(?: \(\w+\))? ?(?P<limits>[\[(] ?-?\d[^\])]*[\])]|[<>]=? ?-?\d[\d.]*)(?: (?:characters|items))?\Z"
)
"""A type with its limits behind it: ``integer [0 .. 9]``."""
_BESIDE = re.compile(
    r"(?P<type>[a-z]+(?:\[\])?)(?P<rest>Required|Optional|Defaults? (?:to )?\S+)\Z"
)
"""A type that has run together with what stands behind it."""
_FORMAT = re.compile(r"<[a-z-]{1,20}>\Z")
"""The format of a text, on the line below its type."""
_ADDRESS = re.compile(r"\[(?:path|query|header|cookie)\]", re.I)
_ENDS = (".", "!", "?", ")")
"""What the last line of a description ends with."""
_CHANGES = re.compile(r", (?=(?:required|optional|default|nullable)\b)")


def read_entries(sheet: Sheet, words: Vocabulary, used: Set[int], shown: ShownKeys) -> Extract:
    """Takes every field that has a head of its own, from lines that are not `used`.

    Where no heading says what a list is about, the keys that examples show do.
    """
    reader = _Entries(sheet, words, used)
    reader.shown = shown
    index = 0
    while index < len(sheet.lines):
        line = sheet.lines[index]
        free = not line.cells and not line.code and not reader.is_used(index)
        if line.head is not None:
            index = reader.component(index, line.head)
        elif free and (reader.within or sheet.roles[index] in ROLES):
            index = reader.at(index)
        elif free and sheet.roles[index] not in NOT_ASKED:
            index = reader.anywhere(index)
        else:
            reader.close()
            index += 1
    reader.close()
    return reader.found


class _Entries(FieldHeads):
    def at(self, index: int) -> int:
        """Reads the line at `index`, and what belongs to it; returns the next index."""
        line = self.sheet.lines[index]
        text = line.text
        if self.field is not None and _EXAMPLE.match(text):
            below = self.sheet.below(index)
            shown = below < len(self.sheet.lines) and _SHOWN.match(self.sheet.lines[below].text)
            return below + 1 if shown else index + 1
        if self.names_model(index) or self.narrows_type(index):
            return index + 1
        behind = self._type_line(index) or (0 if self.within else self.after_bullet(index, line))
        inner = line.bullet and bool(self.outer) and line.indent > self.outer[-1][0]
        if not (behind or inner or self.within or (self.dump and self._says_more(text))):
            behind = self._head(index, text) or self.after_bullet(index, line, late=True)
        if behind:
            return behind
        if self.dump or line.bullet:
            behind = self._labels(index, text) or self._mark(index, text) or self._run(index)
            if behind:
                return behind
        elif self.parts and self.parts[-1][1].endswith(":") and (behind := self._run(index)):
            return behind
        if line.level and not self.within:
            self._leave_headed(line)
            self.close()
        if text and self.field is not None and not self.nameless:
            self.parts.append((line.number, text))
            self.ticked += [one for cell in line.ticked for one in cell]
        return index + 1

    def anywhere(self, index: int) -> int:
        """Reads the line at `index` below a heading that is not known: only what cannot be anything else."""
        line = self.sheet.lines[index]
        behind = self.after_bullet(index, line, late=True)
        if behind:
            return behind
        listed = (
            self.indent >= 0
            or self.spread
            or self.asks_at == Asking(self.sheet.headings[index], True)
        )
        if self.field is not None and (line.bullet or not line.level) and listed:
            return self.at(index)
        self._leave_headed(line)
        self.close()
        return index + 1

    def component(self, index: int, head: FieldHead) -> int:
        """Opens the field of a component, or closes it; returns the next index."""
        self.close()
        self.found.lines.add(index)
        if head.name and _KEYS.match(head.name):
            role = self.sheet.roles[index]
            found = Head(head.name, head.type, head.required, head.default)
            # Some pages describe their requests with the components of answers.
            own = "" if role == "params" and not self.asks else head.role
            self._begin(index, found, own or (role if role in NOT_ASKED else "params"))
            self.dump = self.within = True
        return index + 1

    def after_bullet(self, index: int, line: Line, late: bool = False) -> int:
        """The index behind a bullet or a heading that begins a field in brackets, with labels or as a union, or 0.

        `late`: no other reader has taken the line for a head.
        """
        found = self._found_head(index, line, late)
        if found is None or (line.level and not _NAME.match(found.name)):
            return 0
        labelled = found.shape == "named" and line.level > 0
        role = self.sheet.roles[index]
        role = role if role in ROLES or role in NOT_ASKED else "params"
        role = "address" if _ADDRESS.match(found.behind) else role
        if not line.bullet:
            self.outer = []
        while self.outer and self.outer[-1][0] >= line.indent:
            self.outer.pop()
        self._leave_headed(line)
        if (labelled or line.bullet) and self.headed:
            if self._has_keys(self.headed[-1][1]):
                found.name = f"{self.headed[-1][1].name}.{found.name}"
            elif line.bullet:
                return 0
        if self.outer and line.bullet:
            if not self._has_keys(self.outer[-1][1]):
                return 0
            found.name = f"{self.outer[-1][1].name}.{found.name}"
        field = self._begin(index, found, role)
        self.indent = line.indent if line.bullet else 0 if found.shape == "fused" else -1
        # Below a head in a line of prose, prose goes on.
        self.dump = line.bullet or found.shape != "prose"
        if line.bullet:
            self.outer.append((line.indent, field))
        self.spread = found.shape == "named"
        field.untyped = found.shape == "sibling"
        if labelled:
            self.headed.append((line.level, field))
        if found.behind:
            self.ticked += _ticked_behind(line, found.behind)
            verb = _IS.match(found.behind)
            listed = verb and self.ticked and found.behind[verb.end() :].startswith(self.ticked[0])
            behind = found.behind[verb.end() :] if verb and listed else found.behind
            self.parts.append((line.number, behind))
        return index + 1

    def _found_head(self, index: int, line: Line, late: bool) -> Head | None:
        """The head that stands on a line, in the first shape that fits."""
        fused = fused_head(line.text) if self.glues else None
        if fused is not None:
            fused.shape = "fused"
        head = bracketed_head(line.text, self.words) or glued_head(line.text) or fused
        if head is None and line.bullet:
            in_code = any(line.text in cell for cell in line.ticked)
            head = union_head(line.text, self.words, self.marks_optional, in_code)
        head = head or self._open_head(index, line) or self._sibling_head(index, line)
        if head is None and (line.bullet or line.level or late):
            head = self._spread_head(index, line)
        if head is None:
            return None
        begins = (
            line.bullet or line.level or head.type or head.shape in ("sibling", "named", "untold")
        )
        return head if begins or self._type_below(index) else None

    def _leave_headed(self, line: Line) -> None:
        """Ends the fields of headings that a heading of their level, or a higher one, ends."""
        if 0 < line.level < self.spread_level:
            self.spread_level = 0
        while self.headed and line.level and self.headed[-1][0] >= line.level:
            self.headed.pop()

    def _head(self, index: int, text: str) -> int:
        """The index behind the head of a new field, or 0 when none begins here."""
        headed = _HEADED.match(text)
        rest = STRESS.sub(r"\1", headed["rest"]).rstrip(":").rstrip(")") if headed else ""
        if headed and self._prose(index, headed["name"], rest):
            return index + 1
        behind = self._head_in_lines(index, text) if _NAME.match(text) else 0
        if behind:
            return behind
        if self.dump and self._begins_untyped_field(index, text):
            self.close()
            field = PageField(text, self.sheet.place(index, text), self.sheet.roles[index])
            field.required = FieldPart("no", field.place)
            self.found.lines.add(index)
            self.field, self.dump = field, True
            return index + 1
        if self._names_table(index):
            return 0
        name, _, kind = text.partition(" ")
        if kind and _NAME.match(name) and self._one_line(index, name, kind):
            return index + 1
        if self.dump and self._type(text) and not self.words.required.get(text.casefold()):
            # A type without a name: the field before must not get what belongs to this one.
            self.close()
            self.field = PageField("", self.sheet.place(index), self.sheet.roles[index])
            self.nameless = self.dump = True
        return 0

    def _names_table(self, index: int) -> bool:
        """Whether a heading such as "voice object" says what the table below it is about."""
        lines, below = self.sheet.lines, self.sheet.below(index)
        return bool(lines[index].level and below < len(lines) and lines[below].cells)

    def _head_in_lines(self, index: int, name: str) -> int:
        """The index behind a name, its type on the line below and perhaps a mark between them, or 0."""
        below = self._below(index)
        needed = below if below and self._is_required_mark(self.sheet.lines[below].text) else 0
        below = self._below(needed) if needed else below
        told, last = self._type_text(below) if below else ("", 0)
        beside = _BESIDE.match(told)
        if beside and self._type(beside["type"]):
            field = self._open(index, name, beside["type"], below, dump=True)
            self._change(field, below, beside["rest"])
            return below + 1
        bounded = _BOUNDED.match(told)
        kind = bounded["kind"] if bounded else told
        if not below or not (self._type(told) or self._type(kind)):
            return self.head_above_attributes(index, name, below) if below else 0
        field = self._open(index, name, kind, below, dump=True)
        self.found.lines.add(last)
        if bounded:
            field.ranges.append(FieldPart(bounded["limits"], self.sheet.place(below, name)))
        if needed:
            self._change(field, needed, self.sheet.lines[needed].text)
            self.found.lines.add(needed)
            self.marks_first = True
        return last + 1

    def _type_text(self, index: int) -> tuple[str, int]:
        """(the type that begins on the line at `index`, the line that it ends on): ``Array of`` above ``objects``."""
        told, below = self.sheet.lines[index].text, self._below(index)
        more = self.sheet.lines[below].text if below else ""
        if told.casefold().endswith(" of") or _FORMAT.match(more):
            both = f"{told} {more}"
            if self._type(both) is not None:
                return both, below
        return told, index

    def _is_required_mark(self, text: str) -> bool:
        """Whether a line says that a field is required, or not, and nothing else."""
        return text.casefold() in ("required", "optional")

    def _begins_untyped_field(self, index: int, text: str) -> bool:
        """Whether a field begins here whose type the page does not print: a key, and a mark right below it."""
        lines = self.sheet.lines
        if not _KEY.match(text) or self._type(text) or index + 1 >= len(lines):
            return False
        if text in self.words.required or text in PLACES:
            return False
        before = lines[index - 1].text if index else ""
        if before and not before.endswith(_ENDS) and not self.is_used(index - 1):
            return False
        below = lines[index + 1].text
        marked = DEFAULT.match(below) or RANGED.match(below) or OPTIONS.match(below)
        return bool(marked) or below.casefold() in self.words.required

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
        changed = re.split(r" (?=default ?:|(?:required|optional|必填|必选|选填|可选)(?!\w))", rest)
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


def _ticked_behind(line: Line, behind: str) -> list[str]:
    """What stands in code marks in the part of a line that `behind` is."""
    ticked = [one for cell in line.ticked for one in cell]
    position, size = 0, len(line.text) - len(behind)
    for index, one in enumerate(ticked):
        at = line.text.find(" ".join(one.split()), position)
        if at >= size:
            return ticked[index:]
        position = max(position, at + len(one))
    return []
