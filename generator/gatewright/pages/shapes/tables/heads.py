"""The head of a table: what each column holds, and whether its rows describe params."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...words.types import type_of
from ...words.vocabulary import Vocabulary, fold

_TELLS = re.compile(r"\b(?:description|notes?|details?)\b|说明|描述|备注", re.I)
"""Words of a head below which sentences stand."""
_FIELD = {"name", "type"}
_FILE = {"kind", "max_bytes"}
_UNTYPED = {"name", "description"}
"""Columns of a table that says no types; it counts only where words say that it is about params."""
_SAYS_PARAM = re.compile(r"\b(?:param(?:eter)?s?|arguments?)\b|参数|パラメータ", re.I)
_UNIT = re.compile(
    r"(?P<head>.{2,40}?) ?\((?P<unit>[KMG]i?B|seconds?|secs?|s|ms|px|pixels?|characters?|chars|秒|像素|字符)\)\Z"
)
_BYTES = re.compile(r"[KMG]i?B\Z")
_KEY = re.compile(r"[A-Za-z_]\w*(?:\[\])?(?:\.[A-Za-z_]\w*(?:\[\])?)*\*?\Z", re.A)
"""A key of a request, and no header or flag."""
_PARTS = re.compile(r" ?[/、,&] ?| and | or |和|与")
_MIXED = ("options", "range", "description")
"""What one column may hold together; the first of them that its head names is what it is read as."""
_NAMED = re.compile(r"[\w.\[\]&;*└├─\s-]{1,90}(?:\([^()]{1,20}\))?\Z", re.A)


def columns_of(
    cells: tuple[str, ...], words: Vocabulary, untyped: bool = False
) -> list[str] | None:
    """What each column holds, for a row that is a table's head; else None.

    `untyped` is whether a table without types counts.
    """
    columns = [_column(cell, words) for cell in cells]
    if "description" not in columns:
        told = [
            index for index, cell in enumerate(cells) if not columns[index] and _TELLS.search(cell)
        ]
        columns = ["description" if [index] == told else one for index, one in enumerate(columns)]
    named = set(columns)
    fits = named >= _FIELD or named >= _FILE or (untyped and named >= _UNTYPED)
    if fits and sum(map(bool, columns)) * 2 > len(columns):
        return columns
    return None


def may_be_typed(heads: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether the rows below a head may tell which column holds types."""
    columns = [_column(head, words) for head in heads]
    return is_headless(heads) or ("name" in columns and "type" not in columns)


def columns_by_rows(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], words: Vocabulary
) -> list[str] | None:
    """What each column holds where no head says it of the types, but every cell of one column is a type; else None."""
    columns = [_column(head, words) for head in heads]
    bare = is_headless(heads)
    if not rows or (len(rows) < 2 and not bare):
        return None
    if bare:
        columns = ["name", *("" for _ in heads[2:]), "description"]
    typed = [
        index
        for index, column in enumerate(columns)
        if index
        and column in ("", "options", "range", "description")
        and all(type_of(row[index], words) is not None for row in rows)
    ]
    if len(typed) != 1 or "name" not in columns:
        return None
    named = columns.index("name")
    if not all(_NAMED.match(row[named]) for row in rows):
        return None
    return ["type" if [index] == typed else column for index, column in enumerate(columns)]


def is_headless(heads: tuple[str, ...]) -> bool:
    """Whether the head of a table says what the table is about, and nothing of its columns."""
    return len(heads) > 1 and bool(heads[0]) and not any(heads[1:])


def _meaning(head: str, words: Vocabulary) -> str:
    """What stands below one head, or empty."""
    whole = words.columns.get(fold(head), "")
    if whole:
        return whole
    parts = [words.columns.get(fold(part), "") for part in _PARTS.split(head)]
    return next((one for one in _MIXED if one in parts), "") if set(parts) <= {*_MIXED} else ""


def _column(cell: str, words: Vocabulary) -> str:
    """What a column holds, by its head; the unit of its cells may stand behind it in brackets."""
    known = _meaning(cell, words)
    found = None if known else _UNIT.match(cell)
    column = _meaning(found["head"], words) if found else known
    fits = found is None or bool(_BYTES.match(found["unit"])) == (column == "max_bytes")
    return column if fits else ""


def with_unit(head: str, cell: str) -> str:
    """A cell with a bare size, and its unit from the head."""
    found = _UNIT.match(head)
    bare = re.fullmatch(r"\d+(?:\.\d+)?", cell)
    return f"{cell} {found['unit']}" if found and bare and _BYTES.match(found["unit"]) else cell


def says_param(cells: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether the first column of names in a head is called one of params."""
    named = (cell for cell in cells if words.columns.get(fold(cell)) == "name")
    return any(_SAYS_PARAM.search(cell) for cell in named)


def is_key(name: str) -> bool:
    """Whether a name in a table without types may be a key of a request: no header, flag or variable of a shell."""
    return bool(_KEY.match(name)) and not (name.isupper() and len(name) > 2)


def names_keys(names: Iterable[str], shown: frozenset[str]) -> bool:
    """Whether one of the names is a key that examples of the page show."""
    return any(one.rstrip("*") in shown for one in names)
