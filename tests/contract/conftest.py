"""The package under contract: the generated one, as it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gatewright.build import build
from gatewright.load import load
from gatewright.render import render

from .handle import InMemory, Package

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def package() -> Iterator[Package]:
    """The package that the specs give now."""
    workspace, unread = load(ROOT / "specs")
    built, unbuilt = build(workspace)
    assert built is not None and not unread, [*unread, *unbuilt]
    with InMemory("under_contract", render(built), built.import_name) as made:
        yield made
