"""What was found in a part of a file: the rows of the report, and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Part:
    """What was found in some records that follow each other."""

    lines: int = 0
    """Lines of the file that these records take up, blank ones among them."""
    size: int = 0
    """Bytes read."""
    rows: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    """(line, counted from 0 in this part; the row of the report, with LINE where its number goes)."""
    bad: list[int] = field(default_factory=list[int])
    """Which of `rows` are of invalid records."""
    models: Counter[str] = field(default_factory=Counter[str])
    """Records by model."""
    broken: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    """(model, rule) → how often."""

    @property
    def requests(self) -> int:
        """How many records."""
        return self.models.total()

    @property
    def invalid(self) -> int:
        """How many records are not right."""
        return len(self.bad)
