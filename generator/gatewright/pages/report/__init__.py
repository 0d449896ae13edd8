"""What commands print of readings and comparisons.

sentences     one finding or change in a sentence
readings      what a page says
comparisons   a page held against the specs
annotations   comparisons for code hosts
"""

from __future__ import annotations

from .annotations import github_lines, sarif
from .comparisons import comparison_data, comparison_lines
from .readings import reading_data, reading_lines
from .sentences import change_sentence, coverage, leftover_sentence, sentence

__all__ = [
    "change_sentence",
    "comparison_data",
    "comparison_lines",
    "coverage",
    "github_lines",
    "leftover_sentence",
    "reading_data",
    "reading_lines",
    "sarif",
    "sentence",
]
