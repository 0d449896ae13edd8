"""A change of any single fact in any spec makes a check fail.

Of a gateway a run changes some facts, others with each turn; `make mutation` changes all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .mutation import Laboratory, counted, survivors
from .subject import is_first
from .table import Table, tables

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="module")
def laboratory() -> Iterator[Laboratory]:
    with Laboratory(SPECS) as made:
        yield made


TABLES = [table for table in tables() if table.kind != "model" or is_first(table)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.spec)
def test_no_changed_fact_goes_unnoticed(
    laboratory: Laboratory, table: Table, record_property: Callable[[str, object], None]
) -> None:
    verdicts = list(laboratory.verdicts(table))
    for name, count in counted(verdicts).items():
        record_property(f"facts mutated: {name}", count)
    assert verdicts
    assert survivors(verdicts) == []


def test_a_change_that_nothing_looks_at_is_a_survivor(laboratory: Laboratory) -> None:
    for table in TABLES:
        how, _ = laboratory.tried(table, ("summary",), "Own words, which nobody signs.")
        assert how == ("refused" if table.kind == "gateway" else "survived")
