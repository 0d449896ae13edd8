"""The mock under test: all gateways of the real specs, on a clock that only tests move."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from gatewright import ir
from gatewright.advice import advise
from gatewright.load import load
from gatewright.mock import Clock, MockServer
from gatewright.resolve import resolve

from .calls import Caller

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="session")
def package() -> ir.Package:
    workspace, unread = load(SPECS)
    package, unbuilt = resolve(workspace)
    assert package is not None and not unread, [*unread, *unbuilt]
    return package


@pytest.fixture(scope="session")
def running(package: ir.Package) -> Iterator[MockServer]:
    with MockServer(package, clock=Clock(start=1_790_000_000, speed=0), suggest=advise) as server:
        yield server


@pytest.fixture
def mock(running: MockServer) -> Iterator[MockServer]:
    running.reset()
    yield running
    running.reset()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(headers={"authorization": "Bearer test-key"}, timeout=5) as client:
        yield client


@pytest.fixture
def caller(mock: MockServer, client: httpx.Client) -> Caller:
    return Caller(mock, client)
