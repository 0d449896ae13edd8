"""The newest pages of a vendor against the project's own specs: nothing is told, and every change would be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.pages import Comparison, compare, read, readings_of, vocabularies_of
from tests.pages.history.judged import GATEWAY
from tests.pages.history.versions import newest_pages, version_text

ROOT = Path(__file__).parents[3]
REPOSITORY = Path(os.environ.get("GATEWRIGHT_HISTORY", "nowhere"))

pytestmark = pytest.mark.skipif(
    not REPOSITORY.is_dir(), reason="GATEWRIGHT_HISTORY names no repository of documentation"
)


def test_no_page_of_today_is_an_alarm() -> None:
    workspace, faults = load(ROOT / "specs")
    assert faults == []
    words = vocabularies_of(workspace)
    compared: list[Comparison] = []
    for path, blob in newest_pages(REPOSITORY):
        reading = read(version_text(REPOSITORY, blob), path, GATEWAY, words)
        compared += [compare(one, workspace) for one in readings_of(reading, workspace)]
    assert [one.reading.page for one in compared if one.drifted] == []
    assert len({one.reading.page for one in compared}) >= 54
