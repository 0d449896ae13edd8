"""Specs of the four gateways, ready to take a model that a test invents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.drift.accept import accepted_record, all_records
from gatewright.pages.drift.record import record_path, record_text
from tests.pages.history.judged import gateways_alone

ROOT = Path(__file__).parents[2]


@pytest.fixture
def gateways(tmp_path: Path) -> Path:
    """A folder of specs with the project's gateways and no model."""
    return gateways_alone(ROOT / "specs", tmp_path)


@pytest.fixture
def keep(gateways: Path) -> Callable[[str, str, str], Path]:
    """Puts the text of a model's spec into the folder: (gateway, name, text) → its path."""

    def kept(gateway: str, name: str, text: str) -> Path:
        folder = gateways / "models" / gateway
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return kept


@pytest.fixture
def accept(gateways: Path) -> Callable[[str], None]:
    """A person has read the text of a page whose model has a spec in the folder."""

    def accepted(text: str) -> None:
        workspace, _ = load(gateways)
        comparison = compare(read(text.encode(), "page"), workspace)
        assert comparison.model is not None, comparison.problem
        path = record_path(comparison.model.path)
        records = all_records(comparison, accepted_record(comparison))
        path.write_text(record_text(*records), encoding="utf-8")

    return accepted
