"""Rules between params in two releases: a changed one says which way it went, from what to what."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.ir import Package
from gatewright.release import Change, compare, verdict_of

from ..generator.pricing import BASE
from ..mock.shops import write
from .conftest import package_of

OBJECTS = """\
  shots:
    type: list
    max_items: 9
    items:
      type: object
      fields:
        kind: {type: enum, options: [still, film, sound]}
        seconds: {type: number, minimum: 1}
  pauses: {type: string}
"""
WIDER, NARROWER, OTHER = "loosened minor", "tightened major", "changed major"
CASES = {
    "more elements": (
        "{at_most: 3, of: [pictures, picture]}",
        "{at_most: 4, of: [pictures, picture]}",
        WIDER,
        "A rule allows more now: `Give at most 4 elements in pictures and picture together`; "
        "it was `Give at most 3 elements in pictures and picture together`.",
    ),
    "fewer params counted": (
        "{at_most: 3, of: [pictures, picture, shots]}",
        "{at_most: 3, of: [pictures, shots]}",
        WIDER,
        "",
    ),
    "more elements of a kind": (
        "{param: shots, where: {kind: still}, at_most: 3}",
        "{param: shots, where: {kind: still}, at_most: 4}",
        WIDER,
        "at most 4 elements of shots whose kind is still`; it was `Give at most 3 ",
    ),
    "more kinds of elements counted": (
        "{param: shots, where: {kind: still}, at_most: 3}",
        "{param: shots, where: {kind: [still, film]}, at_most: 3}",
        NARROWER,
        "",
    ),
    "more kinds of elements that do": (
        "{param: shots, where: {kind: still}, at_least: 3}",
        "{param: shots, where: {kind: [still, film]}, at_least: 3}",
        WIDER,
        "",
    ),
    "fewer elements are enough": (
        "{param: shots, where: {kind: still}, at_least: 3}",
        "{param: shots, where: {kind: still}, at_least: 2}",
        WIDER,
        "",
    ),
    "fewest became most": (
        "{param: shots, where: {kind: still}, at_least: 3}",
        "{param: shots, where: {kind: still}, at_most: 3}",
        OTHER,
        "",
    ),
    "a larger number under a condition": (
        "{param: duration, when: {resolution: 4k}, maximum: 5}",
        "{param: duration, when: {resolution: 4k}, maximum: 6}",
        WIDER,
        "A rule allows more now: `When resolution is 4k, duration is 1 to 6`; "
        "it was `When resolution is 4k, duration is 1 to 5`.",
    ),
    "another range under a condition": (
        "{param: duration, when: {resolution: 4k}, minimum: 2, maximum: 5}",
        "{param: duration, when: {resolution: 4k}, minimum: 3, maximum: 6}",
        OTHER,
        "",
    ),
    "a condition of fewer values": (
        "{param: duration, when: {resolution: [4k, 1080p]}, maximum: 5}",
        "{param: duration, when: {resolution: 4k}, maximum: 5}",
        WIDER,
        "",
    ),
    "one condition more": (
        "{param: duration, when: {resolution: 4k}, maximum: 5}",
        "{param: duration, when: {resolution: 4k, sound: true}, maximum: 5}",
        WIDER,
        "",
    ),
    "required no more, forbidden": (
        "{param: seed, with: picture, required: true}",
        "{param: seed, with: picture, forbidden: true}",
        OTHER,
        "A rule says something else now: `When picture is there, do not give seed`; it was "
        "`When picture is there, seed is required`.",
    ),
    "taken with more values": (
        "{param: seed, only_when: {resolution: [720p, 1080p]}}",
        "{param: seed, only_when: {resolution: [720p, 1080p, 4k]}}",
        WIDER,
        "`Give seed only when resolution is 720p, 1080p or 4k`; it was",
    ),
    "taken under one condition more": (
        "{param: seed, only_when: {resolution: 4k}}",
        "{param: seed, only_when: {resolution: 4k, sound: true}}",
        NARROWER,
        "",
    ),
    "one more of which some is there": (
        "{at_least_one_of: [picture, size]}",
        "{at_least_one_of: [picture, size, voice]}",
        WIDER,
        "`Give at least one of picture, size or voice`; it was `Give at least one of picture",
    ),
    "one more of which one is there at most": (
        "{at_most_one_of: [picture, seed]}",
        "{at_most_one_of: [picture, seed, voice]}",
        NARROWER,
        "",
    ),
    "one more of which exactly one is there": (
        "{exactly_one_of: [picture, size]}",
        "{exactly_one_of: [picture, size, voice]}",
        OTHER,
        "",
    ),
    "fewer that it does not go with": (
        "{param: seed, not_with: [picture, pictures]}",
        "{param: seed, not_with: picture}",
        WIDER,
        "",
    ),
    "asked by another": (
        "{param: voice, needs: seed}",
        "{param: picture, needs: seed}",
        OTHER,
        "",
    ),
    "a larger sum": (
        "{param: shots, each: seconds, sum_at_most: 10}",
        "{param: shots, each: seconds, sum_at_most: 15}",
        WIDER,
        "",
    ),
    "a sum that another says": (
        "{param: shots, each: seconds, sum_at_most: 10}",
        "{param: shots, each: seconds, sum_is: duration}",
        OTHER,
        "",
    ),
    "longer pauses": (
        '{param: pauses, marks: "<#{n}#>", maximum: 9}',
        '{param: pauses, marks: "<#{n}#>", maximum: 10}',
        WIDER,
        "",
    ),
    "pauses of any length": (
        '{param: pauses, marks: "<#{n}#>", minimum: 1, decimals: 2}',
        '{param: pauses, marks: "<#{n}#>", decimals: 2}',
        WIDER,
        "",
    ),
    "marks of another form": (
        '{param: prompt, marks: "<<#>>", elements_of: pictures}',
        '{param: prompt, marks: "@#", elements_of: pictures}',
        OTHER,
        "",
    ),
}
REVERSE = {WIDER: NARROWER, NARROWER: WIDER, OTHER: OTHER}


def ruled(root: Path, rules: str, base: str = BASE) -> Package:
    """The package of a model with these rules, one a line."""
    text = base.replace("params:\n", f"params:\n{OBJECTS}")
    stated = f"rules:\n{rules}\n" if rules else ""
    return package_of(write(root, model=text.replace("price:\n", f"{stated}price:\n")))


def told(changes: list[Change]) -> list[tuple[str, str]]:
    """(fact, direction and verdict) of each."""
    return [(one.fact, f"{one.direction} {one.verdict}") for one in changes]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_changed_rule_is_one_change_with_a_direction(
    tmp_path: Path, case: tuple[str, str, str, str]
) -> None:
    old, new, way, text = case
    before, after = (
        ruled(tmp_path / name, f"  own: {rule}") for name, rule in (("old", old), ("new", new))
    )
    (there,) = compare(before, after)
    assert told([there]) == [("rules.own", way)]
    assert text in there.text and there.text.endswith(".")
    assert there.old in there.text and there.new in there.text
    assert told(compare(after, before)) == [("rules.own", REVERSE[way])]
    assert compare(after, after) == []


def test_limits_of_a_param_are_no_change_of_a_rule_that_only_requires_it(tmp_path: Path) -> None:
    rules = "  seeded: {param: seed, with: picture, required: true}\n  other: {param: seed, only_when: {sound: true}}"
    before = ruled(tmp_path / "old", rules)
    after = ruled(tmp_path / "new", rules, BASE.replace("maximum: 9\n", "maximum: 99\n"))
    assert told(compare(before, after)) == [("params.seed.maximum", WIDER)]


def test_a_limit_that_a_rule_takes_from_its_param_is_told_of_the_param_only(tmp_path: Path) -> None:
    rule = "  own: {param: seed, with: picture, minimum: 3}"
    wide = BASE.replace("maximum: 9\n", "maximum: 99\n")
    before, after = ruled(tmp_path / "old", rule), ruled(tmp_path / "new", rule, wide)
    assert told(compare(before, after)) == [("params.seed.maximum", WIDER)]
    both = ruled(tmp_path / "both", rule.replace("3", "2"), wide)
    assert told(compare(before, both)) == [("params.seed.maximum", WIDER), ("rules.own", WIDER)]


def test_a_default_that_makes_a_condition_hold_makes_the_rule_ask_more(tmp_path: Path) -> None:
    rule = "  own: {param: seed, when: {resolution: 4k}, forbidden: true}"
    before = ruled(tmp_path / "old", rule)
    after = ruled(tmp_path / "new", rule, BASE.replace("default: 720p", "default: 4k"))
    own = [one for one in compare(before, after) if one.fact == "rules.own"]
    assert told(own) == [("rules.own", NARROWER)]
    assert own[0].text.endswith("; it holds where `resolution` is left out.")
    assert (own[0].old, own[0].new) == ([False], [True])


def test_rules_are_known_again_by_what_they_ask_then_by_name_then_by_subject(
    tmp_path: Path,
) -> None:
    first = "{param: seed, with: picture, maximum: 5}"
    second = "{param: seed, with: voice, maximum: 7}"
    before = ruled(tmp_path / "old", f"  one: {first}\n  two: {second}")
    swapped = ruled(tmp_path / "swapped", f"  two: {first}\n  one: {second}")
    assert told(compare(before, swapped)) == [("rules", "changed patch")]
    renamed = ruled(
        tmp_path / "new", f"  three: {first.replace('5', '6')}\n  two: {second.replace('7', '6')}"
    )
    assert told(compare(before, renamed)) == [("rules.two", NARROWER), ("rules.three", WIDER)]


ABOUT_NEW = (
    "{param: mask, needs: picture}",
    "{param: mask, not_with: seed}",
    "{param: seed, not_with: mask}",
    "{param: mask, only_when: {sound: true}}",
    "{param: mask, with: picture, forbidden: true}",
    "{param: seed, with: mask, required: true}",
    "{param: seed, when: {grain: fine}, maximum: 5}",
    "{at_most_one_of: [picture, mask]}",
    "{at_most: 3, of: [masks, mask]}",
    "{param: masks, without: picture, max_items: 2}",
)
"""Rules that no request without a new param breaks."""
ABOUT_OLD = (
    "{param: picture, needs: mask}",
    "{param: mask, with: seed, required: true}",
    "{param: seed, without: mask, maximum: 5}",
    "{param: seed, only_when: {grain: fine}}",
    "{param: seed, when: {grain: rough}, maximum: 5}",
    "{at_least_one_of: [size, mask]}",
    "{exactly_one_of: [size, mask]}",
    "{at_most_one_of: [picture, seed, mask]}",
    "{at_most: 3, of: [pictures, mask]}",
)
"""Rules that also refuse what was taken before."""
NEW_PARAMS = """\
  mask: {type: url}
  masks: {type: list, items: {type: url}, max_items: 4}
  grain: {type: enum, options: [rough, fine], default: rough}
