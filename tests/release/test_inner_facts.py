"""Facts inside a value or a section: each is a change of its own, whatever else changed beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.ir import Package
from gatewright.release import Change, compare

from ..generator.pricing import BASE
from ..mock.shops import write
from .conftest import edited, package_of
from .table import RIVYA_GATEWAY

OBJECT = """\
  look:
    type: object
    doc: How it looks.
    fields:
      a: {type: integer, default: 1, doc: One.}
      b: {type: integer, maximum: 9}
      deep: {type: list, items: {type: object, fields: {c: {type: boolean, default: true}}}}
"""
MODEL = BASE.replace("params:\n", f"outputs:\n  count_params: [n]\nparams:\n{OBJECT}")


def shop(root: Path, *edits: tuple[str, str]) -> Package:
    """The package of the model, after `edits` of its spec."""
    text = MODEL
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return package_of(write(root, model=text))


def told(changes: list[Change]) -> list[tuple[str, str]]:
    """(fact, direction and verdict) of each."""
    return [(one.fact, f"{one.direction} {one.verdict}") for one in changes]


INSIDE = {
    "another default": (
        ("default: 1, doc: One.", "default: 2, doc: One."),
        "params.look.a.default",
        "changed major",
        "Left out, `a` of `look` is `2` now; it was `1`.",
    ),
    "a default less": (
        ("default: 1, doc: One.", "doc: One."),
        "params.look.a.default",
        "removed major",
        "Left out, `a` of `look` is no longer documented to be `1`.",
    ),
    "a default more": (
        ("maximum: 9}", "maximum: 9, default: 3}"),
        "params.look.b.default",
        "added minor",
        "Left out, `b` of `look` is documented to be `3`.",
    ),
    "a default of each element": (
        ("default: true", "default: false"),
        "params.look.deep.items.c.default",
        "changed major",
        "Left out, `c` of each of `deep` of `look` is `false` now; it was `true`.",
    ),
    "other words": (
        ("doc: One.", "doc: The first."),
        "params.look.a.doc",
        "reworded patch",
        "`a` of `look` is described in other words.",
    ),
    "another param that says how many": (
        ("count_params: [n]", "count_params: [takes]"),
        "outputs.count_params",
        "changed minor",
        "How many results a request makes is said by `takes` now; it was said by `n`.",
    ),
    "a param that says how long": (
        ("count_params: [n]", "count_params: [n]\n  seconds_param: duration"),
        "outputs.seconds_param",
        "changed minor",
        "How long a result lasts is said by `duration` now; it was said by no param.",
    ),
    "a param that says the format": (
        ("count_params: [n]", "count_params: [n]\n  format_param: length"),
        "outputs.format_param",
        "changed minor",
        "The format of results is said by `length` now; it was said by no param.",
    ),
}


@pytest.mark.parametrize("case", INSIDE.values(), ids=INSIDE)
def test_a_fact_inside_is_told_alone_and_beside_another_of_its_section(
    tmp_path: Path, case: tuple[tuple[str, str], str, str, str]
) -> None:
    edit, fact, way, text = case
    before, after = shop(tmp_path / "old"), shop(tmp_path / "new", edit)
    (one,) = compare(before, after)
    assert told([one]) == [(fact, way)]
    assert one.text == text
    beside = shop(tmp_path / "both", edit, ("max_length: 100", "max_length: 200"))
    assert sorted(told(compare(before, beside))) == sorted(
        [(fact, way), ("params.prompt.max_length", "loosened minor")]
    )


def test_what_no_rule_knows_is_listed_beside_what_one_knows(tmp_path: Path) -> None:
    before = shop(tmp_path / "old")
    after = shop(
        tmp_path / "new",
        ('options: ["4s", "8s", auto]', 'options: ["8s", "4s", auto]'),
        ("doc: One.", "doc: The first."),
    )
    assert [(one.fact, one.text) for one in compare(before, after)] == [
        ("params.look.a.doc", "`a` of `look` is described in other words."),
        ("params.length.options", "The wording of `params.length.options` has changed."),
    ]


def test_a_param_of_another_type_is_one_change_though_its_limits_are_others(
    tmp_path: Path,
) -> None:
    edit = (
        "{type: number, minimum: 1, maximum: 600, default: 5}",
        '{type: enum, options: ["5"], default: "5"}',
    )
    facts = [one.fact for one in compare(shop(tmp_path / "old"), shop(tmp_path / "new", edit))]
    assert facts == ["params.duration.type", "params.duration.default"]


def test_a_limit_of_files_for_all_models_is_told_of_the_gateway_and_of_each_that_has_no_other(
    specs: Path, original: Package
) -> None:
    edited(specs, RIVYA_GATEWAY, "max_bytes: 10485760", "max_bytes: 5242880")
    changes = compare(original, package_of(specs))
    assert set(told(changes)) == {("uploads.image.max_bytes", "tightened major")}
    (one,) = (one for one in changes if one.owner == "rivya")
    assert one.text == (
        "Each image file whose model states no other limit may be at most 5,242,880 bytes now; "
        "it was 10,485,760."
    )
    own = [model.key for gateway in original.gateways for model in gateway.models]
    assert {one.owner for one in changes} - {"rivya"} < set(own)
