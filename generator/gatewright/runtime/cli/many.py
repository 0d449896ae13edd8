"""``validate`` on files of requests: what the command line asks of `bulk`."""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..bulk import (
    FORMATS,
    Incomplete,
    Job,
    Source,
    Summary,
    Unreadable,
    known_size,
    run,
    shard,
    source,
)
from ..bulk.lines import MAX_LINE
from ..bulk.reading import BLOCK, STDIN
from ..catalog import Catalog
from ..messages import printable
from . import CONFIGURATION, FINDINGS, FINE, UsageError
from .progress import Bar


def check_many(arguments: argparse.Namespace, catalog: Catalog, head: bytes = b"") -> int:
    """Judges the files and writes the report; `head` was read of standard input already."""
    job = _job(arguments, catalog)
    sources = _sources(arguments, head)
    bar = Bar(sys.stderr, known_size(sources)) if not arguments.quiet else None
    try:
        with _output(arguments.out) as write:
            summary = run(job, sources, write, bar.tell if bar else None)
    except (Unreadable, Incomplete) as error:
        return _unfinished(str(error), bar)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _unfinished(error.strerror or str(error), bar)
    if bar is not None:
        bar.clear()
        print(summary.text(), file=sys.stderr)
    return FINDINGS if summary.invalid else FINE


def _unfinished(why: str, bar: Bar | None) -> int:
    if bar is not None:
        bar.clear()
    text = f"not finished: {why}; what was written is no whole report"
    print(printable(text), file=sys.stderr)
    return CONFIGURATION


def _job(arguments: argparse.Namespace, catalog: Catalog) -> Job:
    """What is asked for; raises UsageError."""
    format: str = arguments.format or ("json" if arguments.json else "text")
    if arguments.shard is not None and FORMATS[format].whole:
        raise UsageError(f"--shard makes no sense of {format}, which cannot be joined; use json")
    if arguments.shard is not None and arguments.max_errors is not None:
        raise UsageError("--max-errors counts over all records, so it cannot go with --shard")
    for name, least in (("jobs", 1), ("max_errors", 1), ("max_line", BLOCK)):
        value: int | None = getattr(arguments, name)
        if value is not None and value < least:
            raise UsageError(f"--{name.replace('_', '-')} is at least {least}")
    return Job(
        catalog.package,
        model=arguments.model,
        field=arguments.model_field,
        format=format,
        only_invalid=arguments.only_invalid,
        max_line=arguments.max_line or MAX_LINE,
        max_errors=arguments.max_errors,
        jobs=arguments.jobs or 1,
    )


def _sources(arguments: argparse.Namespace, head: bytes) -> list[Source]:
    """The files, or this shard of them; raises UsageError with the name of one that is not there."""
    files: list[str] = arguments.files or [STDIN]
    if files.count(STDIN) > 1:
        raise UsageError("standard input can be read once only")
    if STDIN in files and arguments.shard is not None:
        raise UsageError("--shard needs files: of standard input nobody knows the length")
    found: list[Source] = []
    for file in files:
        try:
            found.append(source(file, arguments.input, head if file == STDIN else b""))
        except Unreadable as error:
            raise UsageError(f"{printable(file)}: {error}") from error
        except OSError as error:
            raise UsageError(f"{printable(file)}: {error.strerror or error}") from error
    if arguments.shard is None:
        return found
    match = re.fullmatch(r"([0-9]{1,9})/([0-9]{1,9})", arguments.shard)
    part, parts = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= part <= parts:
        raise UsageError(f"--shard {printable(arguments.shard)}: write I/N, such as 2/8")
    try:
        return shard(found, part, parts)
    except Unreadable as error:
        raise UsageError(f"--shard: {error}") from error


@contextmanager
def _output(name: str | None) -> Iterator[Callable[[str], object]]:
    """Where the report goes: standard output, or a file that is there only once it is whole."""
    if name is None:
        yield sys.stdout.write
        # Here, because at the end of the process nobody would hear of a full disk.
        sys.stdout.flush()
        return
    path = Path(name)
    try:
        made, other = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise UsageError(f"--out {printable(name)}: {error.strerror or error}") from error
    try:
        with open(made, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 (a descriptor)
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(other).chmod(0o666 & ~umask)
        Path(other).replace(path)
    except BaseException:
        Path(other).unlink(missing_ok=True)
        raise
