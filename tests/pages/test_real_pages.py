"""The five pages that the project was started from, where they are at hand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.drift.findings import DRIFT

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "docs"
NAMES = (
    "reapi-qwen-image-2",
    "rivya-qwen-image",
    "rivya-qwen2-image",
    "skills-video-qwen-image-2",
    "umodelverse-qwen-image",
)

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the shared pages are not at hand")


@pytest.mark.parametrize("name", NAMES)
def test_the_specs_of_the_project_are_confirmed_completely(name: str) -> None:
    workspace, faults = load(ROOT / "specs")
    assert faults == []
    reading = read((PAGES / f"{name}.txt").read_bytes(), name)
    comparison = compare(reading, workspace)
    assert comparison.problem == ""
    assert [one.name for one in comparison.findings if one.kind in DRIFT] == []
    assert comparison.leftovers == ()
    mine = {
        one.name for one in comparison.findings if one.owner == "model" and one.kind != "confirmed"
    }
    elsewhere = {"uploads.param", "price.billing", "price.cny"}
    another_revision = {f"params.enable_safety_checker.{one}" for one in ("type", "default")}
    assert mine <= elsewhere | another_revision


def test_five_pages_are_read_and_checked_well_below_a_second() -> None:
    start = time.perf_counter()
    workspace, _ = load(ROOT / "specs")
    for name in NAMES:
        compare(read((PAGES / f"{name}.txt").read_bytes(), name), workspace)
    assert time.perf_counter() - start < 1.0
