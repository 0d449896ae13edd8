"""The gateways of the real specs, on this machine, and clients whose waiting takes no time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gatewright import ir
from gatewright.pipeline import read_package

from .trials import Lab, lab

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="session")
def package() -> ir.Package:
    package, faults = read_package(SPECS)
    assert package is not None, faults
    return package


@pytest.fixture(scope="session")
def laboratory(package: ir.Package) -> Iterator[Lab]:
    with lab(package) as running:
        yield running
