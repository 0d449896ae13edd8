"""Shares out the work among several processes: this one and its workers.

A worker has its next piece before it is done with one. What it finds waits in its pipe, and when that
is full so does the worker: nothing piles up however fast one of them is. What cannot be opened twice,
such as standard input, is judged here when its turn has come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice

from .forms import PARQUET
from .part import ChunkReport
from .plan import Job, ranges
from .sources import RecordSource
from .worker import Worker, checker_of

AHEAD = 2
"""Most pieces in the queue of a worker."""
KEPT = 2
"""Most pieces that this process checks ahead of their turn."""


def check_sources(job: Job, sources: list[RecordSource]) -> Iterator[tuple[int, ChunkReport]]:
    """Yields (index of the source, result) in order. Raises Incomplete and UnreadableFile."""
    shared = [one for one in sources if one.stream is None]
    if job.jobs > 1 and len(list(islice(ranges(shared), 2))) == 2:
        yield from _with_workers(job, sources)
        return
    checker = checker_of(job)
    for index, one in enumerate(sources):
        for part in one.parts(checker):
            yield index, part


def _with_workers(job: Job, sources: list[RecordSource]) -> Iterator[tuple[int, ChunkReport]]:
    workers: list[Worker] = []
    tables = any(one.form == PARQUET for one in sources)
    # First, because a forked process inherits the loaded modules.
    checker = checker_of(job)
    try:
        for _ in range(job.jobs - 1):
            workers.append(Worker(job, tables, [end for one in workers for end in one.ends]))
        pieces = ranges(sources)
        coming = next(pieces, None)
        free = deque(workers * AHEAD)
        turns: deque[tuple[int, Worker | RecordSource | list[ChunkReport]]] = deque()
        while coming or turns:
            while coming and (free or coming[1].stream):
                index, piece = coming
                turns.append((index, piece if piece.stream else free.popleft().give(piece)))
                coming = next(pieces, None)
            index, who = turns[0]
            kept = sum(isinstance(one, list) for _, one in turns)
            early = isinstance(who, Worker) and kept < KEPT and not who.has_said
            # A file that is one piece is left to a worker.
            if early and coming and coming[1].seeks:
                # No result can be written yet, so this process checks a piece itself.
                later, piece = coming
                turns.append((later, list(piece.parts(checker))))
                coming = next(pieces, None)
                continue
            turns.popleft()
            for part in who.parts(checker) if isinstance(who, RecordSource) else who:
                yield index, part
            if isinstance(who, Worker):
                free.append(who)
    finally:
        for worker in workers:
            worker.stop()
