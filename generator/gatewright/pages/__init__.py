"""pages: documentation pages → facts, and facts against specs.

Each part imports only parts that stand above it, here and in the map of each folder.

facts        statements, facts and readings: what all of it is about
equal        when two values of a fact are the same
text         bytes → lines, whatever the format
words        what words mean: values, limits, options, vocabularies
shapes       readers of the shapes that pages have
statements   what readers took → statements → facts
blocks       what stands on each line, and the facts that it states
reading      all of it, for one page
drift        a page against the specs and its record
writing      what pages say, written into specs
fetch        pages from the network
inputs       the pages that commands name
report       what commands print
"""

from __future__ import annotations

from .drift.compare import compare, readings_of
from .drift.findings import Comparison, PageFinding, TextChange
from .drift.record import RecordError
from .facts import Leftover, PageFact, PagePlace, PageReading
from .inputs import pages_of
from .reading import read
from .text.characters import PageError
from .words.vocabularies import Vocabularies, vocabularies_of

__all__ = [
    "Comparison",
    "Leftover",
    "PageError",
    "PageFact",
    "PageFinding",
    "PagePlace",
    "PageReading",
    "RecordError",
    "TextChange",
    "Vocabularies",
    "compare",
    "pages_of",
    "read",
    "readings_of",
    "vocabularies_of",
]
