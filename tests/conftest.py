"""What holds for every test: what was counted stands below the summary, whoever ran it."""

from __future__ import annotations

from typing import Any

import pytest

from contract import summary

COUNTED = "constraints tested"


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """How many facts were mutated, and how many constraints were tested on both sides."""
    summary.pytest_terminal_summary(terminalreporter, config)
    counts = [
        value
        for report in terminalreporter.stats.get("passed", ())
        if report.when == "call"
        for name, value in report.user_properties
        if name == COUNTED
    ]
    if counts:
        terminalreporter.write_line(f"{COUNTED} on both sides: {sum(counts)}/{sum(counts)}")
