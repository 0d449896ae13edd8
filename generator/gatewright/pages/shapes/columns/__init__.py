"""What the columns of a table hold: its head and the cells below → a meaning for each column.

stems       parts of words in a head
evidence    what cells show of what they hold
heads       the meaning of each column
"""

from __future__ import annotations

from .evidence import (
    answer_of,
    are_answers,
    carry_types,
    is_type_cell,
    listed_values,
    name_head,
    type_head,
)
from .heads import (
    columns_of,
    is_headless,
    is_key,
    is_typed,
    is_upper_end,
    plain_columns,
    says_limits,
    says_param,
    with_end,
    with_unit,
)
from .stems import meanings_by_stems

__all__ = [
    "answer_of",
    "are_answers",
    "carry_types",
    "columns_of",
    "is_headless",
    "is_key",
    "is_type_cell",
    "is_typed",
    "is_upper_end",
    "listed_values",
    "meanings_by_stems",
    "name_head",
    "plain_columns",
    "says_limits",
    "says_param",
    "type_head",
    "with_end",
    "with_unit",
]
