"""What holds for every test: the line about mutated facts below the summary."""

from __future__ import annotations

from contract.summary import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]
