"""Checking files of requests: any number of them, in flat memory, in one process or several.

reading   bytes from files, unpacked         lines, array   records from bytes
decode    a body from a record               which          the model it is for
checker   what is wrong with it              fast           what is right at first glance (msgspec)
report/   how that is written                run, workers   all of it, in one process or several
"""

from __future__ import annotations

from .plan import Job, known_size, shard
from .reading import Unreadable
from .report import FORMATS
from .run import run
from .sources import FORMS, Source, source
from .summary import Summary
from .workers import Incomplete

__all__ = [
    "FORMATS",
    "FORMS",
    "Incomplete",
    "Job",
    "Source",
    "Summary",
    "Unreadable",
    "known_size",
    "run",
    "shard",
    "source",
]
