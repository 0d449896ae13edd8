"""Tables with cells (Markdown, HTML, tabs) and tables whose cells have run together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text.lines import Line
from ...words.required import needed_at
from ...words.vocabulary import Vocabulary, fold
from ..columns import (
    carry_types,
    columns_of,
    is_headless,
    is_key,
    is_typed,
    name_head,
    plain_columns,
    says_limits,
    says_param,
    with_unit,
)
from ..extract import NOT_ASKED, Extract, FileRow, PageField
from ..heads import Head
from ..sheet import Sheet, role_by_words
from ..shown_keys import ShownKeys
from .cells import fill_field, put_head
from .fused import Fused, fused_files
from .fused_heads import fused_columns
from .joined import join_fields
from .rows import row_of, without_bars
from .transposed import cells_of_one_param

_NAME = re.compile(r"[A-Za-z_][\w-]*(?:\[\])?(?:\.[A-Za-z_][\w-]*(?:\[\])?)*\Z", re.A)
_FOOTNOTE = re.compile(r"(?: ?\*\d{1,2}| \[\d{1,2}\]| ?[\u00b9\u00b2\u00b3\u2074-\u2079]{1,2})\Z")
"""The mark of a footnote behind a name."""
_BRANCH = re.compile(r"(?:[\s└├│─┗┣━↳>»\u00b7-]|&nbsp;)+(?=\w)")
"""What a table draws before the name of a key inside the one above it."""
_LOSES = {"description", "other", ""}
"""What the last cells of a row hold where one of them may have been lost without harm."""
_MOST_ROWS = 200
"""Rows that tell what the columns of a table hold."""
_SAID = re.compile(r"(?P<name>[^()*\s]+)(?: ?\((?P<word>[^()]{1,12})\)|(?P<star> ?\*))\Z")
"""A name with a word, or a star, that says whether it is required."""


def read_tables(sheet: Sheet, words: Vocabulary, shown: ShownKeys) -> Extract:
    """Takes the rows of every table of the page; `shown` are the keys of its examples."""
    reader = _Tables(sheet, words, shown)
    index = 0
    while index < len(sheet.lines):
        line = sheet.lines[index]
        reader.role = sheet.roles[index]
        if behind := reader.one_param(index):
            index = behind
            continue
        columns = None if line.inner else reader.columns(index)
        if columns is None:
            index += 1
            continue
        reader.found.lines.add(index)
        read = reader.cell_rows if line.cells else reader.fused_rows
        index = read(index, columns)
    return reader.found


class _Tables:
    def __init__(self, sheet: Sheet, words: Vocabulary, shown: ShownKeys) -> None:
        self.sheet = sheet
        self.words = words
        self.shown = shown
        self.found = Extract()
        self.asked: dict[str, PageField] = {}
        """The first field of each param that a table describes."""
        self.outer = ""
        """The name in the last row that is not drawn as a branch."""
        self.role = ""
        """The role of the table, where its head says it."""
        self.bare = False
        """Whether the table has no head, so that its first line is a row."""

    def columns(self, index: int) -> list[str] | None:
        """What the columns of a table hold whose head is the line at `index`, or None."""
        lines, role = self.sheet.lines, self.sheet.roles[index]
        heads = lines[index].cells
        if not heads:
            return fused_columns(lines[index].text, self.words)
        plain = plain_columns(heads, self.words)
        self.bare = False
        if plain is None and not self._begins_table(index):
            return None
        if is_headless(heads) and role != "response":
            role = role_by_words(heads[0]) or role
        rows = self._rows_below(index)
        columns = columns_of(heads, rows, self.words)
        role = self._role_by_names(index, columns, rows, role)
        if plain is None and not self._is_about_params(heads, columns, rows, role):
            columns = columns_of(("",) * len(heads), [heads, *rows], self.words)
            shows = self.shown.show(self._names(columns, rows))
            self.bare = is_typed(columns) and all(columns) and role not in NOT_ASKED
            if not self.bare or not (role == "params" or shows):
                return None
        self.role = role
        return columns

    def one_param(self, index: int) -> int:
        """Takes a table at `index` about the one param that its heading names; returns the index behind it, or 0."""
        sheet, name = self.sheet, self.sheet.headings[index]
        if len(sheet.lines[index].cells) != 2 or not is_key(name) or self.role in NOT_ASKED:
            return 0
        end = index
        while end < len(sheet.lines) and len(sheet.lines[end].cells) == 2:
            end += 1
        row = cells_of_one_param([line.cells for line in sheet.lines[index:end]], self.words)
        if row is None or not (self.role == "params" or self.shown.show([name])):
            return 0
        self.found.lines.update(range(index, end))
        self._add(index, {"name": name, **row}, "", [])
        return end

    def _begins_table(self, index: int) -> bool:
        """Whether no row of the same table stands above the line at `index`."""
        line = self.sheet.lines[index]
        above = self.sheet.lines[index - 1] if index else None
        return line.is_head or above is None or len(above.cells) != len(line.cells)

    def _names(self, columns: list[str], rows: Sequence[tuple[str, ...]]) -> list[str]:
        at = columns.index("name") if "name" in columns else -1
        return [self._name_of(row[at])[0] for row in rows] if at >= 0 else []

    def _role_by_names(
        self, index: int, columns: list[str], rows: Sequence[tuple[str, ...]], role: str
    ) -> str:
        """The role of a table: that of its heading, unless an example asks for its names."""
        # Copied text does not show where what stands below a heading ends.
        doubtful = role in NOT_ASKED - {"response"} and not self.sheet.is_below_level(index)
        asked = doubtful and is_typed(columns) and self.shown.are_asked(self._names(columns, rows))
        return "params" if asked else role

    def _is_about_params(
        self,
        heads: tuple[str, ...],
        columns: list[str],
        rows: Sequence[tuple[str, ...]],
        role: str,
    ) -> bool:
        """Whether a table whose head does not say it plainly describes keys of a request.

        A heading says it, or the column of names, or an example that shows them, or a table above.
        """
        if "name" not in columns:
            return False
        at = columns.index("name")
        cells = [row[at] for row in rows]
        names = self._names(columns, rows)
        typed = is_typed(columns) or carry_types(cells, self.words)
        if is_headless(heads):
            return typed and role not in ("", "other")
        called = self.words.columns.get(fold(heads[at])) == "name"
        if typed and called:
            return True
        if role in NOT_ASKED:
            return False
        below, shows = role == "params", self.shown.show(names)
        if typed:
            return below or shows
        if says_limits(columns) and names and self.asked.keys() >= {*names}:
            return True
        if not called:
            return False
        if says_limits(columns):
            return below or shows
        described = "description" in columns and all(columns)
        return described and (below or (not role and says_param(heads, self.words) and shows))

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
        heads = ("",) * len(columns) if self.bare else lines[index].cells
        index = index if self.bare else self.sheet.below(index)
        while index < len(lines) and _is_row(lines[index]):
            cells = lines[index].cells
            if lines[index].inner or self._continues(lines[index], columns):
                index = self.sheet.below(index)
                continue
            if plain_columns(cells, self.words) is not None:
                return index
            if len(cells) > len(columns) and not any(cells[len(columns) :]):
                cells = cells[: len(columns)]
            cells = without_bars(cells, columns)
            if len(cells) < len(columns) and self._lost_harmlessly(columns, cells):
                cells = (*cells, *("" for _ in columns[len(cells) :]))
            if len(cells) == len(columns):
                cells = tuple(map(with_unit, heads, cells))
                row = row_of(heads, columns, cells, self.words)
                unknown = [
                    f"{head}: {cell}"
                    for head, column, cell in zip(heads, columns, cells, strict=True)
                    if not column and not self.words.is_nothing(cell)
                ]
                ticked: dict[str, tuple[str, ...]] = {}
                for column, many in zip(columns, lines[index].ticked, strict=False):
                    ticked[column] = (*ticked.get(column, ()), *many)
                self._add(index, row, "", unknown, ticked)
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

    def _name_of(self, cell: str) -> tuple[str, Head | None]:
        """(the name in its cell, what stands in brackets behind it)."""
        said = _SAID.match(cell)
        word = "required" if said and said["star"] else said["word"] if said else ""
        if said and word.casefold() in self.words.required:
            return said["name"], Head(said["name"], required=self.words.required[word.casefold()])
        head = name_head(cell, self.words)
        if head is not None and head.type:
            return head.name, head
        key, _, mark = cell.partition(" ")
        needed = needed_at(mark, 0, self.words) if _NAME.match(key) else None
        if needed is not None and needed[1] == len(mark):
            return key, Head(key, required=needed[0])
        return cell, None

    def _add(
        self,
        index: int,
        row: dict[str, str],
        doubt: str,
        unknown: list[str],
        ticked: dict[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Takes one row, when it is one of a field or of a kind of file."""
        said = row.get("name") or row.get("kind") or ""
        place = self.sheet.place(index, said)
        if "kind" in row:
            self._add_files(index, row, FileRow("", "", "", place, doubt))
            return
        said, head = self._name_of(said)
        typed = "type" in row or bool(head and head.type)
        name = self._whole_name(said, typed)
        if not name:
            return
        self.found.lines.add(index)
        marked = ticked or {}
        field = PageField(name, place, self.role, doubt=doubt, unread=unknown)
        field.ticked, field.untyped = marked.get("description", ()), not typed
        above = self.asked.get(name) if field.is_in_request else None
        joins = above is not None and above.untyped != field.untyped
        if above is not None and above.type and joins:
            row = {**row, "type": above.type.text}
        if head:
            put_head(field, head, place, self.words)
        fill_field(field, row, marked, place, self.words)
        if above is not None and joins:
            join_fields(above, field)
            return
        if field.is_in_request:
            self.asked.setdefault(name, field)
        self.found.fields.append(field)

    def _add_files(self, index: int, row: dict[str, str], files: FileRow) -> None:
        """Takes a row about one kind of file."""
        files.kind = row["kind"].casefold()
        if files.kind in ("image", "video", "audio"):
            files.max_bytes, files.mime_types = row["max_bytes"], row.get("mime_types", "")
            self.found.lines.add(index)
            self.found.files.append(files)

    def _whole_name(self, said: str, typed: bool) -> str:
        """The name of a key with what it sits in, as branches draw it; empty: it is none."""
        branch = _BRANCH.match(said) if self.outer else None
        whole = _FOOTNOTE.sub("", said[branch.end() if branch else 0 :]).removesuffix("*")
        name = "".join(whole.split())
        if not (_NAME.match(name) if typed else is_key(whole.strip())):
            return ""
        if branch:
            return f"{self.outer}.{name}"
        self.outer = name
        return name


def _is_row(line: Line) -> bool:
    return bool(line.cells) and (line.inner or not line.is_head)
