"""Rules by presence as alternatives: together they allow just what the rules allow."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.relations import relations
from gatewright.render.overloads import Signature, overloads, type_of
from gatewright.render.presence import alternatives, asks
from gatewright.runtime.rules.kinds.object import Object
from gatewright.runtime.rules.relations.base import Arguments, Relation

from .real import package_with

NAMES = tuple("abcde")
ARGUMENTS = Arguments(
    {name: (name,) for name in NAMES},
    dict.fromkeys(NAMES, Object()),
    {},
    lambda name, change: Object(),
)
several = st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True)
together = st.builds(
    lambda word, names: {word: names},
    st.sampled_from(["at_least_one_of", "exactly_one_of", "at_most_one_of"]),
    several,
)
asking = st.builds(
    lambda word, names: {"param": names[0], word: names[1:]},
    st.sampled_from(["needs", "not_with"]),
    several,
)
under = st.builds(
    lambda word, names, what: {"param": names[0], word: names[1:], what: True},
    st.sampled_from(["with", "without"]),
    several,
    st.sampled_from(["required", "forbidden"]),
)


def made(facts: dict[str, Any]) -> tuple[Relation, ...]:
    (form,) = (one for one in relations().values() if one.is_stated_in(facts))
    return form.build(facts, ARGUMENTS, "a page", "rules.x")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(together, asking, under), min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(NAMES), st.booleans(), max_size=2),
)
def test_alternatives_allow_what_the_rules_allow_and_nothing_else(
    stated: list[dict[str, Any]], known: dict[str, bool]
) -> None:
    rules = tuple(rule for facts in stated for rule in made(facts))
    found = alternatives(asks(rules, {}), {(name,): there for name, there in known.items()})
    right = [
        body
        for values in product((True, False), repeat=len(NAMES))
        for body in [{name: 1 for name, there in zip(NAMES, values, strict=True) if there}]
        if all((name in body) is there for name, there in known.items())
        and all(rule.judge(None, body) is None for rule in rules)
    ]
    if not right:
        assert found == ({},)
        return
    for values in product((True, False), repeat=len(NAMES)):
        there = dict(zip(NAMES, values, strict=True))
        if any(there[name] is not value for name, value in known.items()):
            continue
        allowed = any(
            all(there[place[0]] is value for place, value in one.items()) for one in found
        )
        assert allowed is ({name: 1 for name in NAMES if there[name]} in right), there


SPEC = """
id: shown
title: Shown
medium: image
sources:
  page: {title: Shown, url: "https://example.com/shown", read: 2026-11-21}
params:
  prompt: {type: string, role: prompt}
  image: {type: url}
  mask: {type: url}
  duration: {type: integer, options: [5, 8, 10]}
RULES
undocumented: [price]
"""


def signatures(rules: str, modes: str = "") -> list[dict[str, str]]:
    """Of each overload, its arguments that matter: there, None, or fewer options."""
    rows = "rules:\n" + "".join(f"  rule_{n}: {one}\n" for n, one in enumerate(rules.split("; ")))
    built = package_with({"shown": SPEC.replace("RULES", modes + rows.rstrip())})
    return [_shown_arguments(one) for one in overloads(built.model("reapi/shown"))]


def _shown_arguments(one: Signature) -> dict[str, str]:
    found = {param.name: "there" for param in one.params if param.required}
    found |= dict.fromkeys(one.others, "none")
    for param in one.params:
        options = getattr(type_of(param), "options", None)
        if options and options != (5, 8, 10):
            found[param.name] = str(options)
    return found


def test_exactly_one_of_two_is_one_of_them_alone() -> None:
    assert signatures("{exactly_one_of: [prompt, image]}") == [
        {"prompt": "there", "image": "none"},
        {"prompt": "none", "image": "there"},
    ]


def test_what_needs_another_comes_with_it_or_not_at_all() -> None:
    assert signatures("{param: mask, needs: image}") == [{"image": "there"}, {"mask": "none"}]


def test_fewer_options_beside_another_param_are_an_overload() -> None:
    rule = "{param: duration, with: image, options: [5, 8]}"
    assert signatures(rule) == [{"duration": "(5, 8)"}, {"image": "none"}]


def test_rules_part_each_mode_and_what_a_mode_settles_is_settled() -> None:
    modes = """modes:
  edit: {present: [image], params: {duration: {forbidden: true}}}
  text_to_image: {absent: [image]}
"""
    rule = "{param: mask, needs: image}; {at_least_one_of: [prompt, mask]}"
    assert signatures(rule, modes) == [
        {"image": "there", "mask": "there", "duration": "none"},
        {"prompt": "there", "image": "there", "duration": "none"},
        {"prompt": "there", "image": "none", "mask": "none"},
    ]


def test_rules_by_value_and_rules_that_nothing_keeps_tell_a_type_checker_nothing() -> None:
    assert signatures("{param: mask, only_when: {duration: 5}}") == []
    assert signatures("{param: image, when: {duration: 5}, required: true}") == []
    assert signatures("{exactly_one_of: [image, mask]}; {at_least_one_of: [image, mask]}") != []


def test_more_overloads_than_an_editor_can_show_are_none() -> None:
    params = "".join(f"  p{number}: {{type: url}}\n" for number in range(9))
    names = ", ".join(f"p{number}" for number in range(9))
    spec = SPEC.replace("RULES", f"rules:\n  one: {{exactly_one_of: [{names}]}}")
    built = package_with({"shown": spec.replace("rules:", params + "rules:", 1)})
    assert overloads(built.model("reapi/shown")) == ()