"""


@pytest.mark.parametrize("rule", [*ABOUT_NEW, *ABOUT_OLD])
def test_a_rule_that_only_new_params_can_break_comes_with_them(tmp_path: Path, rule: str) -> None:
    more = BASE.replace("params:\n", f"params:\n{NEW_PARAMS}")
    before, after = ruled(tmp_path / "old", ""), ruled(tmp_path / "new", f"  own: {rule}", more)
    changes = compare(before, after)
    way = "added minor" if rule in ABOUT_NEW else NARROWER
    assert [one for one in told(changes) if one[0].startswith("rules")] == [("rules.own", way)]
    assert verdict_of(changes) == way.split()[1]


def test_a_rule_that_came_tightens_and_one_that_went_loosens(tmp_path: Path) -> None:
    rule = "  own: {at_most_one_of: [picture, seed]}"
    without, with_it = ruled(tmp_path / "old", ""), ruled(tmp_path / "new", rule)
    assert told(compare(without, with_it)) == [("rules.own", NARROWER)]
    assert told(compare(with_it, without)) == [("rules.own", WIDER)]
    other = ruled(tmp_path / "other", "  own: {at_least_one_of: [picture, size]}")
    assert told(compare(with_it, other)) == [("rules.own", NARROWER), ("rules.own", WIDER)]
