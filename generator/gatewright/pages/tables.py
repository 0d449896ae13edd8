"""Tables with cells (Markdown, HTML, tabs) and tables whose cells have run together."""

from __future__ import annotations

from .facts import Place
from .fields import Field, FileRow, Part, Sheet
from .fused import Fused, fused_columns, fused_files
from .lines import passage
from .types import type_of
from .vocabulary import Vocabulary, folded

_FIELD = {"name", "type"}
_FILE = {"kind", "max_bytes"}


def read_tables(sheet: Sheet, words: Vocabulary) -> None:
    """Puts the rows of every table of the page on the sheet."""
    index = 0
    while index < len(sheet.lines):
        line = sheet.lines[index]
        columns = _columns(line.cells, words) if line.cells else fused_columns(line.text, words)
        if columns is None:
            index += 1
            continue
        sheet.use(index)
        read = _cell_rows if line.cells else _fused_rows
        index = read(sheet, index + 1, columns, words)


def _columns(cells: tuple[str, ...], words: Vocabulary) -> list[str] | None:
    """What each column holds, for a row that is a table's head; else None."""
    columns = [words.columns.get(folded(cell), "") for cell in cells]
    named = set(columns)
    if (named >= _FIELD or named >= _FILE) and sum(map(bool, columns)) * 2 > len(columns):
        return columns
    return None


def _cell_rows(sheet: Sheet, index: int, columns: list[str], words: Vocabulary) -> int:
    while index < len(sheet.lines) and sheet.lines[index].cells:
        cells = sheet.lines[index].cells
        if _columns(cells, words) is not None:
            return index
        row = dict(zip(columns, cells, strict=False))
        if len(cells) == len(columns):
            _add(sheet, index, row, "", words)
        index += 1
        while index < len(sheet.lines) and not sheet.lines[index].text:
            index += 1
    return index


def _fused_rows(sheet: Sheet, index: int, columns: list[str], words: Vocabulary) -> int:
    heading = sheet.headings[index - 1]
    fused = Fused(columns, words)
    while index < len(sheet.lines) and sheet.headings[index] == heading:
        line = sheet.lines[index]
        if line.cells or fused_columns(line.text, words) is not None:
            return index
        if "kind" in columns:
            row, doubt = fused_files(line.text), ""
        else:
            row, doubt = fused.row(line.text)
        if row is not None:
            _add(sheet, index, row, doubt, words)
        index += 1
    return index


def _add(sheet: Sheet, index: int, row: dict[str, str], doubt: str, words: Vocabulary) -> None:
    name = row.get("name") or row.get("kind") or ""
    place = sheet.place(index, name)
    if "kind" in row:
        kind = row["kind"].casefold()
        if kind in ("image", "video", "audio"):
            sheet.use(index)
            sheet.files.append(
                FileRow(kind, row["max_bytes"], row.get("mime_types", ""), place, doubt)
            )
        return
    name = name.removesuffix("*").strip()
    if not name.replace("_", "").replace("-", "").replace(".", "").replace("[]", "").isalnum():
        return
    if type_of(row["type"], words) is None:
        return
    sheet.use(index)
    sheet.fields.append(_field(name, row, place, sheet.roles[index], doubt, words))


def _field(
    name: str, row: dict[str, str], place: Place, role: str, doubt: str, words: Vocabulary
) -> Field:
    field = Field(name, place, role, Part(row["type"], place), doubt=doubt)
    required = words.required.get(row.get("required", "").casefold())
    if required is not None:
        field.required = Part("yes" if required else "no", place)
    default = row.get("default", "")
    if not words.is_nothing(default):
        field.default = Part(default, place)
    if not words.is_nothing(row.get("range", "")):
        field.ranges.append(Part(row["range"], place))
    if not words.is_nothing(row.get("options", "")):
        field.options = [one.strip() for one in row["options"].split(",") if one.strip()]
        field.options_place = place
    field.description = passage([(place.line, row.get("description", ""))])
    return field
