"""HTML → lines, in one pass over the text.

Not a browser: tags only say where a line, a heading or a table cell begins and ends. Each search for
the end of something starts where the last one stopped, so that no page takes longer than its size.
"""

from __future__ import annotations

import re
from html import unescape

from .characters import tidy
from .html_tables import HtmlTable
from .lines import Line
from .raised import lower_raised

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "label",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_NEVER_SEEN = frozenset(
    {"script", "style", "template", "noscript", "svg", "head", "iframe", "object"}
)
_AROUND = frozenset({"nav", "footer", "dialog"})
"""Elements around the page, which are left out; kept when they never end."""
_WORDS = frozenset({"span", "code", "strong", "b", "em", "i", "small", "kbd", "var", "samp", "tt"})
_WITHIN = re.compile(r"\shref\s*=\s*[\"']?#", re.I)
_CLOSES = {name: re.compile(f"</{name}\\b", re.I) for name in _NEVER_SEEN | _AROUND}


def html_lines(text: str) -> list[Line]:
    """The lines a reader would see of the HTML `text`."""
    return _Walk(lower_raised(text)).run()


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.worded = False
        self.table = HtmlTable()
        self.outer: list[HtmlTable] = []
        """Tables around the open one, in a cell of which it stands."""
        self.attributes = ""
        """Those of the cell that opens."""
        self.closed_at = -1
        """Where the last element of words ended."""
        self.codes: list[str] = []
        self.code_from: int | None = None
        self.level = 0
        self.pre = 0
        self.bullet = False
        self.menu = False
        self.linked = ""
        """The words of a bullet that all lead to another place of the page."""
        self.start_line = 1
        self.counted = 0
        self.line = 1
        self.endless: set[str] = set()

    def run(self) -> list[Line]:
        position, size = 0, len(self.text)
        while position < size:
            opened = self.text.find("<", position)
            if opened < 0:
                opened = size
            if opened > position:
                self._words(position, opened)
            if opened == size:
                break
            position = self._markup(opened)
        while self.outer:
            self._end_inner_table()
        self._end_row()
        self._flush()
        return self.lines

    def _line_at(self, position: int) -> int:
        self.line += self.text.count("\n", self.counted, position)
        self.counted = position
        return self.line

    def _words(self, start: int, end: int) -> None:
        words = unescape(self.text[start:end])
        if self.pre and not self.table.in_cell:
            self._add_preformatted(words, start)
            return
        if not self.worded:
            leading = len(words) - len(words.lstrip())
            self.start_line = self._line_at(start) + words[:leading].count("\n")
            self.worded = leading < len(words)
        self.parts.append(words)

    def _add_preformatted(self, words: str, start: int) -> None:
        first = self._line_at(start)
        for index, piece in enumerate(words.replace("\r\n", "\n").split("\n")):
            if index:
                self._flush()
            if not self.parts:
                self.start_line = first + index
            self.parts.append(piece)

    def _markup(self, opened: int) -> int:
        if self.text.startswith("<!--", opened):
            return self._past("-->", opened + 4)
        tag = _TAG.match(self.text, opened)
        if tag is None:
            if self.text.startswith(("<!", "<?"), opened):
                return self._past(">", opened + 2)
            self._words(opened, opened + 1)
            return opened + 1
        closing, name = bool(tag[1]), tag[2].lower()
        end = self._past(">", tag.end())
        if name in ("td", "th"):
            self.attributes = self.text[tag.end() : end][:2_000]
        if not closing and (name in _NEVER_SEEN or name in _AROUND):
            return self._skip_element(name, end)
        if name == "a":
            self._link(closing, self.text[tag.end() : end])
        if name in _WORDS and not self.pre:
            # Pieces of a label that a page draws apart touch in its text: ``<code>seed</code><span>integer</span>``.
            if not closing and self.closed_at == opened and self.text[end : end + 1].isalnum():
                self.parts.append(" ")
            self.closed_at = end if closing else -1
        self._tag(name, closing)
        return end

    def _past(self, mark: str, start: int) -> int:
        """The position behind the next `mark`; the end of the text when there is none."""
        if mark in self.endless:
            return len(self.text)
        found = self.text.find(mark, start)
        if found < 0:
            self.endless.add(mark)
            return len(self.text)
        return found + len(mark)

    def _skip_element(self, name: str, start: int) -> int:
        close = None if name in self.endless else _CLOSES[name].search(self.text, start)
        if close is not None:
            self._flush()
            return self._past(">", close.end())
        self.endless.add(name)
        return start if name in _AROUND else len(self.text)

    def _tag(self, name: str, closing: bool) -> None:
        table = self.table
        if name in ("td", "th"):
            self._end_cell()
            if not closing:
                table.open_cell(name, self.attributes)
        elif name == "tr":
            self._end_row()
            self._flush()
            if not closing:
                table.open_row()
        elif name == "table":
            self._table_tag(closing)
        elif name == "code":
            self._code(closing)
        elif table.in_cell:
            if name in _BLOCKS:
                self.parts.append(" ")
        elif name in _HEADINGS:
            self._flush()
            self.level = 0 if closing else _HEADINGS[name]
        elif name == "pre":
            self._flush()
            self.pre = max(0, self.pre + (-1 if closing else 1))
        elif name in _BLOCKS:
            self._flush()
            self.bullet = name == "li" and not closing

    def _link(self, closing: bool, rest: str) -> None:
        """Notes whether all of a bullet so far leads to another place of the page, as in a table of contents."""
        said = tidy("".join(self.parts))
        if not closing:
            self.menu = self.bullet and not said and bool(_WITHIN.search(rest))
        elif self.menu:
            self.linked = said

    def _code(self, closing: bool) -> None:
        if closing and self.code_from is not None:
            self.codes.append(tidy("".join(self.parts[self.code_from :])))
        self.code_from = None if closing else len(self.parts)

    def _table_tag(self, closing: bool) -> None:
        if not closing and self.table.in_cell and self.table.has_head:
            self.table.parts, self.parts, self.worded = self.parts, [], False
            self.outer.append(self.table)
            self.table = HtmlTable()
        elif closing and self.outer:
            self._end_inner_table()
        else:
            self._end_row()
            self._flush()
            self.table = HtmlTable()

    def _end_inner_table(self) -> None:
        """Ends a table in a cell: its rows follow behind the row around it."""
        self._end_row()
        inner, self.table = self.table, self.outer.pop()
        self.table.inner_lines += inner.inner_lines
        self.parts, self.worded = [*self.table.parts, " ", *self.parts], True

    def _end_cell(self) -> None:
        if self.table.in_cell:
            text = tidy("".join(self.parts))
            self.table.close_cell(text, tuple(self.codes), self.start_line)
            self.parts, self.worded = [], False
        self.codes, self.code_from = [], None

    def _end_row(self) -> None:
        self._end_cell()
        rows = self.table.close_row(inner=bool(self.outer))
        if self.outer:
            self.table.inner_lines += rows
        else:
            self.lines += rows + self.table.inner_lines
            self.table.inner_lines = []

    def _flush(self) -> None:
        if self.table.in_cell or self.outer:
            return
        raw = "".join(self.parts)
        text = tidy(raw)
        ticked = (tuple(self.codes),) if self.codes and not self.pre else ()
        self.parts, self.worded = [], False
        self.codes, self.code_from = [], None
        if self.level:
            text = text.strip("#¶ ")
        menu = self.bullet and text == self.linked
        self.menu, self.linked = False, ""
        if text and not menu:
            line = Line(
                self.start_line,
                text,
                ticked=ticked,
                level=self.level,
                code=self.pre > 0,
                bullet=self.bullet,
            )
            line.raw = raw if line.code else ""
            self.lines.append(line)
            self.bullet = False
