"""Random and bent bodies of models with rules get one verdict from the validator and two JSON Schema validators."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from gatewright.schema import compile_schema, request_schema
from tests.validators.sampling import Sampler

from .real import CASES, PARAMS
from .test_real_rules import BEYOND, BEYOND_WORDS, check_of, model_of

COUNT = 400


@pytest.mark.parametrize("name", PARAMS)
def test_three_judges_agree(name: str) -> None:
    model = model_of(name)
    sampler, check = Sampler(model), check_of(name)
    schema = request_schema(model)
    theirs = Draft202012Validator(schema)
    rust, own = jsonschema_rs.validator_for(schema), compile_schema(schema)
    broken: set[str] = set()
    made: list[Any] = [sampler.right() for _ in range(COUNT)]
    made += [sampler.bent() for _ in range(COUNT)]
    for body in made:
        found = [one for one in check(body) or [] if one.rule not in BEYOND]
        broken |= {one.fact for one in found}
        assert theirs.is_valid(body) is rust.is_valid(body) is (not found), (body, found)
        assert bool(own(body)) is bool(found), body
    stated = {f"rules.{case.name}" for case in CASES if case.model == name}
    beyond = {
        f"rules.{case.name}" for case in CASES if any(word in case.line for word in BEYOND_WORDS)
    }
    assert stated - beyond <= broken
