"""The cells of a row of a table, by what its columns hold."""

from __future__ import annotations

import re

from ...words.vocabulary import Vocabulary
from ..columns import answer_of, is_upper_end, with_end

_OF_A_TYPE = re.compile(r"(?:null|none|string|integer|number|float|boolean)\Z|enum ?:", re.I)
_NAMES_IT = re.compile(r"required|optional|mandatory|[必选可]", re.I)
"""What a cell answers with that says itself what the answer is to."""


def row_of(
    heads: tuple[str, ...], columns: list[str], cells: tuple[str, ...], words: Vocabulary
) -> dict[str, str]:
    """The cells of a row by what they hold; what several columns describe, or limit, is said together."""
    row = dict(zip(columns, cells, strict=True))
    said = [
        (head, column, cell)
        for head, column, cell in zip(heads, columns, cells, strict=True)
        if not words.is_nothing(cell)
    ]
    if "description" in row:
        row["description"] = " ".join(cell for _, column, cell in said if column == "description")
    if "range" in row:
        ends = [(head, cell) for head, column, cell in said if column == "range"]
        row["range"] = ", ".join(sorted((with_end(*one) for one in ends), key=is_upper_end))
    if "optional" in row:
        row["required"] = _opposite_answer(row.pop("optional"), words)
    return row


def _opposite_answer(answer: str, words: Vocabulary) -> str:
    """What a cell says of *required* below a head that asks whether a key is optional."""
    first, blank, rest = answer.partition(" ")
    required = answer_of(first, words)
    if required is None or _NAMES_IT.search(first):
        return answer
    return f"{'no' if required else 'yes'}{blank}{rest}"


def without_bars(cells: tuple[str, ...], columns: list[str]) -> tuple[str, ...]:
    """The cells of a row whose type has bars of its own: ``integer | null``."""
    more = len(cells) - len(columns)
    at = columns.index("type") if "type" in columns else 0
    parts = cells[at : at + more + 1]
    if not 0 < more < 4 or not at or not any(_OF_A_TYPE.match(one) for one in parts[1:]):
        return cells
    return (*cells[:at], " | ".join(parts), *cells[at + more + 1 :])
