"""The newest pages of a vendor against the project's own specs: nothing is told, and every change would be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.pages import Comparison, compare, read, readings_of, vocabularies_of
from gatewright.pages.writing.trial import tried_draft
from gatewright.pipeline import load_specs
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
    assert [one.reading.page for one in compared if one.has_drift] == []
    assert len({one.reading.page for one in compared}) >= 54


def test_a_draft_of_each_page_passes_every_check_or_says_what_a_person_fills_in(
    gateways: Path,
) -> None:
    workspace, _ = load(gateways)
    folder = gateways / "models" / GATEWAY
    folder.mkdir(parents=True)
    passed = 0
    for path, blob in newest_pages(REPOSITORY):
        reading = read(version_text(REPOSITORY, blob), path, GATEWAY, vocabularies_of(workspace))
        about = [reading] if reading.model else [reading.about(one) for one in reading.models]
        for one in about:
            made = one if one.fact("model", ("medium",)) else one.making("video")
            text, missing = tried_draft(made, workspace, "2026-01-02")
            assert ("To fill in" in text) == bool(missing), path
            if not missing:
                spec = folder / "draft.yaml"
                spec.write_text(text, encoding="utf-8")
                assert load_specs(gateways)[1] == [], path
                passed += 1
    assert passed >= 50
