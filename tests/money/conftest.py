"""The gateways of the real specs, on this machine, and clients whose waiting takes no time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
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


@pytest.fixture(scope="session")
def crowd_laboratory(package: ir.Package) -> Iterator[Lab]:
    """The same with async clients on aiohttp."""
    pytest.importorskip("aiohttp")
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("image_gateways._runtime.client.http.own.CROWD", "aiohttp")
            running = stack.enter_context(lab(package))
        yield running
