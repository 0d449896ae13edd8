"""Judges records: which model each is for, and which rules it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..catalog import Catalog
from ..record.decode import BOM, NOTHING, Reader
from ..record.fast import Fast, fast_reader
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
            split = lines.data.split(b"\n")
            self._closer(part, split, enumerate(map(self._reader.quick, split)), lines.offset, file)
        else:
            part.models, split, rest = self._fast.sort(lines.data)
            self._closer(part, split, rest, lines.offset, file)
        part.lines = len(split)
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

    def _closer(
        self,
        part: Part,
        lines: list[bytes],
        read: Iterable[tuple[int, Any]],
        offset: int,
        file: str,
    ) -> None:
        """Judges what was `read`: (index in `lines`, body, or NOTHING where it must be read closely).

        The first of `lines` begins at byte `offset`.
        """
        at = 0
        right: list[str] = []
        judge, lists_valid = self._judging.judge, self._lists_valid
        for index, body in read:
            line = lines[index]
            if body is not NOTHING:
                model, violations = judge(body)
                if model is not None and not violations and not lists_valid:
                    right.append(model)
                    continue
            elif not line or line.isspace():
                continue
            else:
                model, violations = None, ()
            offset += sum(map(len, lines[at:index])) + index - at
            at = index
            if body is NOTHING:
                skip = len(BOM) if offset == 0 and line.startswith(BOM) else 0
                model, violations = self.judge(line[skip:], offset + skip)
            if violations or lists_valid:
                self._rows.add(part, index, offset, file, model, violations)
            else:
                right.append(model or UNKNOWN)
        part.models.update(right)
