"""What `check` tells a person to write is right the first time: no advice leads to another fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.load import load

from .checking import EASEL, change, found

NUMBER = (
    "params:\n  dose:\n    type: number\n    maximum: {}\n    sources: page\n    doc: How much.\n"
)


@pytest.mark.parametrize(
    ("written", "right"),
    [("1.10", "1.1"), ("1e3", "1000"), ("+7", "7"), (".5", "0.5"), ("5.", "5"), ("-0", "0")],
)
def test_a_number_in_another_spelling_is_told_as_it_is_written_here(
    shop: Path, written: str, right: str
) -> None:
    change(shop, EASEL, "params:\n", NUMBER.format(written))
    (told,) = load(shop)[1]
    assert told.hint == f'quote it: "{written}"; a number is written {right}'
    change(shop, EASEL, f"maximum: {written}\n", f"maximum: {right}\n")
    assert load(shop)[1] == [] and not [one for one in found(shop) if "maximum" in one]


def test_a_quoted_number_with_zeros_at_its_end_is_told_without_them(shop: Path) -> None:
    change(shop, EASEL, "params:\n", NUMBER.format('"2.50"'))
    assert any(one.endswith("write 2.5") for one in found(shop))


@pytest.mark.parametrize("id", ["easel 2", "v1.0-beta!"])
def test_a_name_with_a_number_in_it_is_not_taken_for_the_number(shop: Path, id: str) -> None:
    change(shop, EASEL, "id: easel\n", f"id: {id}\n")
    assert not [one for one in found(shop) if "write 2" in one or "write 1" in one]
