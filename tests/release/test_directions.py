"""Each single change: which way it goes, what it asks of the version, and that back is the reverse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gatewright.ir import Package
from gatewright.release import Change, compare, verdict_of

from .conftest import edited, package_of
from .table import EDITS, Edit


def the_one(changes: list[Change], fact: str) -> str:
    """Direction and verdict of the change of `fact`, which is there once."""
    found = [one for one in changes if one.fact == fact]
    assert len(found) == 1, [(one.fact, one.direction, one.verdict) for one in changes]
    return f"{found[0].direction} {found[0].verdict}"


@pytest.mark.parametrize("one", EDITS, ids=[re.sub(r"\W+", "_", one.name) for one in EDITS])
def test_a_single_change_has_its_direction_and_its_verdict(
    one: Edit, specs: Path, original: Package
) -> None:
    edited(specs, one.file, one.old, one.new)
    after = package_of(specs)
    there, back = compare(original, after), compare(after, original)
    assert the_one(there, one.fact) == one.there
    assert the_one(back, one.back_fact) == one.back
    for changes, wanted in ((there, one.there), (back, one.back)):
        if one.fact != "modes.edit" and one.name != "a mode decided otherwise":
            assert verdict_of(changes) == wanted.split()[1]
        assert all(change.text.endswith(".") and change.old != change.new for change in changes)


def test_the_same_specs_do_not_differ(original: Package) -> None:
    assert compare(original, original) == []
    assert verdict_of([]) == "none"
