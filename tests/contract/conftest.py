"""The package under contract: the generated one, as it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from .handle import Package
from .summary import pytest_terminal_summary

ROOT = Path(__file__).parents[2]

__all__ = ["ROOT", "package", "pytest_terminal_summary"]


@pytest.fixture(scope="session")
def package() -> Package:
    """The generated package of this checkout."""
    return Package("image_gateways")
