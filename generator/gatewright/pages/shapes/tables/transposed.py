"""A table about one param, whose name stands above it: ``Type | integer``, ``Default | 4``."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.vocabulary import Vocabulary, fold
from ..columns import is_type_cell

_SAYS = {"type", "required", "default", "range", "options", "description"}
"""What such a table may say of its param."""


def cells_of_one_param(rows: Sequence[tuple[str, ...]], words: Vocabulary) -> dict[str, str] | None:
    """What the rows of two cells say of one param, by what each says; None where their first cells are not labels of one."""
    # The first row may be a head, such as "Attribute | Value".
    for first in (0, 1):
        labels = [words.columns.get(fold(row[0]), "") for row in rows[first:]]
        known = set(labels) <= _SAYS and len({*labels}) == len(labels) > 1
        if known and "type" in labels:
            cells = {label: row[1] for label, row in zip(labels, rows[first:], strict=True)}
            return cells if is_type_cell(cells["type"], words) else None
    return None
