"""Rules of real models: both sides of each, as the validator, two JSON Schema validators and the mock see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
import yaml
from jsonschema import Draft202012Validator

from gatewright.ir import Model
from gatewright.mock.judge import Judge
from gatewright.render import render
from gatewright.schema import compile_schema, request_schema
from tests.validators.everything import run_rules

from .real import CASES, PARAMS, SPECS, Case, package, page_of, spec_of, stated

BEYOND = ("at_most", "marks", "sum")
"""Rules that JSON Schema cannot say, as violations name them."""
BEYOND_WORDS = ("{at_most:", "marks:", "sum_at_most:", "sum_is:")
"""What begins them in a spec."""


@cache
def rendered() -> dict[str, str]:
    return render(package())


@cache
def check_of(name: str) -> Callable[[Any], list[Any] | None]:
    model = model_of(name)
    rules = run_rules(rendered(), "image_gateways/reapi", model.attribute)
    check: Callable[[Any], list[Any] | None] = rules["check"]
    return check


def model_of(name: str) -> Model:
    return package().model(f"reapi/{name}")


def bodies(case: Case) -> tuple[dict[str, Any], dict[str, Any]]:
    """(one that breaks the rule, one that keeps it)."""
    return {"model": case.model, **case.breaks}, {"model": case.model, **case.keeps}


def ids(case: Case) -> str:
    return f"{case.model}: {case.name}"


def test_there_are_twenty_rules_at_least_and_every_form_is_among_them() -> None:
    from gatewright.relations import relation_of, relations

    assert len(CASES) >= 20 and len(PARAMS) >= 10
    stated = {name: model.rules for name in PARAMS for model in [model_of(name)]}
    forms = {type(rule.relation) for rules in stated.values() for rule in rules}
    assert forms == set(relations().values())
    assert relation_of({"needs": "x", "not_with": "y", "param": "z"}) is None


@pytest.mark.parametrize("name", SPECS)
def test_a_model_that_has_a_spec_has_the_values_of_that_spec(name: str) -> None:
    own, spec = yaml.load(spec_of(name), yaml.CSafeLoader), stated(name)
    more: dict[str, list[str]] = {}
    for mode in spec.get("modes", {}).values():
        for param, facts in mode.get("params", {}).items():
            more.setdefault(param, []).extend(facts.get("also", []))
    for param, facts in own["params"].items():
        if name == "happyhorse-in-one-list" and param == "media":
            continue  # The list of files is the gateway's, not the model's.
        theirs = spec["params"][param]
        whole = (
            {**theirs, "options": theirs["options"] + more.get(param, [])}
            if "options" in theirs
            else theirs
        )
        assert differing(facts, whole) == [], param
        assert facts.get("options") == whole.get("options"), param


def differing(facts: Any, theirs: Any, at: str = "") -> list[str]:
    """Places of the facts that are not the same there."""
    if isinstance(facts, dict) and isinstance(theirs, dict):
        return [
            place
            for key, value in facts.items()
            for place in differing(value, theirs.get(key), f"{at}/{key}")
        ]
    return [] if facts == theirs else [at]


def test_values_that_part_from_a_spec_are_found() -> None:
    assert differing({"options": ["a", "b"]}, {"options": ["a"], "doc": "x"}) == ["/options"]
    assert differing({"items": {"fields": {"a": {"minimum": 1}}}}, {"items": {"fields": {}}})


OTHERWISE: dict[str, str] = {
    "pictures": "stated of the gateway's own list of files",
    "pictures_beside_a_film": "stated of the gateway's own list of files",
    "images_beside_a_video": "stated as a mode",
    "sizes_of_edits": "stated as a mode",
    "shots_name_films": "stated of the prompt",
    "options_of_series": "stated in words",
}
"""Rules of this table that the spec states in another way."""


@pytest.mark.parametrize("case", [one for one in CASES if one.model in SPECS], ids=ids)
def test_a_rule_of_a_model_that_has_a_spec_is_a_rule_or_a_limit_of_that_spec(case: Case) -> None:
    rule = yaml.safe_load(case.line)
    spec = stated(case.model)
    rules = spec.get("rules", {})
    if case.name in OTHERWISE:
        assert rule not in rules.values()
        return
    assert rule == rules.get(case.name, rule) or "marks" in rule
    assert any(rule.items() <= one.items() for one in rules.values())


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_a_request_that_breaks_a_rule_is_told_so_with_the_way_out_and_one_that_keeps_it_is_right(
    case: Case,
) -> None:
    breaks, keeps = bodies(case)
    check = check_of(case.model)
    assert check(keeps) is None
    (violation,) = check(breaks) or []
    assert str(violation) == case.told
    assert violation.fact == f"rules.{case.name}"
    assert page_of(case.model) in violation.source
    assert set(violation.as_dict()) >= {"path", "rule", "message", "suggestion", "source"}


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_json_schema_says_the_same_or_the_rule_is_listed_as_beyond_it(case: Case) -> None:
    schema = request_schema(model_of(case.model))
    breaks, keeps = bodies(case)
    beyond = any(word in case.line for word in BEYOND_WORDS)
    judges = (
        Draft202012Validator(schema).is_valid,
        jsonschema_rs.validator_for(schema).is_valid,
        lambda body: not compile_schema(schema)(body),
    )
    for judge in judges:
        assert judge(keeps)
        assert judge(breaks) is beyond


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_the_mock_refuses_what_breaks_the_rule_and_takes_what_keeps_it(case: Case) -> None:
    breaks, keeps = bodies(case)
    judge = Judge()
    assert judge.faults(model_of(case.model), keeps) == []
    assert judge.faults(model_of(case.model), breaks) != []
