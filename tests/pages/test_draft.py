"""The spec of a new model, drafted from its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.check import check
from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.drift.findings import DRIFT
from gatewright.pages.writing.draft import draft
from tests.pages.made import SHAPES, facts, invented
from tests.pages.rendered import page
from tests.pages.test_rendered_pages import own_facts

TODAY = "2026-01-02"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(6))
def test_a_draft_passes_the_checks_and_agrees_with_its_page(
    shape: str, seed: int, gateways: Path, keep: Callable[[str, str, str], Path]
) -> None:
    reading = read(page(invented(shape, seed), shape).encode(), "page")
    keep(shape, "made", draft(reading, TODAY))
    workspace, faults = load(gateways)
    assert [*faults, *check(workspace)] == []
    comparison = compare(reading, workspace)
    assert [one.name for one in comparison.findings if one.kind in DRIFT] == []


@pytest.mark.parametrize("form", ["html", "fused", "tabs"])
@pytest.mark.parametrize("shape", ["rivya", "umodelverse"])
def test_page_to_draft_to_page_to_reading_gives_the_same_facts(
    shape: str,
    form: str,
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
) -> None:
    model = invented(shape, 5)
    keep(shape, "made", draft(read(page(model, shape).encode(), "page"), TODAY))
    accept(page(model, shape))
    workspace, _ = load(gateways)
    again = read(page(model, shape, form).encode(), "page")
    assert own_facts(again) == facts(model, shape)
    assert not compare(again, workspace).has_drift


def test_what_was_not_found_is_a_comment_and_nothing_is_invented() -> None:
    text = draft(read(page(invented("umodelverse", 3), "umodelverse").encode(), "page"), TODAY)
    assert "# price.credits: what a request costs" in text
    assert "\nprice:" not in text
    assert "# params.prompt.max_length" in text


def test_a_page_without_a_prompt_gives_a_model_without_one() -> None:
    made = page(invented("umodelverse", 3), "umodelverse")
    lines = [line for line in made.split("\n") if "prompt" not in line]
    assert len(lines) < made.count("\n")
    text = draft(read("\n".join(lines).encode(), "page"), TODAY)
    assert "\nparams:" in text
    assert "prompt" not in text


def test_an_unsure_fact_is_a_comment() -> None:
    made = page(invented("rivya", 3), "rivya")
    text = draft(read(made.replace("Prompt limit\n", "Prompt limit\n1").encode(), "page"), TODAY)
    assert "max_length:" not in text
    assert "params.prompt.max_length may be" in text


def test_a_page_without_a_model_cannot_be_drafted() -> None:
    with pytest.raises(ValueError, match="which model"):
        draft(read(b"Rivya AI Docs\n\nNothing here.", "page"), TODAY)
