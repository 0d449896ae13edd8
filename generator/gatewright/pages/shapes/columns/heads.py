"""The head of a table: what each column holds, by its words and by the cells below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...words.vocabulary import Vocabulary, fold
from . import evidence as shown
from .stems import meanings_by_stems

_TELLS = re.compile(r"\b(?:description|notes?|details?)\b|说明|描述|备注", re.I)
"""Words of a head below which sentences stand."""
_FIELD = {"name", "type"}
_FILE = {"kind", "max_bytes"}
_UNTYPED = {"name", "description"}
"""Columns of a table that says no types; it counts only where words say that it is about params."""
_LIMITS = {"default", "required", "options", "range"}
"""What a table may say of keys beside their types."""
_SAYS_PARAM = re.compile(r"\b(?:param(?:eter)?s?|arguments?)\b|参数|パラメータ", re.I)
_UNIT = re.compile(
    r"(?P<head>.{2,40}?) ?\((?P<unit>[KMG]i?B|seconds?|secs?|s|ms|px|pixels?|characters?|chars|秒|像素|字符)\)\Z"
)
_END = re.compile(
    r"(?P<low>\bmin(?:imum)?\b|\blow(?:er|est)\b|\bsmallest\b|\bfrom\b|最小|最低|最短|下限)"
    r"|(?P<step>\bsteps?(?: size)?\Z|\bincrements?\b|步长|步进)"
    r"|\bmax(?:imum)?\b|\bupper\b|\b(?:high|larg|long)est\b|\bto\b|最大|最高|最长|上限",
    re.I,
)
"""A head of one end of a range, or of its step."""
_BYTES = re.compile(r"[KMG]i?B\Z")
_KEY = re.compile(r"[A-Za-z_]\w*(?:\[\])?(?:\.[A-Za-z_]\w*(?:\[\])?)*\*?\Z", re.A)
"""A key of a request, and no header or flag."""
_PARTS = re.compile(r" ?[/、,&] ?| and | or |和|与")
_MIXED = ("options", "range", "description")
"""What one column may hold together; the first of them that its head names is what it is read as."""


def plain_columns(
    cells: tuple[str, ...], words: Vocabulary, untyped: bool = False
) -> list[str] | None:
    """What each column holds, for a row whose words alone say that it is a table's head; else None.

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


def columns_of(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], words: Vocabulary
) -> list[str]:
    """What each column holds, as far as its head and the cells below it agree; empty for what is not known."""
    columns = [_column(head, words) for head in heads]
    if {*columns} >= _FILE or not rows:
        return columns
    cells = [[row[index] for row in rows] for index in range(len(heads))]
    if is_headless(heads):
        columns = ["name", *("" for _ in heads[2:]), "description"]
    named = _index_of_names(heads, columns, cells, words)
    typed = _index_of_types(heads, columns, cells, named, words)
    settled = [
        _settle(heads[index], column, cells[index], words)
        if index not in (named, typed)
        else ("name" if index == named else "type")
        for index, column in enumerate(columns)
    ]
    if "description" not in settled:
        told = [
            at
            for at, one in enumerate(settled)
            if not one and shown.are_sentences(cells[at], words)
        ]
        settled = ["description" if [at] == told else one for at, one in enumerate(settled)]
    # Of two columns that would say the same, neither is sure.
    doubled = {one for one in ("required", "optional", "default") if settled.count(one) > 1}
    if "required" in settled and "optional" in settled:
        doubled |= {"required", "optional"}
    return ["" if one in doubled else one for one in settled]


def _index_of_names(
    heads: tuple[str, ...], columns: list[str], cells: list[list[str]], words: Vocabulary
) -> int:
    """The index of the column that holds the names of keys, or -1."""
    called = [at for at, one in enumerate(columns) if one == "name"]
    stemmed = [at for at, head in enumerate(heads) if "name" in meanings_by_stems(fold(head))]
    for at in (*called, *stemmed):
        if shown.are_names(cells[at], words):
            return at
    if called:
        return called[0]
    return 0 if shown.are_plain_keys(cells[0], words) else -1


def _index_of_types(
    heads: tuple[str, ...],
    columns: list[str],
    cells: list[list[str]],
    named: int,
    words: Vocabulary,
) -> int:
    """The index of the column that holds types, or -1."""
    called = [at for at, one in enumerate(columns) if one == "type" and at != named]
    if called:
        return next((at for at in called if shown.are_types(cells[at], words)), called[0])
    typed = [
        at
        for at, one in enumerate(columns)
        if at != named
        and one in ("", "kind", "options", "range", "description")
        and shown.are_types(cells[at], words)
    ]
    stemmed = [at for at in typed if "type" in meanings_by_stems(fold(heads[at]))]
    # One row of a table that has heads proves little.
    enough = len(cells[0]) > 1 or is_headless(heads)
    found = stemmed if len(stemmed) == 1 else typed if enough else []
    return found[0] if len(found) == 1 else -1


def _settle(head: str, column: str, cells: list[str], words: Vocabulary) -> str:
    """What a column holds that has neither names nor types."""
    told = meanings_by_stems(fold(head))
    if column in ("name", "kind", "type"):
        # Another column has the names.
        return "description" if column == "name" else ""
    if (
        column == "description"
        and {"range", "options"} & {*told}
        and shown.are_values(cells, words)
    ):
        return "range"
    unit = _UNIT.match(head)
    if column or (unit and _BYTES.match(unit["unit"])):
        return column
    if "other" in told:
        return "other"
    if _END.search(head) and shown.are_bare_numbers(cells, words):
        return "range"
    return next((one for one in told if _agree(one, cells, words)), "") or (
        "required" if shown.say_required(cells, words) else ""
    )


def _agree(meaning: str, cells: list[str], words: Vocabulary) -> bool:
    """Whether the cells below a head may be what a part of its words says."""
    if not shown.cells_with_words(cells, words):
        return True
    match meaning:
        case "required" | "optional":
            return shown.are_answers(cells, words)
        case "default":
            return shown.are_single(cells, words)
        case "range":
            return shown.have_values(cells, words)
        case "options":
            return not shown.are_sentences(cells, words)
        case "description":
            return not shown.are_types(cells, words)
        case _:
            return False


def is_typed(columns: Sequence[str]) -> bool:
    """Whether a table has a column of names and one of types."""
    return {*columns} >= _FIELD


def says_limits(columns: Sequence[str]) -> bool:
    """Whether a table says of keys what they have to keep to."""
    return "name" in columns and bool(_LIMITS & {*columns})


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


def with_end(head: str, cell: str) -> str:
    """A cell with a bare number below a head for a part of a range: ``Max`` and ``4`` are ``max 4``."""
    end = _END.search(head)
    bare = re.fullmatch(r"-?\d[\d.,]*", cell)
    kind = "length " if re.search(r"length|长度|字", head, re.I) else ""
    if not end or not bare:
        return cell
    if end["step"]:
        return f"step {cell}"
    return f"{'min' if end['low'] else 'max'} {kind}{cell}"


def is_upper_end(text: str) -> bool:
    """Whether a part of a range is its upper end."""
    return text.startswith("max")


def says_param(cells: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether the first column of names in a head is called one of params."""
    named = (cell for cell in cells if words.columns.get(fold(cell)) == "name")
    return any(_SAYS_PARAM.search(cell) for cell in named)


def is_key(name: str) -> bool:
    """Whether a name in a table without types may be a key of a request: no header, flag or variable of a shell."""
    return bool(_KEY.match(name)) and not (name.isupper() and len(name) > 2)
