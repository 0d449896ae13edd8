"""Fields that are written out, each with a head of its own: a sheet, less the used lines → described fields.

option_lists     options that are listed one a line
open_entry       what the lines below a head say of the field
field_heads      where a field begins
reader           every field of a page
"""

from __future__ import annotations

from .reader import read_entries

__all__ = ["read_entries"]
