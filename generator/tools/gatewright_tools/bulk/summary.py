"""The summary of a run: counts of requests, of broken rules, and by model."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from .besides import more
from .part import ChunkReport, tally


class Summary:
    """Counts over all records so far."""

    __slots__ = (
        "broken", "invalid", "models", "money", "priced", "requests", "size", "stopped", "unpriced", "warned",
    )  # fmt: skip

    def __init__(self, priced: bool = False) -> None:
        self.priced = priced
        """Whether costs were asked for."""
        self.warned = 0
        self.money: dict[str, Decimal] = {}
        """What the right requests cost by the pages, by unit."""
        self.unpriced: dict[str, int] = {}
        """Right requests whose cost is not known before, by model."""
        self.requests = 0
        self.invalid = 0
        self.size = 0
        """Bytes read."""
        self.models: dict[str, int] = {}
        """Records by model."""
        self.broken: dict[tuple[str, str], int] = {}
        """(model, rule) → how often."""
        self.stopped = False
        """Whether --max-errors stopped the run."""

    def add(self, part: ChunkReport) -> None:
        """Counts a part in."""
        self.requests += part.requests
        self.invalid += part.invalid
        self.size += part.size
        tally(self.models, part.models)
        tally(self.broken, part.broken)
        tally(self.unpriced, part.unpriced)
        more(self.money, part.money)
        self.warned += part.warned

    def text(self, costs: bool = True) -> str:
        """A line of totals, one of costs, one of rules, and one a model with the rules broken there."""
        if self.stopped:
            bad = _how_many(self.invalid, "invalid request")
            return f"stopped after {bad} (--max-errors); there may be more"
        right = self.requests - self.invalid
        total = f"{_how_many(self.requests, 'request')}: {right:,} valid, {self.invalid:,} invalid"
        if self.warned:
            total += f", {self.warned:,} with warnings"
        if self.priced and costs:
            total += f"\n{self.costs()}"
        if not self.broken:
            return total
        rules: Counter[str] = Counter()
        for (_, rule), count in self.broken.items():
            rules[rule] += count
        lines = [total, f"rules broken: {_rule_counts(rules)}"]
        width = max(map(len, self.models))
        for model, requests in sorted(self.models.items()):
            here = Counter({rule: n for (name, rule), n in self.broken.items() if name == model})
            words = _rule_counts(here) or "nothing broken"
            lines.append(f"  {model:<{width}}  {_how_many(requests, 'request')}: {words}")
        return "\n".join(lines)

    def costs(self) -> str:
        """What the right requests cost, unit by unit, and how many have no known cost."""
        amounts = [
            f"{amount.normalize():,f} {'credits' if unit == 'credit' else unit}"
            for unit, amount in sorted(self.money.items())
        ]
        text = f"by the pages they cost {' and '.join(amounts) or 'nothing that is known'}"
        if not self.unpriced:
            return text
        models = ", ".join(f"{model} {count:,}" for model, count in sorted(self.unpriced.items()))
        count = sum(self.unpriced.values())
        return f"{text}; of {_how_many(count, 'request')} the cost is not known before: {models}"


def _rule_counts(rules: Counter[str]) -> str:
    """Rules with their counts, the most frequent first."""
    ordered = sorted(rules.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{rule} {count:,}" for rule, count in ordered)


def _how_many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
