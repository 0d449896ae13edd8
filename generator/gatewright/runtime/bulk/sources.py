"""Where requests are read from: files or parts of them, in one of three forms."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO

from .array import NotClosed, elements
from .checker import BOM, Checker, Part
from .lines import Lines, whole_lines
from .problems import cut_off, no_json, too_long
from .reading import BLOCK, GZIP, STDIN, ZSTD, CutOff, blocks, opened, packed

LINES, ARRAY, ONE = "lines", "array", "one"
FORMS = (LINES, ARRAY, ONE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or the records of it that begin from byte `start` to before byte `end`."""

    file: str
    form: str
    start: int = 0
    end: int | None = None
    seeks: bool = False
    """Whether reading may begin in the middle: plain files of lines only."""
    head: bytes = b""
    """What was read of standard input already."""

    def parts(self, checker: Checker) -> Iterator[Part]:
        """What `checker` finds, in the order of the file."""
        if self.seeks and self.start:
            with Path(self.file).open("rb") as file:
                yield from self._from_the_middle(checker, file)
            return
        with opened(self.file, self.head) as file:
            bytes_ = blocks(file)
            if self.form == LINES:
                yield from self._lines(checker, bytes_, 0)
            elif self.form == ARRAY:
                yield from self._array(checker, bytes_)
            else:
                yield from self._one(checker, bytes_)

    def has(self, offset: int) -> bool:
        """Whether a record that begins there is one of these."""
        return self.start <= offset and (self.end is None or offset < self.end)

    def _from_the_middle(self, checker: Checker, file: IO[bytes]) -> Iterator[Part]:
        # The line in which byte `start - 1` lies began before this part.
        offset = self.start - 1
        file.seek(offset)
        for block in blocks(file):
            newline = block.find(b"\n")
            if newline >= 0:
                offset += newline + 1
                if self.has(offset):
                    rest = chain((block[newline + 1 :],), blocks(file))
                    yield from self._lines(checker, rest, offset)
                return
            offset += len(block)
            if self.end is not None and offset >= self.end:
                return

    def _lines(self, checker: Checker, bytes_: Iterable[bytes], offset: int) -> Iterator[Part]:
        begins = offset
        try:
            for lines in whole_lines(bytes_, offset, self.end, checker.limit):
                begins = lines.offset + (lines.too_long or len(lines.data)) + 1
                if lines.offset < self.start:
                    skipped = _lines_before(lines, self.start)
                    yield Part(lines=skipped)
                    if skipped > lines.data.count(b"\n"):
                        continue
                    lines = _without(lines, skipped)
                yield checker.lines(lines, self.file)
        except CutOff as error:
            if self.has(begins):
                yield checker.fault(cut_off(str(error), begins), 0, begins, self.file)

    def _array(self, checker: Checker, bytes_: Iterable[bytes]) -> Iterator[Part]:
        line, offset = 1, 0
        try:
            for index, one in enumerate(elements(bytes_, checker.limit)):
                line, offset = one.line, one.offset
                if not self.has(offset):
                    continue
                if one.too_long:
                    problem = too_long(one.too_long, checker.limit, offset)
                    yield checker.fault(problem, line - 1, offset, self.file)
                else:
                    yield checker.one(one.data, line - 1, offset, self.file, index)
        except NotClosed as error:
            if self.has(error.offset):
                problem = no_json(error.what, error.offset)
                yield checker.fault(problem, error.line - 1, error.offset, self.file)
        except CutOff as error:
            if self.has(offset):
                yield checker.fault(cut_off(str(error), offset), line - 1, offset, self.file)

    def _one(self, checker: Checker, bytes_: Iterable[bytes]) -> Iterator[Part]:
        if not self.has(0):
            return
        parts: list[bytes] = []
        size = 0
        try:
            for block in bytes_:
                size += len(block)
                parts = [*parts, block] if size <= checker.limit else []
        except CutOff as error:
            yield checker.fault(cut_off(str(error), 0), 0, 0, self.file)
            return
        if size > checker.limit:
            yield checker.fault(too_long(size, checker.limit, 0), 0, 0, self.file)
            return
        data = b"".join(parts)
        skip = len(BOM) if data.startswith(BOM) else 0
        yield checker.one(data[skip:], 0, skip, self.file)


def source(file: str, form: str | None = None, head: bytes = b"") -> Source:
    """The whole of `file`, whose form is found out unless it is given.

    Of standard input `head` was read already. Raises Unreadable when it cannot be opened.
    """
    if file == STDIN:
        head += sys.stdin.buffer.read(max(0, BLOCK - len(head)))
        if head.startswith((GZIP, ZSTD)):
            return Source(file, form or LINES, head=head)
        return Source(file, form or form_of("", head), head=head)
    plain = not packed(file)
    if form is None:
        with opened(file) as stream:
            try:
                head = next(blocks(stream), b"")
            except CutOff:
                head = b""
        form = form_of(file, head)
    return Source(file, form, seeks=plain and form == LINES)


def form_of(name: str, head: bytes) -> str:
    """How requests are written in a file that is called `name` and begins with `head`."""
    suffixes = {suffix.lower() for suffix in Path(name).suffixes[-2:]}
    if suffixes & {".jsonl", ".ndjson", ".jsonlines"}:
        return LINES
    text = head.removeprefix(BOM).lstrip()
    if text.startswith(b"["):
        return ARRAY
    first, newline, rest = text.partition(b"\n")
    if not newline and len(head) < BLOCK:
        return ONE
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        # A request over several lines begins with a line that is no JSON by itself.
        return ONE if first.strip() in (b"{", b"") or not _ends(first) else LINES
    return LINES if rest.strip() or len(head) >= BLOCK else ONE


def _ends(line: bytes) -> bool:
    return line.rstrip().endswith(b"}")


def _lines_before(lines: Lines, start: int) -> int:
    """How many of `lines` begin before byte `start`."""
    return lines.data.count(b"\n", 0, max(0, start - 1 - lines.offset)) + 1


def _without(lines: Lines, count: int) -> Lines:
    """`lines` without the first `count`."""
    gone = 0
    for _ in range(count):
        gone = lines.data.index(b"\n", gone) + 1
    return Lines(lines.data[gone:], lines.offset + gone)
