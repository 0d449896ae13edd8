"""Lines of a page → its sheet: each line under its heading, and rows of tables that were copied without bars.

roles       what stands below a heading, by its words
headings    what stands below each heading of a page
dotted      marks of a field in one line → a line for each
stacked     tables with a paragraph for each cell → rows
sheet       the lines, each under its heading
"""

from __future__ import annotations

from .roles import role_by_words
from .sheet import Sheet, sheet_of

__all__ = ["Sheet", "role_by_words", "sheet_of"]
