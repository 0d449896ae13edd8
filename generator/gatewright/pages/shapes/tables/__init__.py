"""Tables of a sheet, with cells or with cells that have run together: a sheet → described fields and files.

values         a cell that says what a value may be
cells          the cells of a row → a field
rows           columns that say the same together
joined         two tables about the same params
transposed     a table about one param
fused_heads    heads that have run together
fused          rows whose cells have run together
reader         every table of a page
"""

from __future__ import annotations

from .reader import read_tables

__all__ = ["read_tables"]
