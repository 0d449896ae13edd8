"""Checks records: finds the model of each and the rules that it breaks."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..record.fast import Fast, ScanRow, fast_reader
from .again import Again
from .besides import Besides
from .lines import Lines
from .part import ChunkReport, tally
from .places import RecordPlaces
from .rows import UNKNOWN, Rows
from .wrapping import BATCH, Wrapping

if TYPE_CHECKING:
    from ..package import InputFault, InstalledPackage, Judged, Violation
    from .report import Report


class Checker:
    """Judges one record after the other and writes what it finds as rows of a report.

    `model` is the key that all records are for, else each says so under `field`.
    """

    def __init__(
        self,
        package: InstalledPackage,
        report: Report,
        *,
        model: str | None = None,
        field: str | None = None,
        limit: int,
        fast: bool = True,
        wrapping: Wrapping | None = None,
        warnings: bool = False,
        estimate: bool = False,
    ) -> None:
        self.limit = limit
        self._besides = Besides.from_options(package, warnings, estimate)
        self._warnings: list[Violation] = []
        """Of the record that was judged last."""
        self.package = package
        self.faults = package.faults
        """The faults that a record may have before any rule runs."""
        self._nothing: Any = package.decode.NOTHING
        self._judging = package.judging.Judging(package.models, model, field)
        self._field = field or package.which.MODEL
        self._wrapping = wrapping
        self._carried = ""
        """What the record that was judged last gives to the report."""
        batch = model is None and self._field not in BATCH
        places = RecordPlaces(package, wrapping, batch)
        self._rows = Rows(report, places)
        self._lists_valid = report.lists_valid
        self._reader = package.decode.RecordReader()
        # The fast path gives no rows for valid records and looks at none of them closely.
        self._fast: Fast | None = None
        if fast and wrapping is None and not self._lists_valid and self._besides is None:
            self._fast = fast_reader(package, self._judging.which, model, field)
        self._again = None
        if self._fast is not None:
            self._again = Again(self._fast, self._rows, places, report.placed)

    def lines(self, part: ChunkReport, lines: Lines) -> None:
        """Judges whole lines into `part`; blank ones are not records."""
        if lines.too_long:
            fault = self.faults.too_long(lines.too_long, self.limit, lines.offset)
            self.fault(part, fault, 0, lines.offset)
            part.lines += 1
            part.size += lines.too_long
            return
        if self._fast is None or self._again is None:
            count = self._closer(part, self._read(lines.data), lines)
        else:
            count, right, rest = self._fast.sort(lines.data)
            tally(part.models, right)
            self._closer(part, self._again.unseen(part, rest, lines), lines)
            self._fast.meet(part.models)
        self._settle(part)
        part.lines += count
        part.size += len(lines.data) + 1

    def one(
        self,
        part: ChunkReport,
        data: bytes,
        line: int,
        offset: int,
        element: int | None = None,
        column: Callable[[], int] | None = None,
        *,
        whole: bool = False,
    ) -> None:
        """Judges one record into `part`; it begins `line` lines further on, in byte `offset`.

        `column` says at which character of its line it begins; `whole`: the file holds this record alone.
        """
        part.size += len(data)
        model, violations = self.judge(data, offset, whole=whole)
        self._settle(part)
        if violations or self._warnings or self._lists_valid:
            warnings, carried = self._warnings, self._carried
            wrong = violations or warnings
            at = column() if wrong and column is not None else 1
            text = data if wrong else None
            self._rows.add(
                part, line, offset, model, violations, element, warnings, carried, text, at
            )
        else:
            tally(part.models, {model or UNKNOWN: 1})

    def row(self, part: ChunkReport, record: Any, line: int, row: int) -> None:
        """Judges a row of a sheet, which begins on `line` of its file, from 0."""
        model, violations = self.judge_body(record)
        self._settle(part)
        if violations or self._warnings or self._lists_valid:
            self._rows.add(part, line, row, model, violations, None, self._warnings, self._carried)
        else:
            tally(part.models, {model or UNKNOWN: 1})

    @property
    def model(self) -> str | None:
        """The model that all records are for, or None."""
        found: str | None = self._judging.model
        return found

    def model_of(self, record: dict[str, Any]) -> str | None:
        """The model that a record is for, or None where that is not known."""
        if self.model is not None:
            return self.model
        found: object = self._judging.which.of(record, self._field)
        return found if isinstance(found, str) else None

    def table(self, part: ChunkReport, judged: Iterable[Judged], first: int) -> None:
        """Puts into `part` what was found in rows of a table, from row `first` on."""
        for row, (model, violations) in enumerate(judged, first):
            self._settle(part)
            if violations or self._warnings or self._lists_valid:
                self._rows.add(part, 0, row, model, violations, None, self._warnings, self._carried)
            else:
                tally(part.models, {model or UNKNOWN: 1})
            part.lines += 1

    def fault(self, part: ChunkReport, fault: InputFault, line: int, offset: int) -> None:
        """Adds a record to `part` that could not be read."""
        self._rows.add(part, line, offset, None, [fault])

    def judge(self, data: bytes, offset: int = 0, *, whole: bool = False) -> Judged:
        """(model, everything wrong) of one record; `offset` is where it begins in its file."""
        self._carried = ""
        body, faults = self._reader.read(data, offset, whole=whole)
        self._warnings = []
        return (
            (self._judging.model, faults)
            if body is self._nothing
            else self.judge_body(body, faults)
        )

    def judge_body(self, body: Any, faults: Sequence[InputFault] = ()) -> Judged:
        """The same for the body of a record. `faults` are the faults of its text."""
        if self._wrapping is not None:
            body, self._carried, fault = self._wrapping.unwrap(self.package, body)
            if fault is not None:
                return self._judging.model, [*faults, fault]
        found: Judged = self._judging.judge(body, faults)
        if found[0] is None and isinstance(body, dict) and body.keys() == BATCH:
            return self.judge_body(body["body"], faults)
        if self._besides is not None:
            self._warnings = self._besides.look(found[0], body, found[1])
        return found

    def _settle(self, part: ChunkReport) -> None:
        if self._besides is not None:
            self._besides.settle(part)

    def _read(self, data: bytes) -> Iterator[ScanRow]:
        """Every line of `data`.

        Of ASCII, records are read where they stand until one does not end with its line.
        """
        start = number = 0
        if data.isascii():
            text, size, element = data.decode(), len(data), self._reader.element
            while start <= size:
                stop = text.find("\n", start)
                stop = stop if stop >= 0 else size
                body, faults, end = element(text, start, start)
                if end != stop or faults:
                    break
                yield number, start, stop, body
                start = stop + 1
                number += 1
            else:
                return
        for place, line in enumerate(data[start:].split(b"\n"), number):
            yield place, start, start + len(line), self._reader.quick(line)
            start += len(line) + 1

    def _closer(self, part: ChunkReport, read: Iterable[ScanRow], lines: Lines) -> int:
        """Judges what was `read` of `lines`; how many there were."""
        count = 0
        right: list[str] = []
        plain = self._wrapping is None and self._besides is None
        judge = self._judging.judge if plain else self.judge_body
        lists_valid, nothing = self._lists_valid, self._nothing
        for number, start, end, body in read:
            count += 1
            if body is not nothing:
                model, violations = judge(body)
                if model is None and plain:
                    model, violations = self.judge_body(body)
                listed = lists_valid or self._warnings
                if model is not None and not violations and not listed:
                    right.append(model)
                    continue
            else:
                line = lines.data[start:end]
                if not line or line.isspace():
                    continue
                at = lines.offset + start
                skip = len(BOM_UTF8) if at == 0 and line.startswith(BOM_UTF8) else 0
                model, violations = self.judge(line[skip:], at + skip)
            if violations or lists_valid or self._warnings:
                at = lines.offset + start
                warnings, carried = self._warnings, self._carried
                line = lines.data[start:end]
                text = line.removeprefix(BOM_UTF8) if at == 0 else line
                self._rows.add(part, number, at, model, violations, None, warnings, carried, text)
            else:
                right.append(model or UNKNOWN)
        tally(part.models, Counter(right))
        return count
