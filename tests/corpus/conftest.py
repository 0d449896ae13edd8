"""Documents that vendors publish, downloaded by `make corpus` into a folder that nobody commits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CORPUS = Path(os.environ.get("GATEWRIGHT_CORPUS", "none"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the downloads."""
    if not CORPUS.is_dir():
        pytest.skip("`make corpus` has the documents")
    return CORPUS
