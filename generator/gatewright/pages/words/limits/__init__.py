"""The limits that a page states of a value: a description, or a cell, and the kind of the value → the limits.

cues               the words around the numbers: a new way to say a limit is a line there
patterns           where the numbers stand among the words
stated             one limit
doubts             why words that look like a limit may be none
sentences, cells   limits in descriptions, and in cells of their own
"""

from __future__ import annotations

from .cells import is_range, ranges_in
from .sentences import limits_of
from .stated import StatedLimit

__all__ = ["StatedLimit", "is_range", "limits_of", "ranges_in"]
