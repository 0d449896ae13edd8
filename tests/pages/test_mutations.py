"""One change of a page is one finding, at its line, and nothing else."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

from gatewright.check import check
from gatewright.load import load
from gatewright.pages import compare, read
from gatewright.pages.drift.findings import DRIFT
from gatewright.pages.writing.draft import draft
from tests.pages.made import SHAPES, invented
from tests.pages.mutations import mutations
from tests.pages.rendered import page

SEEDS = range(5)
FORMS = {"rivya": ("markdown", "fused", "html"), "umodelverse": ("fused", "markdown")}
CASES = [
    (shape, form, seed)
    for shape in SHAPES
    for form in FORMS.get(shape, ("markdown",))
    for seed in SEEDS
]


def changed_lines(before: str, after: str) -> set[int]:
    """The lines of `after` that are not in `before`; of a line that is gone, those around it."""
    lines: set[int] = set()
    matcher = difflib.SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag != "equal":
            lines |= set(range(start + 1, end + 1)) or set(range(start - 2, start + 2))
    return lines


def test_there_are_at_least_500_mutations() -> None:
    assert (
        sum(len(list(mutations(invented(shape, seed), shape))) for shape, _, seed in CASES) >= 500
    )


@pytest.mark.parametrize(("shape", "form", "seed"), CASES)
def test_each_single_mutation_is_reported_as_exactly_that_change(
    shape: str,
    form: str,
    seed: int,
    gateways: Path,
    keep: Callable[[str, str, str], Path],
    accept: Callable[[str], None],
) -> None:
    model = invented(shape, seed)
    before = page(model, shape, form)
    keep(shape, "made", draft(read(before.encode(), "page"), "2026-01-02"))
    accept(before)
    workspace, faults = load(gateways)
    assert [*faults, *check(workspace)] == []
    unchanged = compare(read(before.encode(), "page"), workspace)
    assert not unchanged.has_drift
    for mutation in mutations(model, shape):
        after = page(mutation.model, shape, form)
        comparison = compare(read(after.encode(), "page"), workspace)
        found = [one for one in comparison.findings if one.kind in DRIFT]
        told = [(one.kind, one.name, one.severity) for one in found]
        assert told == [(mutation.kind, mutation.fact, mutation.severity)], mutation.what
        assert comparison.leftovers == (), mutation.what
        lines = changed_lines(before, after)
        assert {one.line for one in comparison.changes} <= lines, mutation.what
        place = found[0].place
        if place is not None and mutation.kind != "gone":
            assert place.line in lines, mutation.what
