"""Rules of real models: both sides of each, as the validator, two JSON Schema validators and the mock see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from gatewright.ir import Model
from gatewright.mock.judge import Judge
from gatewright.render import render
from gatewright.schema import compile_schema, request_schema
from tests.validators.everything import run_rules

from .real import CASES, PARAMS, Case, package

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
    from gatewright.runtime.rules.relations import relation_of, relations

    assert len(CASES) >= 20 and len(PARAMS) >= 10
    stated = {name: model.rules for name in PARAMS for model in [model_of(name)]}
    forms = {type(rule.relation) for rules in stated.values() for rule in rules}
    assert forms == set(relations().values())
    assert relation_of({"needs": "x", "not_with": "y", "param": "z"}) is None


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
    assert "https://example.com/" in violation.source
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
