"""Fixtures for every test. Counts appear below the summary, also with several processes."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests import shares
from tests.contract import summary

COUNTED = "constraints tested"
CHANGED = "changes of the catalogue: "
shares.turn()

# A shell that starts a run in the background has it ignore Ctrl-C, and so would every process of a test.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Gives each test its own cache, so that tests do not touch the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def httpx_alone() -> Iterator[None]:
    """As without the extra for crowds, unless GATEWRIGHT_CROWDS is set; `crowds` has it."""
    with pytest.MonkeyPatch.context() as patch:
        if "GATEWRIGHT_CROWDS" not in os.environ:
            for own in OWN:
                patch.setattr(f"{own}.CROWD", "not_installed")
        yield


@pytest.fixture
def crowds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Async clients of our own stand on aiohttp."""
    pytest.importorskip("aiohttp")
    for own in OWN:
        monkeypatch.setattr(f"{own}.CROWD", "aiohttp")


OWN = [f"{one}.client.http.own" for one in ("gatewright.runtime", "image_gateways._runtime")]
LACKING = {
    "everything": [],
    "no msgspec": ["msgspec"],
    "no scanner": ["gatewright_scan"],
    "pure Python": ["gatewright_scan", "msgspec"],
    "no toolbox": ["gatewright_tools.record.from_text"],
}
"""Ways to be installed → modules that are not there."""


@pytest.fixture(params=LACKING)
def installed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the package is installed, for what reads requests from text."""
    for module in LACKING[request.param]:
        monkeypatch.setitem(sys.modules, module, None)
    return request.param


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """How many facts were mutated, and how many constraints were tested on both sides."""
    summary.pytest_terminal_summary(terminalreporter, config)
    terminalreporter.write_line(shares.said())
    counts = [
        value
        for report in terminalreporter.stats.get("passed", ())
        if report.when == "call"
        for name, value in report.user_properties
        if name == COUNTED
    ]
    changes = Counter[str]()
    for report in terminalreporter.stats.get("passed", ()):
        for name, value in report.user_properties if report.when == "call" else ():
            if name.startswith(CHANGED):
                changes[name.removeprefix(CHANGED)] += value
    if changes:
        said = ", ".join(f"{count} {word}" for word, count in changes.items())
        terminalreporter.write_line(f"{CHANGED}{said}")
    if counts:
        terminalreporter.write_line(f"{COUNTED} on both sides: {sum(counts)}/{sum(counts)}")
