"""Checks files of requests in constant memory, in one process or several.

plan      the job and its shards    sources, reading   bytes from files, unpacked
forms     the form of a file        lines, array       records from bytes
wrapping  an envelope of a record   sheet              records from CSV
checker   judges records            table, arrow       records from Parquet
piece     what readers of tables and sheets know of a source
part      the result for a part     besides            warnings and costs
rows, report/   the report          summary            counts
places, glance  line and column     run                the whole run, in one process or several
again     lines like an earlier one workers            shares out the work
worker    one more process
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
