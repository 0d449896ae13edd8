"""What the peers get: the exported documents as files, and the running mock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gatewright import ir
from gatewright.export import text
from gatewright.mock import Clock, MockServer
from gatewright.pipeline import read_package

SPECS = Path(__file__).parents[2] / "specs"
HERE = Path(__file__).parent
GATEWAYS = sorted(path.stem for path in (SPECS / "gateways").glob("*.yaml"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "peers: needs other people's software; run by `make peers`")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("peers")


@pytest.fixture(scope="session")
def package() -> ir.Package:
    package, faults = read_package(SPECS)
    assert package is not None, faults
    return package


@pytest.fixture(scope="session")
def document(
    package: ir.Package, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """The exported OpenAPI document of a gateway, as a file."""
    folder = tmp_path_factory.mktemp("openapi")

    def write(name: str) -> Path:
        path = folder / f"{name}.openapi.json"
        path.write_text(text(package, "openapi", package.gateway(name)), "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def running(package: ir.Package) -> Iterator[MockServer]:
    """The mock, with time running fast enough for tasks to end and credits for every request."""
    with MockServer(package, clock=Clock(speed=50), credits=10**9) as server:
        yield server


@pytest.fixture
def mock(running: MockServer) -> MockServer:
    running.reset()
    return running
