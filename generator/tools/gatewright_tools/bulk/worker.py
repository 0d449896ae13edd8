"""A worker process, the pipe to it and the pipe from it."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..package import open_package
from .checker import Checker
from .part import ChunkReport
from .plan import Job
from .reading import UnreadableFile, keep_memory
from .report import report_as
from .sources import RecordSource

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PIPE = 1 << 20
"""Size of a pipe in bytes: a worker may be that far ahead."""


class Incomplete(Exception):
    """The run could not be finished; what was written is not a whole report."""


def checker_of(job: Job) -> Checker:
    """Prepares the process for `job` and returns its checker. Raises UnknownModel."""
    keep_memory()
    package = open_package(job.package)
    report = report_as(job.format)(package, job.only_invalid)
    return Checker(
        package,
        report,
        model=job.model,
        field=job.field,
        limit=job.max_line,
        fast=job.fast,
        wrapping=job.wrapping,
        warnings=job.warnings,
        estimate=job.estimate,
    )


class Worker:
    """A process, the pipe to it and the pipe from it."""

    def __init__(self, job: Job, tables: bool, others: Sequence[Connection[Any, Any]]) -> None:
        # Imported here, because it is slow and most runs have one process. No fork after
        # pyarrow has been at work, which has threads of its own.
        context: Any = import_module("multiprocessing").get_context("spawn" if tables else None)
        their_pieces, self._pieces = context.Pipe(duplex=False)
        self._found, their_found = context.Pipe(duplex=False)
        _widen(their_found)
        self.ends: list[Connection[Any, Any]] = [self._pieces, self._found]
        # A forked process inherits the ends of the other pipes. As long as one end is open,
        # the reader does not notice that this process is gone.
        forked = context.get_start_method() == "fork"
        held = [*others, *self.ends] if forked else []
        arguments = (job, their_pieces, their_found, held)
        self._process = context.Process(target=work, args=arguments, daemon=True)
        self._process.start()
        their_pieces.close()
        their_found.close()

    @property
    def has_said(self) -> bool:
        """Whether a message of the next piece has arrived, or the worker is gone."""
        try:
            return bool(self._found.poll())
        except OSError:
            return True

    def give(self, piece: RecordSource) -> Worker:
        """Queues `piece` behind the pieces that the worker has."""
        # When the worker is gone, its earlier messages are read first, then the loss is reported.
        with suppress(OSError):
            self._pieces.send(piece)
        return self

    def __iter__(self) -> Iterator[ChunkReport]:
        """Yields the results of its next piece. Raises Incomplete when the worker is gone."""
        last = False
        while not last:
            try:
                said: tuple[list[ChunkReport], bool] | str = self._found.recv()
            except (EOFError, OSError):
                raise self._exit_error() from None
            if isinstance(said, str):
                raise Incomplete(said)
            parts, last = said
            yield from parts

    def _exit_error(self) -> Incomplete:
        self._process.join()
        code = self._process.exitcode or 0
        how = f"was killed by signal {-code}" if code < 0 else f"ended with {code}"
        return Incomplete(f"one of the processes that judge {how}")

    def stop(self) -> None:
        """Ends the process, finished or not."""
        for end in self.ends:
            end.close()
        self._process.terminate()
        self._process.join()
        self._process.close()


def _widen(pipe: Connection[Any, Any]) -> None:
    """Enlarges the pipe where the system allows it, so that a worker need not wait."""
    with suppress(ImportError, AttributeError, OSError):
        control: Any = import_module("fcntl")
        control.fcntl(pipe.fileno(), control.F_SETPIPE_SZ, PIPE)


def work(
    job: Job,
    pieces: Connection[Any, Any],
    found: Connection[Any, Any],
    held: Sequence[Connection[Any, Any]],
) -> None:
    """The loop of a worker: checks its pieces and sends the results and an end mark for each."""
    # Ctrl-C reaches every process of the terminal; the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in held:
        end.close()
    try:
        checker = checker_of(job)
        while True:
            piece: RecordSource = pieces.recv()
            parts = piece.parts(checker)
            if piece.seeks:
                # The parent reads a message whole, and need not wait for the next one.
                found.send((list(parts), True))
                continue
            for part in parts:  # A file that is one piece may be too large for memory.
                found.send(([part], False))
            found.send(([], True))
    except (EOFError, BrokenPipeError):
        return  # the parent has ended or has stopped reading
    except (UnreadableFile, OSError) as error:
        found.send(str(error))
    except MemoryError:
        found.send("there is not enough memory")
