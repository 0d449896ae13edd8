"""For other people's tests: a `mock_gateway` fixture and the marker `gateway_faults`.

    @pytest.mark.gateway_faults("close_after_body; gateway=rivya")
    def test_a_lost_answer_is_told(mock_gateway):
        client = Rivya(api_key="test-key", base_url=mock_gateway.gateway_url("rivya"))

The marker takes faults in the words of the request header, or `Fault` objects. The ini option
``gateway_specs`` names another folder of specs than the one that came with gatewright. Each worker
of pytest-xdist has a server of its own; nothing but the fixture's own ports is touched. Every pytest
run of the environment imports this module, so it loads nothing else before the fixture is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .server import MockServer

_SPEED = 50.0
"""Mock seconds per second: a task is done before a client looks again."""
_MISSING = "mock_gateway needs the extra gatewright[mock]: pip install 'gatewright[mock]'"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The ini option."""
    parser.addini("gateway_specs", "folder of the specs that mock_gateway speaks", default="")


def pytest_configure(config: pytest.Config) -> None:
    """The marker."""
    config.addinivalue_line("markers", "gateway_faults(*faults): what goes wrong in mock_gateway")


@pytest.fixture(scope="session")
def _mock_gateway_server(pytestconfig: pytest.Config) -> Iterator[MockServer]:
    try:
        from .server import MockServer
    except ModuleNotFoundError as missing:
        pytest.fail(f"{_MISSING} ({missing})", pytrace=False)
    from ..advice import advise
    from ..pipeline import read_package
    from ..resources import specs_dir
    from .clock import Clock

    named = str(pytestconfig.getini("gateway_specs"))
    specs = pytestconfig.rootpath / named if named else specs_dir()
    package, faults = read_package(specs)
    if package is None:
        raise pytest.UsageError("\n".join(map(str, faults)))
    with MockServer(package, clock=Clock(speed=_SPEED), suggest=advise) as server:
        yield server


@pytest.fixture
def mock_gateway(
    _mock_gateway_server: MockServer, request: pytest.FixtureRequest
) -> Iterator[MockServer]:
    """A running mock without a past, with the faults of the test's `gateway_faults` marks."""
    from .faults import Fault, FaultError
    from .scenarios import from_header

    _mock_gateway_server.reset()
    for mark in request.node.iter_markers("gateway_faults"):
        for fault in mark.args:
            try:
                faults = (fault,) if isinstance(fault, Fault) else from_header(str(fault))
            except FaultError as error:
                raise pytest.UsageError(f"gateway_faults: {error}") from None
            _mock_gateway_server.faults.add(*faults)
    yield _mock_gateway_server
    _mock_gateway_server.reset()
