"""A whole run: checks records, writes the report and counts."""

from __future__ import annotations

from collections.abc import Callable
from tempfile import SpooledTemporaryFile

from ..package import open_package
from .plan import Job, lines_before
from .report import Report, report_as
from .sources import RecordSource
from .summary import Summary
from .workers import check_sources

KEPT = 1 << 20
"""Most characters of rows that wait in memory for a head that counts them."""


def run(
    job: Job,
    sources: list[RecordSource],
    write: Callable[[str], object],
    tell: Callable[[Summary], object] | None = None,
) -> Summary:
    """Checks `sources` and writes the report. It calls `tell` with its progress.

    The text is the same whatever `job.jobs` is. Raises Incomplete, OSError and UnknownModel; what was
    written until then is not a report.
    """
    report = report_as(job.format)(open_package(job.package), job.only_invalid)
    summary = Summary(job.estimate)
    if report.counted:
        with SpooledTemporaryFile(KEPT, "w+", encoding="utf-8", newline="") as kept:
            _rows(job, sources, report, summary, kept.write, tell)
            write(report.head())
            kept.seek(0)
            while text := kept.read(KEPT):
                write(text)
    else:
        write(report.head())
        _rows(job, sources, report, summary, write, tell)
    write(report.foot(summary))
    return summary


def _rows(
    job: Job,
    sources: list[RecordSource],
    report: Report,
    summary: Summary,
    write: Callable[[str], object],
    tell: Callable[[Summary], object] | None,
) -> None:
    """Writes the rows of the report and counts into `summary`."""
    bases = [lines_before(one) for one in sources]
    between = ""
    for index, part in check_sources(job, sources):
        enough = job.max_errors is not None and summary.invalid + part.invalid >= job.max_errors
        if enough:
            part.keep((job.max_errors or 0) - summary.invalid)
        if part.rows:
            rows = report.rows(sources[index].file, bases[index] + 1, part.rows)
            write(between + rows)
            between = report.joined
        bases[index] += part.lines
        summary.add(part)
        if tell is not None:
            tell(summary)
        if enough:
            summary.stopped = True
            break
