"""docs: documentation pages → facts, and facts against specs.

characters, lines, html   bytes → lines a reader would see
vocabulary, readers/      the words of all pages, and of each gateway's
sheet                     lines under their headings
tables, fused, entries    described fields, in the shapes pages have
sentences, examples       labels, sentences and JSON
params, limits, answers   what those say, as statements
resolve, shown            statements → facts
reading                   all of it, for one page
"""

from __future__ import annotations

from .characters import PageError
from .facts import Fact, Leftover, Place, Reading
from .reading import read

__all__ = ["Fact", "Leftover", "PageError", "Place", "Reading", "read"]
