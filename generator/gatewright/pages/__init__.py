"""pages: documentation pages → facts, and facts against specs.

Each module imports only modules that stand above it.

facts                                  statements, facts and readings: what all of it is about
characters                             bytes → text whose characters mean what they look like
lines                                  what a reader sees, line by line
components, rows                       tags and tables of Markdown → whole lines
html, markdown, formats                text of any format → lines
values, equal                          words → values, and when two values are the same
vocabulary, vocabularies               the words of all pages, and of each gateway's
known_limits                           the limits that kinds have
types, limits, ranges                  type words, limits in sentences, limits in cells
options, file_formats, conditions      options and defaults in sentences
roles, sheet                           lines under their headings
extract, naming                        what a reader takes from a sheet, and where keys with dots stand
labels, option_lists, heads            what lines say of a field
open_entry, fused, tables, entries     readers of described fields, in the shapes pages have
sentences, examples                    readers of labels, sentences and JSON
several                                a page about several models, as it reads for one
params, uploads                        fields → statements
example_answers, example_requests      examples → statements, and examples against facts
word_lists                             status words and error codes → statements
told_rules, media_params               words that may tell rules, and files that params take
merge                                  statements → facts
leftovers                              what was not understood
blocks                                 what stands on each line, and the facts that it states
reading                                all of it, for one page
record, alignment                      the page as last read, without its text, and what differs from it
severity, findings                     how two sides of a fact compare, and how much it matters
text_changes, cut                      what no finding tells, and pages that are a part
spec_facts, parting, places            facts of specs, what pages may say otherwise, where facts were stated
compare                                facts against the specs
accept                                 what a person has read becomes the record
edit, naming_places, consequences      differences into the specs, every place that names a param,
apply, signing                         and what follows from them
worded_rules                           rules that sentences tell
draft, trial                           the spec of a new model, tried out among the others
fetch, inputs                          the pages that commands name
report                                 what commands print
"""

from __future__ import annotations

from .characters import PageError
from .compare import compare, readings_of
from .facts import Leftover, PageFact, PagePlace, PageReading
from .findings import Comparison, PageFinding, TextChange
from .inputs import pages_of
from .reading import read
from .record import RecordError
from .vocabularies import Vocabularies, vocabularies_of

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
