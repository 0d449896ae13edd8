"""The package that the real specs describe."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright import ir
from gatewright.pipeline import read_package

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="session")
def package() -> ir.Package:
    package, faults = read_package(SPECS)
    assert package is not None, faults
    return package
