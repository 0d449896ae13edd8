"""Requests in Parquet files: a column per key, or one column of JSON; needs pyarrow (extra ``parquet``).

Where a column is named, or the only one there is holds text, its values are requests as JSON. Else
each row is a request and each column a key of it. A column is there for every row, so null says that
the key is not; the same holds for the fields of structs. A map is an object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from .arrow import Bodies, json_column, open_parquet, unreadable
from .part import ChunkReport
from .reading import CutOff

if TYPE_CHECKING:
    from ..package import InstalledPackage, Violation
    from .checker import Checker
    from .piece import SourcePart

BATCH = 1 << 11
"""Rows that are in memory at once."""


def rows(file: IO[bytes], name: str) -> int:
    """The number of rows, or 0 for a broken file. Raises UnreadableFile without pyarrow."""
    try:
        with open_parquet(file, name) as table:
            count: int = table.metadata.num_rows
            return count
    except CutOff:
        return 0


def check(package: InstalledPackage, file: IO[bytes], source: SourcePart) -> None:
    """Raises UnreadableFile when pyarrow or the column of `source` is missing."""
    with suppress(CutOff), open_parquet(file, source.file) as table:
        json_column(package, table.schema_arrow, source.file, source.column)


def parts(file: IO[bytes], source: SourcePart, checker: Checker) -> Iterator[ChunkReport]:
    """Yields the results for the rows of `source`. An unreadable row group is one fault."""
    try:
        with open_parquet(file, source.file) as table:
            reader = _TableReader(table, source, checker)
            first = 0
            for group in range(table.num_row_groups):
                end = first + int(table.metadata.row_group(group).num_rows)
                start = max(first, source.start)
                stop = end if source.end is None else min(end, source.end)
                if start < stop:
                    yield from reader.group(group, first, start, stop)
                first = end
    except CutOff as error:
        if source.has(0):
            part = ChunkReport()
            checker.fault(part, checker.faults.cut_off(str(error), 0), 0, 0)
            yield part


class _TableReader:
    """Reads the rows of one table."""

    def __init__(self, table: Any, source: SourcePart, checker: Checker) -> None:
        self._table = table
        self._file = source.file
        self._checker = checker
        schema = table.schema_arrow
        self._column = json_column(checker.package, schema, source.file, source.column)
        self._bodies = Bodies(checker.package, schema)

    def group(self, group: int, at: int, start: int, stop: int) -> Iterator[ChunkReport]:
        """Rows `start` to before `stop` of a row group whose first row is `at`."""
        columns = None if self._column is None else [self._column]
        batches = self._table.iter_batches(
            BATCH, row_groups=[group], columns=columns, use_threads=False
        )
        while at < stop:
            part = ChunkReport()
            try:
                batch = next(batches)
            except Exception as error:
                if not unreadable(error):
                    raise
                if start <= at:
                    fault = self._checker.faults.InputFault.of(
                        "truncated", f"the rows from here on cannot be read: {error}"
                    )
                    self._checker.fault(part, fault, 0, at)
                part.lines += stop - max(start, at)
                yield part
                return
            end = at + int(batch.num_rows)
            first, last = max(start, at), min(stop, end)
            if first < last:
                read = self._records if self._column is None else self._texts
                judged = read(batch.slice(first - at, last - first))
                self._checker.table(part, judged, first)
                yield part
            at = end

    def _texts(self, batch: Any) -> Iterator[tuple[str | None, Sequence[Violation]]]:
        for value in batch.column(0).to_pylist():
            if value is None:
                yield self._checker.judge_body(None)
            else:
                yield self._checker.judge(value.encode() if isinstance(value, str) else value)

    def _records(self, batch: Any) -> Iterator[tuple[str | None, Sequence[Violation]]]:
        for body, faults in self._bodies.of(batch):
            yield self._checker.judge_body(body, faults)
