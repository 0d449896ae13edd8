"""Rules between params that came or went: a new one refuses what was taken before."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..ir import Model
from ..runtime.rules.messages import code_span
from .change import Change, change


def rule_changes(old: Model, new: Model) -> Iterator[Change]:
    """Every rule that is no more, and every one that is new; a changed one is both."""
    before, after = _stated(old), _stated(new)
    for key, (fact, words) in before.items():
        if key not in after:
            yield change(
                new.key,
                fact,
                "loosened",
                words,
                None,
                f"A rule is gone: {code_span(words)}.",
            )
    for key, (fact, words) in after.items():
        if key not in before:
            yield change(
                new.key, fact, "tightened", None, words, f"A rule is new: {code_span(words)}."
            )


def _stated(model: Model) -> dict[str, tuple[str, str]]:
    """What each rule demands → (its fact, in words); the name and the order mean nothing."""
    return {
        json.dumps(rule.relation.schema(), sort_keys=True): (
            rule.relation.fact,
            rule.relation.words(),
        )
        for rule in model.rules
    }
