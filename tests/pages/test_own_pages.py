"""Pages of our own, in the shapes that real ones have, beside the facts that they state."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.pages import read

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.facts"))


def signed(name: str) -> dict[str, Any]:
    """The facts that a person has signed for the page."""
    lines = (PAGES / f"{name}.facts").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" = ", 1) for line in lines)
    return {fact: json.loads(value) for fact, value in pairs}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_states_exactly_the_facts_that_were_signed_for_it(name: str) -> None:
    reading = read((PAGES / f"{name}.txt").read_bytes(), name)
    found = {
        fact.name if fact.owner == "model" else f"gateway {fact.name}": fact.value
        for fact in reading.facts
        if not (fact.path[-1] == "required" and fact.value is False)
    }
    assert found == signed(name)
    assert [fact.name for fact in reading.facts if fact.sure == "unsure" or fact.contradicted] == []
    assert reading.leftovers == ()


def test_there_is_a_page_of_each_shape() -> None:
    assert NAMES == ["dump", "fused", "prose"]
