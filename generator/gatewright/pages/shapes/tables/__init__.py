"""Tables of a sheet, with cells or with cells that have run together: a sheet → described fields and files.

heads     what each column holds
cells     the cells of a row → a field
fused     rows whose cells have run together
reader    every table of a page
"""

from __future__ import annotations

from .reader import read_tables

__all__ = ["read_tables"]
