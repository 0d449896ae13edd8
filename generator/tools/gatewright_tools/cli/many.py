"""``validate`` on files of requests: what the command line asks of `bulk`."""

from __future__ import annotations

import argparse
import re
import sys
from contextlib import nullcontext

from ..bulk import (
    Incomplete,
    Job,
    RecordSource,
    Summary,
    UnreadableFile,
    known_size,
    report_as,
    run,
    shard,
    source,
)
from ..bulk.forms import PARQUET
from ..bulk.lines import MAX_LINE
from ..bulk.reading import BLOCK, STDIN, reason
from ..bulk.wrapping import Wrapping
from ..package import InstalledPackage
from .destination import Write, destination
from .progress import Bar

CLOSED = 141
"""The exit code when the reader closes the pipe: the same as for a process killed by SIGPIPE."""


def check_many(arguments: argparse.Namespace, package: InstalledPackage, head: bytes = b"") -> int:
    """Judges the files and writes the report; `head` was read of standard input already."""
    return judge_files(arguments, package, None, head)[0]


def judge_files(
    arguments: argparse.Namespace,
    package: InstalledPackage,
    write: Write | None,
    head: bytes = b"",
) -> tuple[int, Summary | None]:
    """(exit code, what was counted); None where the files were not read to their end.

    `write` takes the report; None: it goes where the arguments say.
    """
    console, printable = package.console, package.words.printable
    job = _job(arguments, package)
    sources = _sources(arguments, package, head)
    bar: Bar | None = None
    try:
        bar = None if arguments.quiet else Bar(package, sys.stderr, known_size(sources))
        names = [one.file for one in sources]
        opened = destination(package, arguments.out, names) if write is None else nullcontext(write)
        with opened as writing:
            summary = run(job, sources, writing, bar.tell if bar else None)
    except BrokenPipeError:
        # End like a process killed by SIGPIPE: without a message and not with success.
        console.forget_output()
        return CLOSED, None
    except (UnreadableFile, Incomplete, OSError, MemoryError) as error:
        if arguments.out is None and isinstance(error, OSError):
            console.forget_output()
        if bar is not None:
            bar.clear()
        why = "there is not enough memory" if isinstance(error, MemoryError) else reason(error)
        print(printable(f"not finished: {why}; {_output_state(arguments.out)}"), file=sys.stderr)
        return int(console.CONFIGURATION), None
    if bar is not None:
        bar.clear()
        print(summary.text(costs=write is None), file=sys.stderr)
    return int(console.FINDINGS if summary.invalid else console.FINE), summary


def _output_state(out: str | None) -> str:
    return "what was written is not a whole report" if out is None else f"{out} was not written"


def _job(arguments: argparse.Namespace, package: InstalledPackage) -> Job:
    """What is asked for; raises UsageError."""
    format: str = arguments.format or ("json" if arguments.json else "text")
    if format == "text" and arguments.out is None and package.console.has_colours(sys.stdout):
        format = "coloured"
    if arguments.shard is not None and report_as(format).whole:
        raise package.main.UsageError(
            f"--shard makes no sense of {format}, which cannot be joined; use json"
        )
    if arguments.shard is not None and arguments.max_errors is not None:
        raise package.main.UsageError(
            "--max-errors counts over all records, so it cannot go with --shard"
        )
    for name, least in (("jobs", 1), ("max_errors", 1), ("max_line", BLOCK)):
        value: int | None = getattr(arguments, name)
        if value is not None and value < least:
            raise package.main.UsageError(f"--{name.replace('_', '-')} is at least {least}")
    return Job(
        package.name,
        model=arguments.model,
        field=arguments.model_field,
        format=format,
        only_invalid=arguments.only_invalid,
        max_line=arguments.max_line or MAX_LINE,
        max_errors=arguments.max_errors,
        jobs=arguments.jobs or 1,
        wrapping=wrapping_of(arguments),
        warnings=arguments.warnings,
        estimate=arguments.estimate,
    )


def wrapping_of(arguments: argparse.Namespace) -> Wrapping | None:
    """What of a record is the request; None where nothing was said of it."""
    ignore, carry = (
        tuple(filter(None, (getattr(arguments, name) or "").split(",")))
        for name in ("ignore", "carry")
    )
    found = Wrapping(arguments.body_field or "", ignore, carry)
    return found if any(found) else None


def _sources(
    arguments: argparse.Namespace, package: InstalledPackage, head: bytes
) -> list[RecordSource]:
    """The files, or this shard of them; raises UsageError with the name of one that is not there."""
    printable = package.words.printable
    files: list[str] = arguments.files or [STDIN]
    if files.count(STDIN) > 1:
        raise package.main.UsageError("standard input can be read once only")
    try:
        found = [
            source(package, file, arguments.input, arguments.column, head if file == STDIN else b"")
            for file in files
        ]
        if arguments.column is not None and all(one.form != PARQUET for one in found):
            raise package.main.UsageError("--column is for Parquet files, and none of these is one")
        if arguments.shard is None:
            return found
        if any(one.stream is not None for one in found):
            raise package.main.UsageError("--shard needs files: of a pipe nobody knows the length")
        match = re.fullmatch(r"([0-9]{1,9})/([0-9]{1,9})", arguments.shard)
        part, parts = (int(match[1]), int(match[2])) if match else (0, 0)
        if not 1 <= part <= parts:
            raise package.main.UsageError(
                f"--shard {printable(arguments.shard)}: write I/N, such as 2/8"
            )
        return shard(found, part, parts)
    except UnreadableFile as error:
        raise package.main.UsageError(printable(str(error))) from error
