"""A whole run: judge, write, count."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .plan import Job, lines_before
from .report import FORMATS, LINE
from .sources import Source
from .summary import Summary
from .workers import judged

if TYPE_CHECKING:
    from .part import Part


def run(
    job: Job,
    sources: list[Source],
    write: Callable[[str], object],
    tell: Callable[[Summary], object] | None = None,
) -> Summary:
    """Judges `sources` and writes the report; `tell` hears how far it has come.

    The text is the same whatever `job.jobs` is. Raises Incomplete, OSError and UnknownModel; what was
    written until then is no report.
    """
    report = FORMATS[job.format](job.only_invalid)
    summary = Summary()
    write(report.head())
    bases = [lines_before(one) for one in sources]
    between = ""
    for index, part in judged(job, sources):
        enough = job.max_errors is not None and summary.invalid + part.invalid >= job.max_errors
        if enough:
            _shorten(part, (job.max_errors or 0) - summary.invalid)
        base = bases[index] + 1
        found = zip(part.numbers, part.rows, strict=True)
        rows = [row.replace(LINE, str(base + number)) for number, row in found]
        if rows:
            write(between + report.joined.join(rows))
            between = report.joined
        bases[index] += part.lines
        summary.add(part)
        if tell is not None:
            tell(summary)
        if enough:
            summary.stopped = True
            break
    write(report.foot(summary))
    return summary


def _shorten(part: Part, invalid: int) -> None:
    """Leaves out what comes after that many invalid records."""
    if part.bad:
        del part.bad[invalid:]
        last = part.bad[-1] + 1
        del part.rows[last:], part.numbers[last:]
