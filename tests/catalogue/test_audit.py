"""What a reader held against the pages still stands in the specs as it was audited.

A fact that changes has to be looked at on its page again: `draw.py` says how, `audit.yaml` holds the record.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gatewright.load import SpecFile
from gatewright.load.document import read

from .draw import draw, facts

STANDS = {"stated", "inferred", "unseen", "chosen"}
VERDICTS = STANDS | {"wrong", "unsupported"}


def samples() -> dict[str, Any]:
    """Each sample with its facts."""
    path = Path(__file__).parent / "audit.yaml"
    file = SpecFile(path, "package", "")
    assert read(file, path.read_bytes()) == []
    return file.data


SAMPLES = samples()


@pytest.mark.parametrize("name", SAMPLES)
def test_audited_facts_stand_as_they_were_audited(name: str) -> None:
    stated = facts()
    for one in SAMPLES[name]["facts"]:
        here = (one["of"], one["fact"])
        assert stated.get(here, "gone") == one.get("now", one["value"]), here


@pytest.mark.parametrize("name", SAMPLES)
def test_every_audited_fact_has_a_verdict_and_a_page(name: str) -> None:
    for one in SAMPLES[name]["facts"]:
        assert one["verdict"] in VERDICTS and one["page"], one
        if one["verdict"] not in STANDS:
            assert one["now"] != one["value"], f"{one} is not mended"


def test_a_draw_takes_every_gateway_alike_and_every_kind_of_fact() -> None:
    drawn = draw(1, 100)
    assert drawn == draw(1, 100) != draw(2, 100)
    owners = [owner.split("/")[0] for owner, _, _ in drawn]
    assert len(set(names_of(drawn))) == 100
    assert {owners.count(one) for one in set(owners)} == {25}


def names_of(drawn: list[tuple[str, str, Any]]) -> list[tuple[str, str]]:
    """Which facts were drawn."""
    return [(owner, name) for owner, name, _ in drawn]
