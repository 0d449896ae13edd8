"""Sources of requests: files or parts of them, in every form."""

from __future__ import annotations

import io
import os
from codecs import BOM_UTF8
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import chain
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from .array import NotClosed, elements
from .checker import Checker
from .forms import ARRAY, LINES, PARQUET, SHEETS, form_of
from .lines import Lines, whole_lines
from .part import ChunkReport
from .reading import (
    BLOCK,
    HEAD,
    STDIN,
    CutOff,
    Joined,
    UnreadableFile,
    blocks,
    head_of,
    is_packed,
    open_bytes,
    reason,
    regular,
    unpack_stream,
)

if TYPE_CHECKING:
    from ..package import InstalledPackage

TAIL = 1 << 12
"""Bytes that are read at once behind the end of a piece."""


class RecordSource(NamedTuple):
    """A file, or the records of it that begin from place `start` to before place `end`.

    A place is a byte of what is unpacked; in a table it is a row.
    """

    file: str
    form: str
    start: int = 0
    end: int | None = None
    packed: bool = False
    column: str | None = None
    """The column of a table that holds requests as JSON; None: see `table`."""
    stream: IO[bytes] | None = None
    """An open stream that cannot be opened twice, such as standard input."""
    head: bytes = b""
    """The bytes that were read from `stream` to find its form."""

    @property
    def seeks(self) -> bool:
        """Whether reading can start in the middle."""
        return self.stream is None and not self.packed and self.form in (LINES, PARQUET)

    def length(self) -> int:
        """Places in the file. A compressed file is read for that. Raises UnreadableFile."""
        if self.form == PARQUET:
            with self.contents() as file:
                from . import table

                return table.rows(file, self.file)
        if self.form in SHEETS:
            with self.contents() as file:
                from . import sheet

                return sheet.rows(file, self.form)
        if not self.packed:
            return os.stat(self.file).st_size
        count = 0
        with self.contents() as file:
            try:
                for block in blocks(file):
                    count += len(block)
            except CutOff:
                pass
        return count

    def parts(self, checker: Checker) -> Iterator[ChunkReport]:
        """Yields the results of `checker` in the order of the file. Raises UnreadableFile."""
        try:
            with self.contents() as file:
                if self.form == PARQUET:
                    from . import table

                    yield from table.parts(file, self, checker)
                elif self.form in SHEETS:
                    from . import sheet

                    yield from sheet.parts(file, self, checker)
                elif self.form == LINES and self.seeks:
                    yield from self._piece(checker, file)
                elif self.form == LINES:
                    yield from self._lines(checker, blocks(file), 0)
                elif self.form == ARRAY:
                    yield from self._array(checker, blocks(file))
                else:
                    yield from self._one(checker, blocks(file))
        except OSError as error:
            raise UnreadableFile(self.file, reason(error)) from error

    def has(self, place: int) -> bool:
        """Whether a record that begins at this place belongs to this source."""
        return self.start <= place and (self.end is None or place < self.end)

    @contextmanager
    def contents(self) -> Generator[IO[bytes]]:
        if self.stream is not None:
            joined = cast("IO[bytes]", Joined(self.head, self.stream))
            with nullcontext() if self.file == STDIN else self.stream:
                yield unpack_stream(joined, self.head, self.file)
            return
        with open_bytes(self.file) as file:
            if not self.packed:
                yield file
                return
            head = file.read(HEAD)
            file.seek(0)
            yield unpack_stream(file, head, self.file)

    def _piece(self, checker: Checker, file: IO[bytes]) -> Iterator[ChunkReport]:
        if not self.start:
            yield from self._lines(checker, self._up_to_the_end(file, 0), 0)
            return
        # The line in which byte `start - 1` lies began before this part.
        offset = self.start - 1
        file.seek(offset)
        read = self._up_to_the_end(file, offset)
        for block in read:
            newline = block.find(b"\n")
            if newline >= 0:
                offset += newline + 1
                if self.has(offset):
                    yield from self._lines(checker, chain((block[newline + 1 :],), read), offset)
                return
            offset += len(block)
            if self.end is not None and offset >= self.end:
                return
        self._raise_shrunk()

    def _up_to_the_end(self, file: IO[bytes], offset: int) -> Iterator[bytes]:
        """Yields blocks from `offset` to `end`, then small ones for the rest of the last line."""
        end = offset + BLOCK if self.end is None else self.end
        while block := file.read(min(BLOCK, max(end - offset, TAIL))):
            offset += len(block)
            yield block

    def _lines(
        self, checker: Checker, bytes_: Iterable[bytes], offset: int
    ) -> Iterator[ChunkReport]:
        part = ChunkReport()
        begins = offset
        try:
            for lines in whole_lines(bytes_, offset, self.end, checker.limit):
                begins = lines.offset + (lines.too_long or len(lines.data)) + 1
                if lines.offset < self.start:
                    skipped = _lines_before(lines, self.start)
                    part.lines += skipped
                    if skipped > lines.data.count(b"\n"):
                        continue
                    lines = _without(lines, skipped)
                checker.lines(part, lines)
                # Close at once, so that the writer of a pipe gets the signal.
                if part.is_full or self.stream is not None:
                    yield part
                    part = ChunkReport()
        except CutOff as error:
            if self.has(begins):
                checker.fault(part, checker.faults.cut_off(str(error), begins), 0, begins)
        yield part
        if self.seeks and self.end is not None and begins < self.end:
            self._raise_shrunk()

    def _raise_shrunk(self) -> None:
        raise UnreadableFile(self.file, "has become shorter while it was read")

    def _array(self, checker: Checker, bytes_: Iterable[bytes]) -> Iterator[ChunkReport]:
        part = ChunkReport()
        line, offset = 1, 0
        try:
            for index, one in enumerate(elements(bytes_, checker.limit)):
                line, offset = one.line, one.offset
                if not self.has(offset):
                    continue
                if one.too_long:
                    fault = checker.faults.too_long(one.too_long, checker.limit, offset)
                    checker.fault(part, fault, line - 1, offset)
                else:
                    checker.one(part, one.data, line - 1, offset, index, one.column)
                if part.is_full or (self.stream is not None and part.size >= BLOCK):
                    yield part
                    part = ChunkReport()
        except (NotClosed, CutOff) as error:
            if isinstance(error, NotClosed):
                line, offset = error.line, error.offset
                fault = checker.faults.no_json(error.what, error.offset)
            else:
                fault = checker.faults.cut_off(str(error), offset)
            if self.has(offset):
                checker.fault(part, fault, line - 1, offset)
        yield part

    def _one(self, checker: Checker, bytes_: Iterable[bytes]) -> Iterator[ChunkReport]:
        if not self.has(0):
            return
        part = ChunkReport()
        parts: list[bytes] = []
        size = 0
        try:
            for block in bytes_:
                size += len(block)
                if size <= checker.limit:
                    parts.append(block)
                else:
                    parts.clear()
        except CutOff as error:
            checker.fault(part, checker.faults.cut_off(str(error), 0), 0, 0)
        else:
            if size > checker.limit:
                checker.fault(part, checker.faults.too_long(size, checker.limit, 0), 0, 0)
            else:
                data = b"".join(parts)
                skip = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
                checker.one(part, data[skip:], 0, skip, whole=True)
        yield part


