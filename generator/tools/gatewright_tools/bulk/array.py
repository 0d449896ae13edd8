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
    column: int | None = None
    """The character of its line where it begins, from 1; None behind one on that line that is too long."""
    too_long: int = 0
    """Its length when it is not read; `data` is empty then."""


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
        self.start: tuple[int, int, int | None] | None = None
        """(line, offset, column) of the element that has begun."""
        self.begin = 0
        """Where the line begins that is being read."""
        self.wide: tuple[int, int | None] = (0, 0)
        """(line, bytes before here on it that begin no character, None: not known)."""
        self.count = 0

    def read(self, block: bytes) -> Iterator[Element]:
        """The elements that end in `block`."""
        at = kept = len(BOM_UTF8) if self.offset == 0 and block.startswith(BOM_UTF8) else 0
        self.begin += at
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
        self.offset += len(block)

    def _begin(self, block: bytes, at: int, stop: int) -> None:
        """Notes the start of an element unless only blanks are between `at` and `stop`."""
        text = block[at:stop]
        blank = len(text) - len(text.lstrip(_BLANK))
        if blank < len(text):
            if self.depth == 0:
                raise self._no_array(at + blank)
            self._note(at + blank)

    def _no_array(self, at: int) -> NotClosed:
        what = "something follows the array" if self.begun else "this is no array"
        return NotClosed(self.line, self.offset + at, what)

    def _note(self, at: int) -> None:
        if self.start is None:
            line, wide = self.wide
            more = wide if line == self.line else 0
            column = None if more is None else self.offset + at - self.begin - more + 1
            self.start = (self.line, self.offset + at, column)

    def _hold(self, rest: bytes) -> None:
        self.held += len(rest)
        if self.held <= self.limit:
            self.parts.append(rest)
        else:
            self.parts = []

    def _end(self, last: bytes, at: int) -> Element:
        self._hold(last)
        line, offset, column = self.start or (self.line, self.offset + at, None)
        held, data = self.held, b"".join(self.parts)
        self.parts, self.held, self.start = [], 0, None
        self.count += 1
        if held > self.limit:
            self.wide = (self.line, None)
            return Element(b"", line, offset, None, held)
        if not data.isascii():
            self._widen(data)
        return Element(data.strip(_BLANK), line, offset, column)

    def _widen(self, data: bytes) -> None:
        """Counts what of `data`, which ends here, is on this line and begins no character."""
        line, wide = self.wide
        before = wide if line == self.line and b"\n" not in data else 0
        here = data[data.rfind(b"\n") + 1 :]
        count = len(here) - len(here.translate(None, _WITHIN))
        self.wide = (self.line, None if before is None else before + count)
