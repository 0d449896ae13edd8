"""Tables with cells (Markdown, HTML, tabs) and tables whose cells have run together."""

from __future__ import annotations

import re

from ...runtime.rules.kinds import Enum, Integer
from ..facts import PagePlace
from ..text.lines import Line, passage
from ..words.known_limits import needs, takes
from ..words.types import type_of
from ..words.values import split_list
from ..words.vocabulary import Vocabulary, fold
from .extract import Extract, FieldPart, FileRow, PageField
from .fused import Fused, fused_columns, fused_files
from .sheet import Sheet
from .table_heads import columns_of, is_key, names_keys, says_param

_NAME = re.compile(r"[A-Za-z_][\w-]*(?:\[\])?(?:\.[A-Za-z_][\w-]*(?:\[\])?)*\Z", re.A)
_QUOTED = re.compile(r'"([^"]{1,60})"')
_BOUNDED = re.compile(
    r"(?:^| )(?:(?:Min: ?-?[\d.]+)?(?:(?:^| )?Max: ?-?[\d.]+)?|Options: ?(?P<options>\S.*))\Z(?<=\S)"
)
"""Limits or options behind a default, in one cell with it."""
_BESIDE = re.compile(
    r"(?P<answer>\w+) ?[(,] ?defaults?(?: to)? ?[:=]? ?(?P<default>[^()]+?)\)?\Z", re.I
)
"""A default in the cell that says whether a key is required."""
_SHOWN = re.compile(r'"([A-Za-z_]\w*)"\s*:')
_NUMBERS = re.compile(r"\d+(?: \d+)+\Z")
_SPANNED = re.compile(r"(?P<type>[A-Za-z]+\d*) ?(?P<range>\(-?[\d.]+ ?(?:-|to|,) ?-?[\d.]+\))\Z")
"""A type with its range: ``int (1-150)``."""
_LISTED = re.compile(r"(?:\w+ \| )?enum ?: ?(?P<options>[^:]+(?::[^:]+)*)\Z", re.I)
"""A choice with its options in the cell of the type."""
_OF_A_TYPE = re.compile(r"(?:null|none|string|integer|number|float|boolean)\Z|enum ?:", re.I)
_RANGED = re.compile(r"-?[\d.]+ ?(?:-|~|to) ?-?[\d.]+\Z")
_SLASHED = re.compile(r"[A-Za-z0-9_.:+-]+(?:/[A-Za-z0-9_.:+-]+)+\Z")
_BRANCH = re.compile(r"[\s└├│─┗┣━↳>»\u00b7-]+(?=\w)")
"""What a table draws before the name of a key inside the one above it."""


def read_tables(sheet: Sheet, words: Vocabulary) -> Extract:
    """Takes the rows of every table of the page."""
    reader = _Tables(sheet, words)
    index = 0
    while index < len(sheet.lines):
        line = sheet.lines[index]
        columns = (
            columns_of(line.cells, words, reader.may_be_untyped(index))
            if line.cells
            else fused_columns(line.text, words)
        )
        if columns is None:
            index += 1
            continue
        reader.found.lines.add(index)
        read = reader.cell_rows if line.cells else reader.fused_rows
        index = read(index, columns)
    return reader.found


