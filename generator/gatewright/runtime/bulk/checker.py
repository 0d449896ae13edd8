"""Judges records: which model each is for, and which rules it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..catalog import Catalog
from ..record.decode import BOM, NOTHING, Reader
from ..record.fast import Fast, Line, fast_reader
from ..record.faults import Fault, too_long
from ..record.judging import Judged, Judging
from .lines import Lines
from .part import Part
from .rows import UNKNOWN, Rows

if TYPE_CHECKING:
    from .report import Report


class Checker:
    """Judges one record after the other and writes what it finds as rows of a report.

    `model` is the key that all records are for, else each says so under `field`.
    """

    def __init__(
        self,
        catalog: Catalog,
        report: Report,
        *,
        model: str | None = None,
        field: str | None = None,
        limit: int,
        fast: bool = True,
    ) -> None:
        self.limit = limit
        self._judging = Judging(catalog, model, field)
        self._rows = Rows(report)
        self._lists_valid = report.lists_valid
        self._reader = Reader()
        # The fast path says nothing about right records, so a report that lists them goes without.
        self._fast: Fast | None = None
        if fast and not self._lists_valid:
            self._fast = fast_reader(catalog, self._judging.which, model, field)

    def lines(self, lines: Lines, file: str) -> Part:
        """Judges whole lines; blank ones are no records."""
        if lines.too_long:
            part = Part(lines=1, size=lines.too_long)
            fault = too_long(lines.too_long, self.limit, lines.offset)
            self._rows.add(part, 0, lines.offset, file, None, [fault])
            return part
        part = Part(size=len(lines.data) + 1)
        if self._fast is None:
            part.lines = self._closer(part, self._read(lines.data), lines, file)
        else:
            part.lines, part.models, rest = self._fast.sort(lines.data)
            self._closer(part, rest, lines, file)
            self._fast.meet(part.models)
        return part

    def one(
        self,
        part: Part,
        data: bytes,
        line: int,
        offset: int,
        file: str,
        element: int | None = None,
    ) -> None:
        """Judges one record, which begins at `line`, counted from 0, into `part`."""
        part.size += len(data)
        model, violations = self.judge(data, offset)
        if violations or self._lists_valid:
            self._rows.add(part, line, offset, file, model, violations, element)
        else:
            part.models[model or UNKNOWN] += 1

    def table(self, judged: Iterable[Judged], first: int, file: str) -> Part:
        """What was found in rows of a table that follow each other, from row `first` on."""
        part = Part()
        for model, violations in judged:
            if violations or self._lists_valid:
                self._rows.add(part, part.lines, first + part.lines, file, model, violations)
            else:
                part.models[model or UNKNOWN] += 1
            part.lines += 1
        return part

    def fault(self, fault: Fault, line: int, offset: int, file: str) -> Part:
        """A record of which nothing but a fault is known."""
        part = Part()
        self._rows.add(part, line, offset, file, None, [fault])
        return part

    def judge(self, data: bytes, offset: int = 0) -> Judged:
        """(model, everything wrong) of one record; `offset` is where it begins in its file."""
        body, faults = self._reader.read(data, offset)
        return (self._judging.model, faults) if body is NOTHING else self.judge_body(body, faults)

    def judge_body(self, body: Any, faults: Sequence[Fault] = ()) -> Judged:
        """The same of what a record holds, `faults` being known already."""
        return self._judging.judge(body, faults)

    def _read(self, data: bytes) -> Iterator[Line]:
        """Every line of `data`."""
        start = 0
        for number, line in enumerate(data.split(b"\n")):
            yield number, start, start + len(line), self._reader.quick(line)
            start += len(line) + 1

    def _closer(self, part: Part, read: Iterable[Line], lines: Lines, file: str) -> int:
        """Judges what was `read` of `lines`; how many there were."""
        count = 0
        right: list[str] = []
        judge, lists_valid = self._judging.judge, self._lists_valid
        for number, start, end, body in read:
            count += 1
            if body is not NOTHING:
                model, violations = judge(body)
                if model is not None and not violations and not lists_valid:
                    right.append(model)
                    continue
            else:
                line = lines.data[start:end]
                if not line or line.isspace():
                    continue
                at = lines.offset + start
                skip = len(BOM) if at == 0 and line.startswith(BOM) else 0
                model, violations = self.judge(line[skip:], at + skip)
            if violations or lists_valid:
                self._rows.add(part, number, lines.offset + start, file, model, violations)
            else:
                right.append(model or UNKNOWN)
        part.models.update(right)
        return count
