"""pages: documentation pages → facts, and facts against specs.

Each module imports only modules that stand above it.

facts                                  statements, facts and readings: what all of it is about
characters                             bytes → text whose characters mean what they look like
lines                                  what a reader sees, line by line
html, markdown, formats                text of any format → lines
values, equal                          words → values, and when two values are the same
vocabulary, vocabularies               the words of all pages, and of each gateway's
known_limits                           the limits that kinds have
types, limits, conditions              type words, limits and options in sentences
sheet                                  lines under their headings
extract                                what a reader takes from a sheet
fused, tables, entries                 readers of described fields, in the shapes pages have
sentences, examples                    readers of labels, sentences and JSON
params, uploads                        fields → statements
example_answers, example_requests      examples → statements, and examples against facts
word_lists                             status words and error codes → statements
merge                                  statements → facts
leftovers                              what was not understood
reading                                all of it, for one page
severity, findings                     how two sides of a fact compare, and how much it matters
spec_facts, compare                    facts against the specs
edit, apply, signing                   differences into the specs
draft                                  the spec of a new model
fetch, inputs                          the pages that commands name
report                                 what commands print
"""

from __future__ import annotations

from .characters import PageError
from .compare import compare
from .facts import Leftover, PageFact, PagePlace, PageReading
from .findings import Comparison, PageFinding
from .inputs import pages_of
from .reading import read
from .vocabularies import Vocabularies, vocabularies_of

__all__ = [
    "Comparison",
    "Leftover",
    "PageError",
    "PageFact",
    "PageFinding",
    "PagePlace",
    "PageReading",
    "Vocabularies",
    "compare",
    "pages_of",
    "read",
    "vocabularies_of",
]
