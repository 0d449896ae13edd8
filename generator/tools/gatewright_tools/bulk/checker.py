"""Checks records: finds the model of each and the rules that it breaks."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..record.fast import Fast, ScanRow, fast_reader
from ..record.plain import plain_rows, sort_lines
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
        self._plain = wrapping is None and self._besides is None
        """Whether a record is its own request, of which nothing but violations is asked."""
        self._reader = package.decode.RecordReader()
        # The fast path gives no rows for valid records and looks at none of them closely.
        self._fast: Fast | None = None
        if fast and self._plain and not self._lists_valid:
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
            count = self._all(part, lines)
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

    def row(
        self, part: ChunkReport, record: Any, line: int, row: int, faults: Sequence[InputFault]
    ) -> None:
        """Judges a row of a sheet, which begins on `line` of its file, from 0."""
        model, violations = self.judge_body(record, faults)
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

    def _all(self, part: ChunkReport, lines: Lines) -> int:
        """Reads and judges all of `lines` without the fast path; how many there are."""
        data, nothing = lines.data, self._nothing
        if not self._plain or self._lists_valid:
            return self._closer(part, plain_rows(data, nothing), lines)
        try:
            count, right, others = sort_lines(data, self._judging.judge_own, nothing)
        except UnicodeDecodeError:
            return self._closer(part, plain_rows(data, nothing), lines)
        for number, start, end, body, found in others:
            if found is None:
                found = self._exactly(lines, start, end)
            elif found[0] is None:
                found = self.judge_body(body)
            if found is not None:
                self._put(part, lines, number, start, end, found)
        tally(part.models, Counter(right))
        return count

    def _closer(self, part: ChunkReport, read: Iterable[ScanRow], lines: Lines) -> int:
        """Judges what was `read` of `lines`; how many there were."""
        count = 0
        right: list[str] = []
        judge = self._judging.judge_own if self._plain else self.judge_body
        for number, start, end, body in read:
            count += 1
            if body is self._nothing:
                found = self._exactly(lines, start, end)
            else:
                found = model, violations = judge(body)
                if self._plain and model is None:
                    found = self.judge_body(body)
                elif model is not None and not (violations or self._lists_valid or self._warnings):
                    right.append(model)
                    continue
            if found is not None:
                self._put(part, lines, number, start, end, found)
        tally(part.models, Counter(right))
        return count

    def _exactly(self, lines: Lines, start: int, end: int) -> Judged | None:
        """What is wrong in a line that has to be read exactly; None for a blank one."""
        line = lines.data[start:end]
        if not line or line.isspace():
            return None
        at = lines.offset + start
        skip = len(BOM_UTF8) if at == 0 and line.startswith(BOM_UTF8) else 0
        return self.judge(line[skip:], at + skip)

    def _put(
        self, part: ChunkReport, lines: Lines, number: int, start: int, end: int, found: Judged
    ) -> None:
        """Counts a line, and adds its row where the report has one."""
        model, violations = found
        if violations or self._lists_valid or self._warnings:
            at = lines.offset + start
            warnings, carried = self._warnings, self._carried
            line = lines.data[start:end]
            text = line.removeprefix(BOM_UTF8) if at == 0 else line
            self._rows.add(part, number, at, model, violations, None, warnings, carried, text)
        else:
            name = model or UNKNOWN
            part.models[name] = part.models.get(name, 0) + 1
