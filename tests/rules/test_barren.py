"""Rules that no request meets or breaks, and keys of elements that there are not: `check` refuses them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from gatewright.check import check
from gatewright.load import Workspace

from .test_mutation import with_data
from .test_mutation import workspace as workspace

HEAD = """id: m
title: M
medium: image
sources:
  page: {title: M, url: "https://example.com/m", read: 2026-11-21}
undocumented: [price]
params:
  prompt: {type: string, role: prompt, required: true}
  size: {type: enum, options: [small, large], default: small}
  style: {type: enum, options: [flat, deep]}
  seconds: {type: integer, minimum: 3, maximum: 15, default: 5}
  hd: {type: boolean, required: true}
  link: {type: url}
  image: {type: url}
  images: {type: list, items: {type: url}, max_items: 4}
  weights: {type: list, items: {type: number, maximum: 0.5}, max_items: 3}
  shots: {type: list, items: {type: object, fields: {said: {type: string}, duration: {type: string}, loud: {type: boolean}}}, max_items: 6}
"""
ALWAYS = "`prompt` is always required, so"
WRONG = {
    # Keys and elements that there are not.
    "{param: shots, each: duraton, sum_is: seconds}": (
        "the elements of `shots` have no key `duraton`; did you mean `duration`?"
    ),
    '{param: shots, each: sad, marks: "<#>", elements_of: images}': (
        "the elements of `shots` have no key `sad`; did you mean `said`?"
    ),
    "{param: shots, each: loud, sum_is: seconds}": "`loud` is never a number",
    "{param: shots, sum_at_most: 3}": (
        "an element of `shots` is never a number; name the key of its elements that counts as `each`"
    ),
    "{param: seconds, sum_at_most: 3}": "`seconds` is not a list, so it has no elements",
    "{param: shots, each: duration, sum_is: hd}": "`hd` is never a number",
    '{param: shots, marks: "<#>", elements_of: images}': "`shots` is never a text; name the key",
    '{param: seconds, marks: "<#{n}#>", maximum: 3}': "`seconds` is never a text",
    '{param: prompt, each: said, marks: "<#{n}#>", maximum: 3}': "`prompt` is not a list, so it has no elements",
    '{param: prompt, marks: "<#{n}#>", minimum: 0.6, maximum: 0.9, decimals: 0}': (
        "no number of 0 decimals is between `minimum` and `maximum`"
    ),
    # By presence.
    "{param: image, needs: prompt}": f"{ALWAYS} no request breaks this rule",
    "{param: image, not_with: prompt}": f"{ALWAYS} `image` can never be given",
    "{param: prompt, not_with: [image, link]}": f"{ALWAYS} `image` can never be given",
    "{at_least_one_of: [image, prompt]}": f"{ALWAYS} no request breaks this rule",
    "{exactly_one_of: [image, prompt]}": f"{ALWAYS} none of the others can be given",
    "{at_most_one_of: [image, prompt]}": f"{ALWAYS} none of the others can be given",
    "{param: prompt, when: {size: large}, required: true}": f"{ALWAYS} this says nothing",
    # Conditions.
    "{param: image, with: prompt, required: true}": f"{ALWAYS} it is always there",
    "{param: image, without: prompt, required: true}": f"{ALWAYS} it is never left out",
    "{param: image, only_when: {size: [small, large]}}": "`size` is always one of these",
    "{param: image, when: {hd: [true, false]}, required: true}": "`hd` is always one of these",
    # Counts and limits.
    "{at_most: 5, of: [images, image]}": "there are never more than 5 elements, so no request breaks",
    "{param: weights, sum_at_most: 1.5}": "no list adds up to more, so no request breaks this rule",
    "{param: seconds, when: {size: large}, maximum: 15}": "`seconds` is not wider than that anyway",
    "{param: seconds, when: {size: large}, minimum: 2}": "`seconds` is not wider than that anyway",
    "{param: style, when: {size: large}, options: [deep, flat]}": "`style` is not wider than that anyway",
}  # fmt: skip
RIGHT = [
    "{param: shots, each: duration, sum_is: seconds}",
    '{param: shots, each: said, marks: "<#>", elements_of: images}',
    "{at_most: 4, of: [images, image]}",
    "{param: weights, sum_at_most: 1.4}",
    "{param: seconds, when: {size: large}, maximum: 14}",
    "{param: image, needs: link}",
    "{param: image, only_when: {style: [flat, deep]}}",
    "{exactly_one_of: [image, link]}",
    '{param: prompt, marks: "<#{n}#>", minimum: 0.6, maximum: 1, decimals: 0}',
]


def faults(workspace: Workspace, rules: str) -> list[str]:
    data: dict[str, Any] = yaml.safe_load(HEAD)
    data["sources"]["page"]["read"] = "2026-11-21"
    data["rules"] = yaml.safe_load(rules)
    return [str(one) for one in check(with_data(workspace, data))]


@pytest.mark.parametrize("rule", WRONG)
def test_a_rule_that_says_nothing_is_refused_once(rule: str, workspace: Workspace) -> None:
    (fault,) = faults(workspace, f"one: {rule}")
    assert WRONG[rule] in fault


@pytest.mark.parametrize("rule", RIGHT)
def test_a_rule_that_some_request_breaks_is_taken(rule: str, workspace: Workspace) -> None:
    assert faults(workspace, f"one: {rule}") == []


@pytest.mark.parametrize(
    "other",
    ["{param: image, not_with: [link, style]}", "{param: link, not_with: image}", "{at_most_one_of: [link, image]}"],
)  # fmt: skip
def test_what_a_param_needs_may_go_with_it(other: str, workspace: Workspace) -> None:
    (fault,) = faults(workspace, f"{{one: {other}, two: {{param: image, needs: link}}}}")
    assert "`one` says that `link` does not go with `image`, so `image` can never be given" in fault


def test_a_param_that_a_mode_changes_may_have_any_rule(workspace: Workspace) -> None:
    data: dict[str, Any] = yaml.safe_load(HEAD)
    data["sources"]["page"]["read"] = "2026-11-21"
    data["modes"] = {
        "edit": {"present": ["image"], "params": {"seconds": {"maximum": 20}}},
        "make": {},
    }
    data["rules"] = {"one": {"param": "seconds", "when": {"size": "large"}, "maximum": 15}}
    assert check(with_data(workspace, data)) == []