def source(
    package: InstalledPackage,
    file: str,
    form: str | None = None,
    column: str | None = None,
    head: bytes = b"",
) -> RecordSource:
    """Returns `file` as a source. It detects the form unless `form` is given.

    `head` was read of standard input already. Raises UnreadableFile.
    """
    again = regular(file)
    stream = open_bytes(file)
    if not again:
        head += head_of(stream)
        packed = is_packed(head)
        form = form or form_of(
            package, file, _begin(io.BytesIO(head), head, file) if packed else head
        )
        return RecordSource(file, form, packed=packed, column=column, stream=stream, head=head)
    with stream:
        try:
            head = stream.read(HEAD)
            packed = is_packed(head)
            stream.seek(0)
            if packed or form is None:
                form = form or form_of(package, file, _begin(stream, head, file))
            end = stream.seek(0, io.SEEK_END)
        except OSError as error:
            raise UnreadableFile(file, reason(error)) from error
    found = RecordSource(file, form, packed=packed, column=column)
    if form == PARQUET:
        # Check now, so that a missing module or column is reported before anything is written.
        with found.contents() as table_file:
            from . import table

            table.check(package, table_file, found)
    # Bytes that are appended later are not read, so that all processes read the same.
    return (
        RecordSource(file, form, end=end, column=column) if found.seeks and form == LINES else found
    )


def _begin(file: IO[bytes], head: bytes, name: str) -> bytes:
    """Returns the first bytes of `file`, unpacked."""
    try:
        return next(blocks(unpack_stream(file, head, name)), b"")
    except CutOff:
        return b""


def _lines_before(lines: Lines, start: int) -> int:
    """How many of `lines` begin before place `start`."""
    return lines.data.count(b"\n", 0, max(0, start - 1 - lines.offset)) + 1


def _without(lines: Lines, count: int) -> Lines:
    """`lines` without the first `count`."""
    gone = 0
    for _ in range(count):
        gone = lines.data.index(b"\n", gone) + 1
    return Lines(lines.data[gone:], lines.offset + gone)
