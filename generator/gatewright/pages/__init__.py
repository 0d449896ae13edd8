"""docs: documentation pages → facts, and facts against specs.

characters, lines, html   bytes → lines a reader would see
vocabulary, readers/      the words of all pages, and of each gateway's
sheet                     lines under their headings
tables, fused, entries    described fields, in the shapes pages have
sentences, examples       labels, sentences and JSON
params, limits, answers   what those say, as statements
resolve, shown            statements → facts
reading                   all of it, for one page
compare, severity         facts against the specs
edit, apply, signing      differences into the specs
draft                     the spec of a new model
pages, fetch, report      what commands name, and what they print
"""

from __future__ import annotations

from .characters import PageError
from .compare import Comparison, Finding, compare
from .facts import Fact, Leftover, Place, Reading
from .pages import pages_of
from .reading import read

__all__ = [
    "Comparison",
    "Fact",
    "Finding",
    "Leftover",
    "PageError",
    "Place",
    "Reading",
    "compare",
    "pages_of",
    "read",
]
