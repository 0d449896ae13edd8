"""Rules that cannot be: `check` says where and what would be right. And rules that came or went."""

from __future__ import annotations

from pathlib import Path

import pytest

from gatewright.check import check
from gatewright.export.markdown.page import page
from gatewright.load import load
from gatewright.markdown import escape, escape_outside_code
from gatewright.release import compare

from .real import PARAMS, package, package_with, spec_of
from .test_real_rules import model_of

HEAD = """id: m
title: M
medium: image
sources:
  page: {title: M, url: "https://example.com/m", read: 2026-11-21}
undocumented: [price]
params:
  prompt: {type: string, role: prompt, required: true}
  size: {type: enum, options: [small, large], default: small}
  seconds: {type: integer, options: [5, 10]}
  hd: {type: boolean, wire: string}
  image: {type: url}
rules:
"""
GONE = "; if the param is gone, take the rule out"
RULES = {
    "{seconds: 5}": "there is no key `seconds` here",
    "{param: image}": "this states no rule; state one of `at_least_one_of`, `at_most`, `at_most_one_of`, "
    "`exactly_one_of`, `marks`, `needs`, `not_with`, `only_when`, `sum_at_most`, `when`, `where`",
    "{param: image, needs: hd, not_with: size}": "`needs` and `not_with` are two rules",
    "{needs: image}": "`param` is missing",
    "{at_most: 3}": "`of` is missing",
    "{param: image, needs: hdd}": "there is no argument `hdd`; did you mean `hd`?" + GONE,
    "{param: image, needs: [hd, image]}": "`image` is named twice in this rule",
    "{at_least_one_of: [image, hd, imag]}": "there is no argument `imag`; did you mean `image`?"
    + GONE,
    "{at_least_one_of: [image]}": "`at_least_one_of` needs at least 2 elements",
    "{param: image, needs: hd, maximum: 3}": "`maximum` does not go with `needs`; state it as a rule of its own",
    "{param: image, only_when: {sise: large}}": "there is no argument `sise`; did you mean `size`?"
    + GONE,
    "{param: image, only_when: {size: huge}}": "`size` is never that: 'huge' is none of small or large",
    "{param: image, only_when: {seconds: [5, 7]}}": "`seconds` is never that: 7 is none of 5 or 10",
    "{param: image, when: {size: large}}": "this rule asks for nothing; add `required: true`",
    "{param: seconds, when: {size: large}, max_length: 5}": "`max_length`",
    "{param: image, when: {size: large}, required: true, forbidden: true}": "what is not taken cannot be required",
    "{param: size, when: {size: large}, required: true}": "`size` cannot decide on itself",
    "{param: prompt, with: image, forbidden: true}": "`prompt` is always required, so it cannot be forbidden",
    '{param: prompt, marks: "<#{n}#>", minimum: 5, maximum: 3}': "`minimum` is above `maximum`, which is 3",
    '{param: prompt, marks: "<#{n}#>"}': "this rule asks for nothing of the number; add `minimum`,",
    '{param: prompt, marks: "{n}s", maximum: 3}': "`marks`",
    '{param: prompt, marks: "<#{n}#>", maximum: 3, elements_of: image}': "`elements_of` does not go with `marks`",
    '{param: prompt, marks: "<#{n}#>", stand: alone}': '`stand` cannot be "alone"; one of apart, between_texts',
    '{param: prompt, marks: "<#>"}': "`elements_of` is missing",
    "{param: image, with: hd, required: false}": "`required` is true, not false",
}


@pytest.mark.parametrize("rule", RULES)
def test_what_is_wrong_with_a_rule_is_told_once_at_its_place(rule: str, tmp_path: Path) -> None:
    import shutil

    from .real import REPO

    root = tmp_path / "specs"
    shutil.copytree(REPO / "specs", root)
    file = root / "models/reapi/m.yaml"
    file.write_text(f"{HEAD}  one: {rule}\n")
    workspace, faults = load(root)
    (fault,) = [*faults, *check(workspace)]
    assert RULES[rule] in str(fault)
    assert f"{file}:14:" in str(fault)


def test_a_rule_that_limits_a_param_of_the_gateway_is_refused(tmp_path: Path) -> None:
    import shutil

    from .real import REPO

    root = tmp_path / "specs"
    shutil.copytree(REPO / "specs", root)
    file = root / "models/rivya/m.yaml"
    rule = "{param: client_request_id, when: {size: large}, max_length: 5}"
    file.write_text(f"{HEAD}  one: {rule}\n")
    workspace, faults = load(root)
    (fault,) = [*faults, *check(workspace)]
    assert "`client_request_id` is a param of the gateway" in str(fault)


def test_an_example_that_breaks_a_rule_is_refused_by_the_words_of_the_rule() -> None:
    text = (
        spec_of("flux-dev") + "examples:\n  one: {model: flux-dev, prompt: x, prompt_strength: 1}\n"
    )
    with pytest.raises(
        AssertionError, match="in this example image is missing, and prompt_strength"
    ):
        package_with({"flux-dev": text})


def test_a_rule_under_another_condition_breaks_and_says_what_it_was() -> None:
    name = "flux-1.1-pro"
    text = spec_of(name)
    before = package_with({name: text})
    after = package_with(
        {name: text.replace("aspect_ratio: custom}, required", 'aspect_ratio: "1:1"}, required')}
    )
    (one,) = compare(before, after)
    assert (one.fact, one.direction, one.verdict, one.text) == (
        "rules.height_of_custom",
        "changed",
        "major",
        "A rule says something else now: `When aspect_ratio is 1:1, height is required`; "
        "it was `When aspect_ratio is custom, height is required`.",
    )
    assert compare(before, before) == []


def test_another_name_of_a_rule_is_no_change_of_what_it_demands() -> None:
    text = spec_of("flux-dev")
    renamed = text.replace("  strength:", "  image_for_strength:")
    assert renamed != text
    changes = compare(package_with({"flux-dev": text}), package_with({"flux-dev": renamed}))
    assert [(one.fact, one.verdict) for one in changes] == [("rules", "patch")]


@pytest.mark.parametrize("name", PARAMS)
def test_documents_say_each_rule(name: str) -> None:
    model = model_of(name)
    text = page(package().gateway("reapi"), model)
    assert model.rules and "## Rules" in text
    for rule in model.rules:
        words = rule.relation.words()
        assert escape(words) in text or escape_outside_code(words) in text or words in text
