"""Requests in CSV and TSV files: a row is a request, a column a key of it.

The first row names the columns; a dot leads into an object (``params.seed``). An empty cell says that
the key is not there. A cell is read by the type that the model has for its key, and stays text where
it is none of that type, so that the rules name it.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import IO, TYPE_CHECKING, Any, cast

from .part import ChunkReport
from .reading import CutOff, blocks

if TYPE_CHECKING:
    from ..package import InputFault, InstalledPackage
    from .checker import Checker
    from .piece import SourcePart

SEPARATORS = {"csv": ",;\t|", "tsv": "\t"}
"""Form → signs between cells; the one that is most often in the first row counts."""
LARGEST = 1 << 23
"""Most characters of a cell."""


def parts(file: IO[bytes], source: SourcePart, checker: Checker) -> Iterator[ChunkReport]:
    """Yields the results for the rows of `source`."""
    part = ChunkReport()
    row = 0
    try:
        for row, (line, record, faults) in enumerate(records(checker, file, source.form)):
            if source.has(row):
                part.lines = 0
                checker.row(part, record, line - 1, row, faults)
            if part.is_full:
                yield part
                part = ChunkReport()
    except (CutOff, csv.Error, UnicodeDecodeError) as error:
        if source.has(row):
            fault = checker.faults.InputFault.of("truncated", f"the rows cannot be read: {error}")
            checker.fault(part, fault, 0, row)
    yield part


def rows(file: IO[bytes], form: str) -> int:
    """The number of rows below the first one, as far as they can be read."""
    count = 0
    try:
        for _ in _cells(file, form):
            count += 1
    except (CutOff, csv.Error, UnicodeDecodeError):
        return max(count - 1, 0)
    return max(count - 1, 0)


def records(
    checker: Checker, file: IO[bytes], form: str
) -> Iterator[tuple[int, dict[str, Any], list[InputFault]]]:
    """(line, the record of a row, what is wrong with its columns) for each row that has a cell."""
    head: list[str] = []
    for line, cells in _cells(file, form):
        if not head:
            head = [one.strip() for one in cells]
            continue
        found = filled_cells(head, cells)
        if found:
            own = checker.model_of(found)
            record, met = record_of(checker.package, found, own, checker.model is not None)
            yield line, record, met_columns(checker.package, [*twice_filled(head, cells), *met])


def met_columns(package: InstalledPackage, names: list[str]) -> list[InputFault]:
    """The fault of each of these columns, which say what another one of the row says."""
    said = [
        f"the column {package.words.show_value(one)} gives a key a second time" for one in names
    ]
    return [package.faults.InputFault.of("duplicateKey", one) for one in said]


def twice_filled(head: list[str], cells: list[str]) -> list[str]:
    """Names that more than one cell of a row stands under."""
    if len({*head}) == len(head):
        return []
    counts = Counter(key for key, cell in zip(head, cells, strict=False) if cell.strip())
    return [key for key, count in counts.items() if count > 1]


def filled_cells(head: list[str], cells: list[str]) -> dict[str, str]:
    """Column → its cell, of a row; empty cells are not there."""
    found = {key: cell for key, cell in zip(head, cells, strict=False) if cell.strip()}
    if any(cells[len(head) :]):
        found["(no column)"] = next(filter(None, cells[len(head) :]))
    return found


def _cells(file: IO[bytes], form: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LARGEST)
    text = io.TextIOWrapper(io.BufferedReader(_Blocks(file)), encoding="utf-8-sig", newline="")
    first = text.readline()
    sign = max(SEPARATORS[form], key=first.count)
    return split_rows(chain([first], text), sign)


def split_rows(lines: Iterable[str], sign: str) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) for each row. Raises csv.Error, also where a quotation mark is never closed.

    The reader itself would take all that follows that mark for one cell.
    """
    ended = False

    def reading() -> Iterator[str]:
        nonlocal ended
        yield from lines
        ended = True

    reader = csv.reader(reading(), delimiter=sign)
    start = 1
    for cells in reader:
        if ended:
            raise csv.Error(f"a quotation mark in the row of line {start} is never closed")
        yield start, cells
        start = reader.line_num + 1


class _Blocks(io.RawIOBase):
    """The unpacked bytes of a file, so that a cut one raises CutOff."""

    def __init__(self, file: IO[bytes]) -> None:
        self._blocks = blocks(file)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        self._left = self._left or next(self._blocks, b"")
        count = min(len(target), len(self._left))
        target[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def record_of(
    package: InstalledPackage, cells: dict[str, str], model: str | None, said: bool
) -> tuple[dict[str, Any], list[str]]:
    """(the record of a row, columns that are left out of it, because another gives their key).

    Cells are read by the types of `model`. `said`: the command line names it, so that the row need not.
    """
    types = {} if model is None else column_types(package, model)
    record: dict[str, Any] = {}
    met: list[str] = []
    # An object as a whole comes before what a dot leads into.
    for name in sorted(cells, key=lambda one: one.count(".")):
        *way, key = name.split(".")
        home: Any = record
        for step in way:
            home = (
                cast("dict[str, Any]", home).setdefault(step, {})
                if isinstance(home, dict)
                else None
            )
        if not isinstance(home, dict) or key in home:
            met.append(name)
        else:
            home[key] = read_cell(cells[name], types.get(name, ()))
    if said and model is not None and "model" in types:
        record.setdefault("model", package.models[model].id)
    return record, met


@lru_cache(maxsize=256)
def column_types(package: InstalledPackage, model: str) -> dict[str, tuple[str, ...]]:
    """Name of a column → the JSON types that the model has for it."""
    found: dict[str, tuple[str, ...]] = {}
    _collect(package.models.data(model, "schemas"), "", found)
    return found


def _collect(schema: Any, before: str, found: dict[str, tuple[str, ...]]) -> None:
    for key, one in schema.get("properties", {}).items():
        found[before + key] = tuple(_types(one))
        _collect(one, f"{before}{key}.", found)


def _types(schema: Any) -> Iterator[str]:
    said = schema.get("type", ())
    yield from [said] if isinstance(said, str) else said
    for one in schema.get("anyOf", ()):
        yield from _types(one)


def read_cell(cell: str, types: tuple[str, ...]) -> Any:
    """The value of a cell; text where it is none of `types`."""
    if "string" in types or not types:
        return cell
    word = cell.strip()
    if "boolean" in types and word.lower() in ("true", "false"):
        return word.lower() == "true"
    if {"integer", "number", "array", "object", "null"} & {*types}:
        try:
            value: Any = json.loads(word, object_pairs_hook=object_of)
        except (ValueError, RecursionError):
            return [cell] if types == ("array",) else cell
        if isinstance(value, bool) or (isinstance(value, str) and "array" not in types):
            return cell
        if types == ("array",) and not isinstance(value, list):
            return [value]
        return cast("Any", value)
    return cell


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object with these keys; raises ValueError for a key that is there twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


__all__ = [
    "SEPARATORS",
    "column_types",
    "filled_cells",
    "met_columns",
    "parts",
    "read_cell",
    "record_of",
    "records",
    "rows",
    "split_rows",
    "twice_filled",
]
