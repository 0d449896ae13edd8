"""Several processes that judge: each takes every n-th piece, and the parent takes their answers in turn.

A worker waits when its pipe is full, so nothing piles up however fast one of them is. What cannot be
opened twice, such as standard input, is judged by the parent itself when its turn has come.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from .checker import Checker
from .forms import PARQUET
from .part import Part
from .plan import Job, ranges
from .reading import Unreadable
from .report import FORMATS
from .sources import Source

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Incomplete(Exception):
    """The run could not be finished; what was written is no whole report."""


def checker_of(job: Job) -> Checker:
    """The checker that a process needs for `job`; raises UnknownModel."""
    catalog: Any = import_module(f"{job.package}._models").MODELS
    report = FORMATS[job.format](job.only_invalid)
    return Checker(
        catalog, report, model=job.model, field=job.field, limit=job.max_line, fast=job.fast
    )


def judged(job: Job, sources: list[Source]) -> Iterator[tuple[int, Part]]:
    """(which source, what was found), in the order of the files. Raises Incomplete and Unreadable."""
    shared = [one for one in sources if one.stream is None]
    if job.jobs == 1 or len(list(islice(ranges(shared), 2))) < 2:
        checker = checker_of(job)
        for index, one in enumerate(sources):
            for part in one.parts(checker):
                yield index, part
        return
    workers: list[_Worker] = []
    try:
        for number in range(job.jobs):
            workers.append(_Worker(job, shared, number, [one.pipe for one in workers]))
        turn = 0
        for index, piece in ranges(sources):
            if piece.stream is not None:
                for part in piece.parts(checker_of(job)):
                    yield index, part
                continue
            for part in workers[turn % job.jobs].next_piece():
                yield index, part
            turn += 1
    finally:
        for worker in workers:
            worker.stop()


class _Worker:
    """A process and the pipe from it."""

    def __init__(
        self, job: Job, sources: list[Source], number: int, earlier: Sequence[Connection[Any, Any]]
    ) -> None:
        # Not by fork where pyarrow has been at work, which has threads of its own.
        tables = any(one.form == PARQUET for one in sources)
        # Imported here, because it takes its time and most runs have one process.
        context: Any = import_module("multiprocessing").get_context("spawn" if tables else None)
        self.pipe, theirs = context.Pipe(duplex=False)
        _widen(theirs)
        # A forked process has got the parent's ends of the pipes as well. As long as anybody holds
        # one, nobody who writes to it hears that the parent is gone.
        forked = context.get_start_method() == "fork"
        parents = [*earlier, self.pipe] if forked else []
        self._process = context.Process(
            target=work, args=(job, sources, number, theirs, parents), daemon=True
        )
        self._process.start()
        theirs.close()

    def next_piece(self) -> Iterator[Part]:
        """What the worker finds in its next piece; raises Incomplete when it is gone."""
        while True:
            try:
                said: Part | str | None = self.pipe.recv()
            except (EOFError, OSError):
                self._process.join()
                code = self._process.exitcode or 0
                how = f"was killed by signal {-code}" if code < 0 else f"ended with {code}"
                raise Incomplete(f"one of the processes that judge {how}") from None
            if said is None:
                return
            if isinstance(said, str):
                raise Incomplete(said)
            yield said

    def stop(self) -> None:
        """Ends the process, finished or not."""
        self.pipe.close()
        self._process.terminate()
        self._process.join()
        self._process.close()


PIPE = 1 << 20
"""Bytes that a worker may be ahead of the parent."""


def _widen(pipe: Connection[Any, Any]) -> None:
    """Makes room in a pipe where the system can, so that a worker need not wait for its turn."""
    with suppress(ImportError, AttributeError, OSError):
        control: Any = import_module("fcntl")
        control.fcntl(pipe.fileno(), control.F_SETPIPE_SZ, PIPE)


def work(
    job: Job,
    sources: list[Source],
    number: int,
    pipe: Connection[Any, Any],
    parents: Sequence[Connection[Any, Any]],
) -> None:
    """What worker `number` does: judges its pieces and says what it found, None after each."""
    # Ctrl-C reaches every process of the terminal; the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in parents:
        one.close()
    try:
        checker = checker_of(job)
        for _, piece in islice(ranges(sources), number, None, job.jobs):
            for part in piece.parts(checker):
                pipe.send(part)
            pipe.send(None)
    except BrokenPipeError:
        return  # the parent has gone, or has seen enough
    except (Unreadable, OSError) as error:
        pipe.send(str(error))
    except MemoryError:
        pipe.send("there is not enough memory")
