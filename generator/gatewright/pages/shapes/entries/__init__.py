"""Fields that are written out, each with a head of its own: a sheet, less the used lines → described fields.

attributes       what stands behind a name, in any order
labels           labels with a value below it
option_lists     options that are listed one a line
open_heads       heads with their parts in any order
open_entry       what the lines below a head say of the field
field_heads      where a field begins
reader           every field of a page
run_on           paragraphs about several keys → a line for each
"""

from __future__ import annotations

from .attributes import attributes_of
from .labels import put_attributes
from .reader import read_entries
from .run_on import one_entry_a_line

__all__ = ["attributes_of", "one_entry_a_line", "put_attributes", "read_entries"]
