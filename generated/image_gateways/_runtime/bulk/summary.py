"""The closing words of a run: how many, which rules, of which models."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .checker import Part


@dataclass(slots=True)
class Summary:
    """Counts over all records so far."""

    requests: int = 0
    invalid: int = 0
    size: int = 0
    """Bytes read."""
    models: Counter[str] = field(default_factory=Counter[str])
    broken: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    stopped: bool = False
    """Whether --max-errors ended the run early."""

    def add(self, part: Part) -> None:
        """Counts a part in."""
        self.requests += part.requests
        self.invalid += part.invalid
        self.size += part.size
        self.models.update(part.models)
        self.broken.update(part.broken)

    def text(self) -> str:
        """A line of totals, then a table of broken rules by model."""
        if self.stopped:
            return (
                f"stopped after {self.invalid:,} invalid requests (--max-errors); there may be more"
            )
        right = self.requests - self.invalid
        lines = [f"{self.requests:,} requests: {right:,} valid, {self.invalid:,} invalid"]
        if self.broken:
            models = sorted({model for model, _ in self.broken})
            rules = sorted({rule for _, rule in self.broken})
            rows = [("rule", *models)]
            rows += [(rule, *(f"{self.broken[m, rule]:,}" for m in models)) for rule in rules]
            rows.append(("of requests", *(f"{self.models[model]:,}" for model in models)))
            widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
            for first, *cells in rows:
                others = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
                lines.append("  " + "  ".join([first.ljust(widths[0]), *others]))
        return "\n".join(lines)
