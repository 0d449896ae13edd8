"""Reads the elements of a JSON array of requests one by one, in constant memory."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .lines import MAX_LINE

_STRING = rb'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_OUTSIDE = re.compile(rb'(?:[^"\[\]{},\n]+|' + _STRING + rb')*+(["\[\]{},\n])')
"""Matches up to the next significant sign, and skips strings that end on the line."""
_DEEP = re.compile(rb'(?:[^"\[\]{}\n]+|' + _STRING + rb')*+(["\[\]{}\n])')
"""The same inside an element, where commas have no meaning."""
_INSIDE = re.compile(rb'[^"\\\n]*+(["\\\n])')
"""The same inside a string."""
_COMMA, _QUOTE, _ESCAPE, _NEWLINE = b",", b'"', b"\\", b"\n"
_BLANK = b" \t\r\n"
_WITHIN = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""


class Element(NamedTuple):
    """One element of an array."""

    data: bytes
    line: int
    """Where it begins, from 1."""
    offset: int
    scan: _Scan
    begin: int
    """Where its line begins."""
    too_long: int = 0
    """Its length when it is not read; `data` is empty then."""

    def column(self) -> int:
        """The character of its line where it begins, from 1; asked for before the next element is read."""
        return self.scan.column_of(self.offset, self.begin)


class NotClosed(Exception):
    """The array does not end as arrays do: (line, offset, what is wrong)."""

    def __init__(self, line: int, offset: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.offset = offset
        self.what = what


def elements(blocks: Iterable[bytes], limit: int = MAX_LINE) -> Iterator[Element]:
    """Yields the bytes between the commas of the array in `blocks`, also when they are not JSON.

    It parses brackets and strings only. Raises NotClosed when the array's end is not found or
    something follows it.
    """
    scan = _Scan(limit)
    for block in blocks:
        yield from scan.read(block)
    if scan.depth != 0 or not scan.begun:
        raise NotClosed(scan.line, scan.offset, "the array is not closed")


class _Scan:
    """The state of the parser between two blocks."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.depth = 0
        self.begun = False
        self.inside = False
        self.escaped = False
        self.line = 1
        self.offset = 0
        """Of the block that is being read."""
        self.parts: list[bytes] = []
        self.held = 0
        self.start: tuple[int, int, int] | None = None
        """(line, offset, offset of the line) of the element that has begun."""
        self.column = 1
        """Of the element that has begun, where that was in an earlier block."""
        self.block = b""
        self.begin = 0
        """Where the line begins that is being read."""
        self.wide = (-1, 0, 0)
        """(a line's first byte, a byte on it, how many bytes between them begin no character)."""
        self.count = 0

    def read(self, block: bytes) -> Iterator[Element]:
        """The elements that end in `block`."""
        at = kept = len(BOM_UTF8) if self.offset == 0 and block.startswith(BOM_UTF8) else 0
        self.begin += at
        self.block = block
        while at < len(block):
            if self.escaped:
                self.escaped = False
                at += 1
                continue
            signs = _INSIDE if self.inside else _DEEP if self.depth > 1 else _OUTSIDE
            found = signs.match(block, at)
            stop = found.start(1) if found else len(block)
            if not self.inside and self.start is None:
                self._begin(block, at, stop)
            if found is None:
                break
            mark = found[1]
            at = stop + 1
            if mark == _NEWLINE:
                self.line += 1
                self.begin = self.offset + at
            elif self.inside:
                self.escaped = mark == _ESCAPE
                self.inside = mark != _QUOTE
            elif mark == _QUOTE:
                if self.depth == 0:
                    raise self._no_array(stop)
                self._note(stop)
                self.inside = True
            elif mark in (b"[", b"{"):
                if self.depth == 0:
                    if self.begun or mark != b"[":
                        raise self._no_array(stop)
                    self.begun = True
                    kept = at
                else:
                    self._note(stop)
                self.depth += 1
            elif mark == _COMMA:
                if self.depth == 0:
                    raise self._no_array(stop)
                if self.depth == 1:
                    yield self._end(block[kept:stop], stop)
                    kept = at
            else:
                self.depth -= 1
                if self.depth < 0:
                    raise NotClosed(self.line, self.offset + stop, "something follows the array")
                if self.depth == 0:
                    if self.start is not None or self.count:
                        yield self._end(block[kept:stop], stop)
                    kept = at
        if self.depth > 0:
            self._hold(block[kept:])
        if self.start is not None:
            self.column = self.column_of(*self.start[1:])
        end = self.offset + len(block)
        self.column_of(end, self.begin)  # The next block goes on from here.
        self.offset = end

    def _begin(self, block: bytes, at: int, stop: int) -> None:
        """Notes the start of an element unless only blanks are between `at` and `stop`."""
        text = block[at:stop]
        blank = len(text) - len(text.lstrip(_BLANK))
        if blank < len(text):
            if self.depth == 0:
                raise self._no_array(at + blank)
            self._note(at + blank)

    def _no_array(self, at: int) -> NotClosed:
        what = "something follows the array" if self.begun else "this is not an array"
        return NotClosed(self.line, self.offset + at, what)

    def _note(self, at: int) -> None:
        if self.start is None:
            self.start = (self.line, self.offset + at, self.begin)

    def column_of(self, at: int, begin: int) -> int:
        """The column of byte `at`, on the line that begins with byte `begin`."""
        if at < self.offset:
            return self.column
        line, start, wide = self.wide
        if line != begin:
            start, wide = begin, 0
        part = self.block[start - self.offset : at - self.offset]
        if not part.isascii():
            wide += len(part) - len(part.translate(None, _WITHIN))
        self.wide = (begin, at, wide)
        return at - begin - wide + 1

    def _hold(self, rest: bytes) -> None:
        self.held += len(rest)
        if self.held <= self.limit:
            self.parts.append(rest)
        else:
            self.parts = []

    def _end(self, last: bytes, at: int) -> Element:
        self._hold(last)
        line, offset, begin = self.start or (self.line, self.offset + at, self.begin)
        held, data = self.held, b"".join(self.parts)
        self.parts, self.held, self.start = [], 0, None
        self.count += 1
        if held > self.limit:
            return Element(b"", line, offset, self, begin, held)
        return Element(data.strip(_BLANK), line, offset, self, begin)
