"""Checking files of requests: any number of them, in flat memory, in one process or several.

plan      what is to be done        sources, reading   bytes from files, unpacked
forms     what a file looks like    lines, array       records from bytes
checker   judges records            table, arrow       records from Parquet
rows, report/   what is written     run                all of it, in one process or several
workers         who does what       worker             one more process
"""

from __future__ import annotations

from .forms import FORMS
from .plan import Job, known_size, shard
from .reading import UnreadableFile
from .report import report_as
from .run import run
from .sources import RecordSource, source
from .summary import Summary
from .worker import Incomplete

__all__ = [
    "FORMS",
    "Incomplete",
    "Job",
    "RecordSource",
    "Summary",
    "UnreadableFile",
    "known_size",
    "report_as",
    "run",
    "shard",
    "source",
]
