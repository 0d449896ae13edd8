"""A list that may have certain numbers of elements only."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.check import check
from gatewright.load import load
from gatewright.runtime.rules.kinds.list import List
from gatewright.runtime.rules.kinds.text import Text
from tests.rules.real import REPO, package_with
from tests.rules.test_page import HEAD


def moves(old: List, new: List) -> list[tuple[str, str]]:
    """(direction, words) of what differs."""
    return [(one.way, one.text) for one in old.moves(new)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"counts": (1, 3)}, {"counts": (1,)}, [("tightened", "no longer takes 3 elements")]),
        ({"counts": (3,)}, {"counts": (1, 3)}, [("loosened", "takes 1 element too")]),
        (
            {"counts": (1, 3)},
            {"counts": (1, 4)},
            [("tightened", "no longer takes 3 elements"), ("loosened", "takes 4 elements too")],
        ),
        (
            {"max_items": 3},
            {"counts": (0, 1, 3)},
            [("tightened", "has to have 0, 1 or 3 elements now")],
        ),
        (
            {"counts": (0, 1, 3)},
            {"max_items": 3},
            [("loosened", "need not have 0, 1 or 3 elements any more")],
        ),
        (
            {"max_items": 2},
            {"counts": (0, 3)},
            [
                ("loosened", "may be at most 3 elements now; it was 2"),
                ("tightened", "has to have 0 or 3 elements now"),
            ],
        ),
    ],
)
def test_what_changed_is_told_with_its_direction(
    old: dict[str, object], new: dict[str, object], told: list[tuple[str, str]]
) -> None:
    assert moves(List(items=Text(), **old), List(items=Text(), **new)) == told


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ("counts: [1, 3], max_items: 2", "`max_items`, which is 2, excludes 3 elements"),
        ("counts: [1, 3], min_items: 2", "`min_items`, which is 2, excludes 1 element"),
        ("counts: [0]", "a list that is always empty says nothing; leave the param out"),
        ("counts: []", "`counts` is empty"),
        ("counts: [1, 1]", "twice"),
        ("counts: [-1, 1]", "-1"),
        ("counts: 3", "a list"),
    ],
)
def test_counts_that_cannot_be_are_told(limits: str, told: str, tmp_path: Path) -> None:
    import shutil

    root = tmp_path / "specs"
    shutil.copytree(REPO / "specs", root, ignore=shutil.ignore_patterns("models"))
    file = root / "models/reapi/m.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD + f"params:\n  pictures: {{type: list, items: {{type: url}}, {limits}}}\n")
    workspace, faults = load(root)
    (fault,) = [*faults, *check(workspace)]
    assert told in str(fault)


def test_counts_within_bounds_go_beside_them() -> None:
    spec = "params: {pictures: {type: list, items: {type: url}, counts: [3, 1], max_items: 3}}\n"
    (param,) = package_with({"shown": HEAD + spec}).model("reapi/shown").params
    assert isinstance(param.kind, List)
    assert (param.kind.counts, param.kind.most_values()) == ((1, 3), 3)
    assert param.kind.words() == ("at most 3 elements", "1 or 3 elements")


def test_as_many_files_as_the_largest_of_the_counts_are_taken() -> None:
    spec = (
        "params: {pictures: {type: list, items: {type: url}, counts: [1, 3], takes: {image: {}}}}\n"
    )
    (param,) = package_with({"shown": HEAD + spec}).model("reapi/shown").params
    assert param.uploads is not None and param.uploads.max_files == 3


def test_the_loosest_of_two_takes_what_either_takes() -> None:
    some, others = (List(items=Text(), counts=counts) for counts in ((1, 3), (2, 3)))
    assert some.widen(others) == List(items=Text(), counts=(1, 2, 3))
    assert some.widen(List(items=Text())) == List(items=Text())


def test_the_schema_says_numbers_in_a_row_as_one_span() -> None:
    schema = List(items=Text(), counts=(0, 1, 3, 5, 6)).schema()
    assert schema["anyOf"] == [
        {"maxItems": 1},
        {"minItems": 3, "maxItems": 3},
        {"minItems": 5, "maxItems": 6},
    ]
