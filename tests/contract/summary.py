"""Prints what the mutation of facts counted, below the tests, also when they ran in other processes."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

PREFIX = "facts mutated: "
_DONE = pytest.StashKey[bool]()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """One line: facts killed of all, and by what."""
    if config.stash.get(_DONE, False):
        return
    config.stash[_DONE] = True
    counts: Counter[str] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, value in report.user_properties:
                if name.startswith(PREFIX):
                    counts[name.removeprefix(PREFIX)] += value
    if counts:
        total = f"{counts.pop('killed')}/{counts.pop('facts')}"
        rest = ", ".join(f"{count} {name}" for name, count in counts.items())
        terminalreporter.write_line(f"{PREFIX}{total} ({rest})")
