"""What commands print."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from ..rules.messages import printable


def data(value: Any) -> None:
    """Prints `value` as JSON that every terminal can show."""
    print(json.dumps(value, indent=2, default=str))


def talk(text: str) -> None:
    """Prints a line on standard error."""
    print(text.encode("utf-8", "backslashreplace").decode(), file=sys.stderr, flush=True)


def table(rows: Sequence[tuple[str, ...]]) -> None:
    """Prints rows with their columns aligned."""
    widths = (
        [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    )
    for row in rows:
        cells = (printable(cell).ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
