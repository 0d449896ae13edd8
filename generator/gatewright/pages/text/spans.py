"""How many rows and columns a cell of HTML takes."""

from __future__ import annotations

import re

_SPAN = re.compile(r"\b(?P<way>row|col)span\s{0,4}=\s{0,4}[\"']?(?P<count>\d{1,4})", re.I)
_MOST = 60
"""Rows or columns of one cell; one that says more is taken for a single one."""


def spans_in(attributes: str) -> tuple[int, int]:
    """(rows, columns) of a cell with these attributes."""
    found = {one["way"].lower(): int(one["count"]) for one in _SPAN.finditer(attributes)}
    rows, columns = found.get("row", 1), found.get("col", 1)
    return (rows if 0 < rows <= _MOST else 1), (columns if 0 < columns <= _MOST else 1)
