"""The package of the first models: what it exports is known to the last row."""

from __future__ import annotations

import pytest

from gatewright import ir
from gatewright.pipeline import read_package
from tests.first import first_specs

SPECS = first_specs()


@pytest.fixture(scope="session")
def package() -> ir.Package:
    package, faults = read_package(SPECS)
    assert package is not None, faults
    return package
