"""Tables with cells (Markdown, HTML, tabs) and tables whose cells have run together."""

from __future__ import annotations

import re

from ...text.lines import Line
from ...words.vocabulary import Vocabulary, fold
from ..extract import Extract, FileRow, PageField
from ..sheet import Sheet, role_by_words
from .cells import fill_field
from .fused import Fused, fused_columns, fused_files
from .heads import (
    columns_by_rows,
    columns_of,
    is_headless,
    is_key,
    may_be_typed,
    names_keys,
    says_param,
    with_unit,
)

_NAME = re.compile(r"[A-Za-z_][\w-]*(?:\[\])?(?:\.[A-Za-z_][\w-]*(?:\[\])?)*\Z", re.A)
_FOOTNOTE = re.compile(r"(?: ?\*\d{1,2}| \[\d{1,2}\]| ?[\u00b9\u00b2\u00b3\u2074-\u2079]{1,2})\Z")
"""The mark of a footnote behind a name."""
_SHOWN = re.compile(r'"([A-Za-z_]\w*)"\s*:')
_OF_A_TYPE = re.compile(r"(?:null|none|string|integer|number|float|boolean)\Z|enum ?:", re.I)
_BRANCH = re.compile(r"(?:[\s└├│─┗┣━↳>»\u00b7-]|&nbsp;)+(?=\w)")
"""What a table draws before the name of a key inside the one above it."""
_LOSES = {"description", "other", ""}
"""What the last cells of a row hold where one of them may have been lost without harm."""
_MOST_ROWS = 200
"""Rows that tell what the columns of a table hold."""
_SAID = re.compile(r"(?P<name>[^()*\s]+)(?: ?\((?P<word>[^()]{1,12})\)|(?P<star> ?\*))\Z")
"""A name with a word, or a star, that says whether it is required."""


def read_tables(sheet: Sheet, words: Vocabulary) -> Extract:
    """Takes the rows of every table of the page."""
    reader = _Tables(sheet, words)
    index = 0
    while index < len(sheet.lines):
        line = sheet.lines[index]
        reader.role = sheet.roles[index]
        columns = None if line.inner else reader.columns(index)
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
        self.role = ""
        """The role of the table, where its head says it."""
        code = "\n".join(line.text for line in sheet.lines if line.code)
        self.shown = frozenset(_SHOWN.findall(code))
        """Keys that examples show."""

    def columns(self, index: int) -> list[str] | None:
        """What the columns of a table hold whose head is the line at `index`, or None."""
        lines, role = self.sheet.lines, self.sheet.roles[index]
        heads = lines[index].cells
        if not heads:
            return fused_columns(lines[index].text, self.words)
        said = columns_of(heads, self.words)
        if said is None:
            headless = is_headless(heads)
            if headless and role != "response":
                role = role_by_words(heads[0]) or role
            if may_be_typed(heads, self.words) and not (headless and role in ("", "other")):
                said = columns_by_rows(heads, self._rows_below(index), self.words)
        if said is None and self._may_be_untyped(index):
            said = columns_of(heads, self.words, untyped=True)
        if said is not None:
            self.role = role
        return said

    def _may_be_untyped(self, index: int) -> bool:
        """Whether words say of the table with this head that it is about params.

        The heading does, or the column of the names where one of them stands in an example too.
        """
        role, cells = self.sheet.roles[index], self.sheet.lines[index].cells
        if role or not says_param(cells, self.words):
            return role == "params"
        return names_keys((row[0] for row in self._rows_below(index)), self.shown)

    def _rows_below(self, index: int) -> list[tuple[str, ...]]:
        """The rows below a head, as many as tell what its columns hold."""
        lines = self.sheet.lines
        width = len(lines[index].cells)
        rows: list[tuple[str, ...]] = []
        index = self.sheet.below(index)
        while index < len(lines) and _is_row(lines[index]) and len(rows) < _MOST_ROWS:
            cells = lines[index].cells
            if not lines[index].inner:
                if len(cells) != width or is_headless(cells):
                    break
                rows.append(cells)
            index = self.sheet.below(index)
        return rows

    def cell_rows(self, index: int, columns: list[str]) -> int:
        """Takes the rows below the head at `index`; returns the index behind them."""
        lines = self.sheet.lines
        heads = lines[index].cells
        index = self.sheet.below(index)
        while index < len(lines) and _is_row(lines[index]):
            cells = lines[index].cells
            if lines[index].inner or self._continues(lines[index], columns):
                index = self.sheet.below(index)
                continue
            if columns_of(cells, self.words) is not None:
                return index
            if len(cells) > len(columns) and not any(cells[len(columns) :]):
                cells = cells[: len(columns)]
            cells = _without_bars(cells, columns)
            if len(cells) < len(columns) and self._lost_harmlessly(columns, cells):
                cells = (*cells, *("" for _ in columns[len(cells) :]))
            if len(cells) == len(columns):
                cells = tuple(map(with_unit, heads, cells))
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

    def _lost_harmlessly(self, columns: list[str], cells: tuple[str, ...]) -> bool:
        """Whether a short row has lost last cells that say nothing of the value, and no cell before them."""
        last = columns[len(cells) - 1]
        known = last == "required" and fold(cells[-1]) in self.words.required
        return (known or last in _LOSES) and set(columns[len(cells) :]) <= _LOSES

    def _continues(self, line: Line, columns: list[str]) -> bool:
        """Whether a row goes on with the param of the row above: none of that param's facts is sure then."""
        at = columns.index("name") if "name" in columns else -1
        if at not in line.spanned:
            return False
        if self.found.fields:
            self.found.fields[-1].doubt = "its row goes on below, where more is said"
        return True

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
        said = _SAID.match(name)
        word = "required" if said and said["star"] else said["word"] if said else ""
        if said and word.casefold() in self.words.required:
            name = said["name"]
            row = {"required": word, **row}
        branch = _BRANCH.match(name) if self.outer else None
        whole = _FOOTNOTE.sub("", name[branch.end() if branch else 0 :]).removesuffix("*")
        name = "".join(whole.split())
        if not (_NAME.match(name) if "type" in row else is_key(whole.strip())):
            return
        if branch:
            name = f"{self.outer}.{name}"
        else:
            self.outer = name
        self.found.lines.add(index)
        field = PageField(name, place, self.role, doubt=doubt, unread=unknown, ticked=ticked)
        field.untyped = "type" not in row
        fill_field(field, row, place, self.words)
        self.found.fields.append(field)


def _is_row(line: Line) -> bool:
    return bool(line.cells) and (line.inner or not line.is_head)


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
