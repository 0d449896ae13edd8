"""The head of a table: what each column holds, and whether its rows describe params."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..words.vocabulary import Vocabulary, fold

_TELLS = re.compile(r"\b(?:description|notes?|details?)\b|说明|描述|备注", re.I)
"""Words of a head below which sentences stand."""
_FIELD = {"name", "type"}
_FILE = {"kind", "max_bytes"}
_UNTYPED = {"name", "description"}
"""Columns of a table that says no types; it counts only where words say that it is about params."""
_SAYS_PARAM = re.compile(r"\b(?:param(?:eter)?s?|arguments?)\b|参数|パラメータ", re.I)
_KEY = re.compile(r"[A-Za-z_]\w*(?:\[\])?(?:\.[A-Za-z_]\w*(?:\[\])?)*\*?\Z", re.A)
"""A key of a request, and no header or flag."""


def columns_of(
    cells: tuple[str, ...], words: Vocabulary, untyped: bool = False
) -> list[str] | None:
    """What each column holds, for a row that is a table's head; else None.

    `untyped` is whether a table without types counts.
    """
    columns = [words.columns.get(fold(cell), "") for cell in cells]
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