class _Tables:
    def __init__(self, sheet: Sheet, words: Vocabulary) -> None:
        self.sheet = sheet
        self.words = words
        self.found = Extract()
        self.outer = ""
        """The name in the last row that is not drawn as a branch."""
        code = "\n".join(line.text for line in sheet.lines if line.code)
        self.shown = frozenset(_SHOWN.findall(code))
        """Keys that examples show."""

    def may_be_untyped(self, index: int) -> bool:
        """Whether words say of the table with this head that it is about params.

        The heading does, or the column of the names where one of them stands in an example too.
        """
        role, cells = self.sheet.roles[index], self.sheet.lines[index].cells
        if role or not says_param(cells, self.words):
            return role == "params"
        below = self.sheet.below(index)
        names: list[str] = []
        while below < len(self.sheet.lines) and _is_row(self.sheet.lines[below]):
            names.append(self.sheet.lines[below].cells[0])
            below = self.sheet.below(below)
        return names_keys(names, self.shown)

    def cell_rows(self, index: int, columns: list[str]) -> int:
        """Takes the rows below the head at `index`; returns the index behind them."""
        lines = self.sheet.lines
        heads = lines[index].cells
        index = self.sheet.below(index)
        while index < len(lines) and _is_row(lines[index]):
            cells = lines[index].cells
            if columns_of(cells, self.words) is not None:
                return index
            if len(cells) > len(columns) and not any(cells[len(columns) :]):
                cells = cells[: len(columns)]
            cells = _without_bars(cells, columns)
            if len(cells) == len(columns):
                row = _row(columns, cells)
                unknown = [
                    f"{head}: {cell}"
                    for head, column, cell in zip(heads, columns, cells, strict=True)
                    if not column and not self.words.is_nothing(cell)
                ]
                marked = zip(columns, lines[index].ticked, strict=False)
                ticked = [one for column, many in marked if column == "description" for one in many]
                self._add(index, row, "", unknown, tuple(ticked))
            index = self.sheet.below(index)
        return index

    def fused_rows(self, index: int, columns: list[str]) -> int:
        """Takes the rows below the head at `index`, as far as the heading goes; returns the index behind them."""
        sheet = self.sheet
        heading = sheet.headings[index]
        index += 1
        fused = Fused(columns, self.words)
        while index < len(sheet.lines) and sheet.headings[index] == heading:
            line = sheet.lines[index]
            if line.cells or fused_columns(line.text, self.words) is not None:
                return index
            if "kind" in columns:
                row, doubt = fused_files(line.text), ""
            else:
                row, doubt = fused.row(line.text)
            if row is not None:
                behind = self._bullets(index + 1)
                told = [one.text for one in sheet.lines[index + 1 : behind]]
                if told and "description" in row:
                    row["description"] = " - ".join([row["description"], *told])
                    self.found.lines.update(range(index + 1, behind))
                self._add(index, row, doubt, [])
            index += 1
        return index

    def _bullets(self, index: int) -> int:
        """The index behind the bullets at `index`: the last cell of a row stood on several lines."""
        lines = self.sheet.lines
        while index < len(lines) and lines[index].bullet and not lines[index].cells:
            index += 1
        return index

    def _add(
        self,
        index: int,
        row: dict[str, str],
        doubt: str,
        unknown: list[str],
        ticked: tuple[str, ...] = (),
    ) -> None:
        """Takes one row, when it is one of a field or of a kind of file."""
        name = row.get("name") or row.get("kind") or ""
        place = self.sheet.place(index, name)
        if "kind" in row:
            kind = row["kind"].casefold()
            if kind in ("image", "video", "audio"):
                mime_types = row.get("mime_types", "")
                self.found.lines.add(index)
                self.found.files.append(FileRow(kind, row["max_bytes"], mime_types, place, doubt))
            return
        branch = _BRANCH.match(name) if self.outer else None
        whole = name[branch.end() if branch else 0 :].removesuffix("*")
        name = "".join(whole.split())
        if not (_NAME.match(name) if "type" in row else is_key(whole.strip())):
            return
        if branch:
            name = f"{self.outer}.{name}"
        else:
            self.outer = name
        self.found.lines.add(index)
        field = PageField(
            name, place, self.sheet.roles[index], doubt=doubt, unread=unknown, ticked=ticked
        )
        field.untyped = "type" not in row
        _fill(field, row, place, self.words)
        self.found.fields.append(field)


def _is_row(line: Line) -> bool:
    return bool(line.cells) and not line.is_head


def _fill(field: PageField, row: dict[str, str], place: PagePlace, words: Vocabulary) -> None:
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
    required = words.required.get(fold(answer))
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
    if not words.is_nothing(default):
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
    elif not words.is_nothing(row.get("range", "")):
        field.ranges.append(FieldPart(row["range"], place))
    listed = split_list(row.get("options", ""))
    if len(listed) == 1 and kind and takes(kind.kind, ("minimum",)) and _RANGED.match(listed[0]):
        field.ranges.append(FieldPart(listed[0], place))
    elif len(listed) == 1 and " " in listed[0]:
        text = f"{text} {listed[0]}".strip()
    elif listed and not words.is_nothing(row["options"]):
        field.options = listed
        field.options_place = place
    field.description = passage([(place.line, text)])


def _row(columns: list[str], cells: tuple[str, ...]) -> dict[str, str]:
    """The cells of a row by what they hold; what several columns describe is one description."""
    row = dict(zip(columns, cells, strict=True))
    told = [
        cell
        for column, cell in zip(columns, cells, strict=True)
        if column == "description" and cell
    ]
    return {**row, "description": " ".join(told)} if "description" in row else row


def _without_bars(cells: tuple[str, ...], columns: list[str]) -> tuple[str, ...]:
    """The cells of a row whose type has bars of its own: ``integer | null``."""
    more = len(cells) - len(columns)
    at = columns.index("type") if "type" in columns else 0
    parts = cells[at : at + more + 1]
    if not 0 < more < 4 or not at or not any(_OF_A_TYPE.match(one) for one in parts[1:]):
        return cells
    return (*cells[:at], " | ".join(parts), *cells[at + more + 1 :])


def _bare_enum(text: str, words: Vocabulary) -> bool:
    found = type_of(text, words)
    return found is not None and needs(found.kind, "options")
