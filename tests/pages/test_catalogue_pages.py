"""Pages of documented models in every shape, where their records are at hand: how much is read, and how much is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.pages import read
from tests.pages.catalogue_pages import catalogue_pages

CATALOGUE = Path(__file__).parents[3] / "shared" / "catalogue"
OWN = ("id", "medium", "inputs", "price", "params")


@pytest.mark.skipif(not CATALOGUE.is_dir(), reason="the records of models are not at hand")
def test_what_is_read_of_documented_models_is_right_and_nearly_all_is_read() -> None:
    right, missed, wrong = 0, list[str](), list[str]()
    pages = list(catalogue_pages(CATALOGUE))
    for name, text, said in pages:
        found = {
            fact.name: fact.value
            for fact in read(text.encode(), name).facts
            if fact.owner == "model"
            and fact.sure != "unsure"
            and fact.path[0] in OWN
            and not (fact.path[-1] == "required" and fact.value is False)
            and (fact.path[0] != "medium" or "medium" in said)
        }
        right += sum(found.get(fact) == value for fact, value in said.items())
        missed += [f"{name}: {fact}" for fact in said if fact not in found]
        wrong += [f"{name}: {fact}" for fact in found if found[fact] != said.get(fact)]
    assert len(pages) >= 60
    assert right / (right + len(wrong)) >= 0.995, wrong
    assert right / (right + len(missed) + len(wrong)) >= 0.97, missed
