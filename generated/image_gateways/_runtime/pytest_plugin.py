"""For pytest: the fixture `fake_gateways`. Every run of pytest loads this, so it loads nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import FakeGateways


@pytest.fixture
def fake_gateways() -> Iterator[FakeGateways]:
    """The gateways of this package, in this process; see `FakeGateways`."""
    from .testing import FakeGateways

    with FakeGateways() as made:
        yield made
