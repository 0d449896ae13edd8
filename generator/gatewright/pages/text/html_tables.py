"""A table of HTML as its tags come: rows of cells, some of which reach over several rows or columns."""

from __future__ import annotations

from .lines import Line
from .spans import spans_in


class HtmlTable:
    """A table that is open, and the row and the cell of it that are."""

    def __init__(self) -> None:
        self.in_cell = False
        self.has_head = False
        """Whether one of its rows was drawn as a head."""
        self.parts: list[str] = []
        """What the open cell held before a table in it began."""
        self.inner_lines: list[Line] = []
        """Rows of tables in cells of the open row."""
        self._cells: list[str] | None = None
        """Those of the open row; None: no row is open."""
        self._ticked: list[tuple[str, ...]] = []
        self._own = 0
        """How many cells of the row are its own."""
        self._spanned: set[int] = set()
        self._all_heads = True
        self._line = 0
        self._span = (1, 1)
        """(rows, columns) of the open cell."""
        self._reaching: dict[int, tuple[int, str]] = {}
        """Index of a cell that reaches down → (rows that it still reaches into, its text)."""

    def open_row(self) -> None:
        """Begins a row."""
        self._cells, self._all_heads = [], True

    def open_cell(self, name: str, attributes: str) -> None:
        """Begins a cell, where a row is open."""
        if self._cells is not None:
            self.in_cell, self._span = True, spans_in(attributes)
            self._all_heads = self._all_heads and name == "th"

    def close_cell(self, text: str, ticked: tuple[str, ...], line: int) -> None:
        """Ends the open cell, which begins on `line` and holds `text`."""
        self.in_cell = False
        if self._cells is None:
            return
        self._reach_down()
        rows, columns = self._span
        if rows > 1:
            self._reaching[len(self._cells)] = (rows - 1, text)
        self._cells += [text, *[""] * (columns - 1)]
        self._ticked += [ticked, *[()] * (columns - 1)]
        self._own += 1
        self._line = self._line or line

    def close_row(self, inner: bool) -> list[Line]:
        """Ends the open row: its line, if it has any text. `inner`: the table stands in a cell of another one."""
        lines: list[Line] = []
        if self._cells and any(self._cells):
            self._reach_down()
            # What spans a whole row is its only cell.
            count = 1 if self._own == 1 and not self._spanned else len(self._cells)
            cells = tuple(self._cells[:count])
            row = Line(self._line, " ".join(filter(None, cells)), cells, tuple(self._ticked))
            row.is_head = self._all_heads and count > 1
            row.spanned, row.inner = frozenset(self._spanned), inner
            self.has_head = self.has_head or row.is_head
            lines.append(row)
        self._cells, self._ticked, self._own = None, [], 0
        self._spanned, self._line = set(), 0
        return lines

    def _reach_down(self) -> None:
        """Fills in cells that reach down into the open row, as far as they come next."""
        cells = self._cells
        while cells is not None and (at := len(cells)) in self._reaching:
            left, text = self._reaching.pop(at)
            if left > 1:
                self._reaching[at] = (left - 1, text)
            self._spanned.add(at)
            cells.append(text)
            self._ticked.append(())
