"""Repairs the rows of CSV and TSV files. Every row without a repair stays as it is, byte for byte."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from ..bulk.sheet import SEPARATORS, filled_cells, split_rows, twice_filled
from .records import Piece, Repairer, WrongRecord

Cells = dict[str, str]


@dataclass(slots=True)
class SheetRow:
    """A row with its text, and its cells before and after the repair, by column."""

    line: int
    text: str
    cells: list[str]
    before: Cells = field(default_factory=dict[str, str])
    after: Cells = field(default_factory=dict[str, str])
    found: WrongRecord | None = None


def sheet(repairer: Repairer, content: bytes, form: str) -> Iterator[Piece]:
    """The rows of a sheet, each with its repair.

    A column gets another name only where all of its rows want the same one. Raises csv.Error and
    UnicodeDecodeError where it cannot be read.
    """
    text = content.decode("utf-8")
    sign = max(SEPARATORS[form], key=text.partition("\n")[0].count)
    rows = _rows(text, sign)
    if not rows:
        return
    head = [one.strip().removeprefix("\ufeff") for one in rows[0].cells]
    for row in rows[1:]:
        row.before = row.after = filled_cells(head, row.cells)
        if any(head.count(one) > 1 for one in row.before):
            # Which of the columns a repair belongs in is not certain.
            row.found = repairer.wrong_record(row.before, row.line, twice_filled(head, row.cells))
        elif row.before:
            _repair(repairer, row)
    renamed = _right_names(head, rows[1:])
    names = [renamed.get(one, one) for one in head]
    first = rows[0]
    yield _piece(
        first, sign, [_rename_cell(old, renamed) for old in first.cells] if renamed else None
    )
    for row in rows[1:]:
        mended = row.found is not None and row.found.repairs
        if not mended:
            yield _piece(row, sign, None)
        elif row.after.keys() <= {*names}:
            yield _piece(row, sign, [row.after.get(name, "") for name in names])
        else:
            # It wants a column that is not there, so a person has to decide.
            row.found = repairer.wrong_record(row.before, row.line, [])
            yield _piece(row, sign, None)


def _rows(text: str, sign: str) -> list[SheetRow]:
    lines = io.StringIO(text, newline="")
    taken: list[str] = []

    def reading() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    found: list[SheetRow] = []
    for line, cells in split_rows(reading(), sign):
        found.append(SheetRow(line, "".join(taken), cells))
        taken.clear()
    return found


def _repair(repairer: Repairer, row: SheetRow) -> None:
    """Fills in what the row was repaired to, and what is left."""
    record, met = repairer.record(row.before)
    if met:
        row.found = repairer.wrong_record(row.before, row.line, [])
        return
    after, row.found = repairer.one(json.dumps(record).encode(), row.line, 0)
    if row.found is None or not row.found.repairs:
        return
    old, new = dict(_leaves(record)), dict(_leaves(json.loads(after)))
    row.after = {
        name: row.before[name]
        if name in row.before and old.get(name) == value
        else _cell_text(value)
        for name, value in new.items()
        if name in row.before or name not in old
    }


def _leaves(record: dict[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """(column, value) of a record, with a dot between keys inside each other."""
    for key, value in record.items():
        if isinstance(value, dict):
            yield from _leaves(cast("dict[str, Any]", value), f"{before}{key}.")
        else:
            yield before + key, value


def _cell_text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value)


def _right_names(head: list[str], rows: list[SheetRow]) -> dict[str, str]:
    """Column → its right name, where every row that has a cell there wants that name."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        gone = [one for one in row.before if one not in row.after]
        fresh = [one for one in row.after if one not in head]
        alone = len(gone) == len(fresh) == 1
        pairs = {old: new for old in gone for new in fresh
                 if alone or row.before[old] == row.after[new]}  # fmt: skip
        for name in row.before:
            wanted[name].add(pairs.get(name, name))
    found = {old: next(iter(names)) for old, names in wanted.items() if len(names) == 1}
    return {old: new for old, new in found.items() if old != new}


def _rename_cell(cell: str, renamed: dict[str, str]) -> str:
    mark = "\ufeff" if cell.startswith("\ufeff") else ""
    name = cell.removeprefix(mark).strip()
    return mark + renamed[name] if name in renamed else cell


def _piece(row: SheetRow, sign: str, cells: list[str] | None) -> Piece:
    before = row.text.encode()
    after = before
    if cells is not None:
        end = "\r\n" if row.text.endswith("\r\n") else "\n" if row.text.endswith("\n") else ""
        made = io.StringIO(newline="")
        csv.writer(made, delimiter=sign, lineterminator=end).writerow(cells)
        after = made.getvalue().encode()
    return Piece(row.line, before, after, [row.found] if row.found else [])
