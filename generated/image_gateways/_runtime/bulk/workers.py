"""Several processes that judge: each takes every n-th piece, and the parent takes their answers in turn.

A worker waits when its pipe is full, so nothing piles up however fast one of them is.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .checker import Checker, Part
from .plan import Job, ranges
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
    """(which source, what was found), in the order of the files. Raises Incomplete and OSError."""
    if job.jobs == 1 or not any(one.seeks for one in sources):
        checker = checker_of(job)
        for index, one in enumerate(sources):
            for part in one.parts(checker):
                yield index, part
        return
    pieces = [(index, piece) for index, one in enumerate(sources) for piece in ranges(one)]
    workers = [_Worker(job, [p for _, p in pieces[k :: job.jobs]]) for k in range(job.jobs)]
    try:
        for turn, (index, _) in enumerate(pieces):
            for part in workers[turn % job.jobs].next_piece():
                yield index, part
    finally:
        for worker in workers:
            worker.stop()


class _Worker:
    """A process and the pipe from it."""

    def __init__(self, job: Job, pieces: list[Source]) -> None:
        self._pipe, theirs = multiprocessing.Pipe(duplex=False)
        self._process = multiprocessing.Process(
            target=work, args=(job, pieces, theirs), daemon=True
        )
        self._process.start()
        theirs.close()

    def next_piece(self) -> Iterator[Part]:
        """What the worker finds in its next piece; raises Incomplete when it is gone."""
        while True:
            try:
                said: Part | str | None = self._pipe.recv()
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
        self._pipe.close()
        self._process.terminate()
        self._process.join()


def work(job: Job, pieces: list[Source], pipe: Connection[Any, Any]) -> None:
    """What a worker does: judges its pieces and says what it found, None after each."""
    try:
        checker = checker_of(job)
        for piece in pieces:
            for part in piece.parts(checker):
                pipe.send(part)
            pipe.send(None)
    except (BrokenPipeError, KeyboardInterrupt):
        return  # the parent has gone, or has seen enough
    except (OSError, MemoryError) as error:
        pipe.send(str(error) or type(error).__name__)
